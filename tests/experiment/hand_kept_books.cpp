// SPDX-License-Identifier: Apache-2.0
#include "tests/experiment/hand_kept_books.hpp"

#include <algorithm>

namespace dowith {

HandKeptBooks::HandKeptBooks() {
    district_.neighbourhoods.emplace_back();
    home().id = NeighbourhoodId{0U};
    for (const Account who : {ann, ben}) {
        Member member;
        member.citizen = CitizenId{who.number};
        member.floor = -8;
        member.cap = 40;
        bank().members.push_back(member);
    }
    recorder_.begin(0, district_);
}

void HandKeptBooks::week(const std::vector<Transaction>& moved) {
    bank().transactions = moved;
    for (const Transaction& each : moved) {
        book(each.from, -each.amount);
        book(each.to, each.amount);
    }
    recorder_.see(district_, week_++);
}

Ledger HandKeptBooks::close() {
    recorder_.end(district_);
    return ledger_;
}

void HandKeptBooks::book(Account account, QuarterHours amount) {
    switch (account.holder) {
    case Holder::member:
        bank().member(CitizenId{account.number})->balance += amount;
        break;
    case Holder::pot:
        bank().pot += amount;
        break;
    case Holder::issuer:
        bank().issued += std::max<QuarterHours>(-amount, 0);
        bank().retired += std::max<QuarterHours>(amount, 0);
        break;
    case Holder::venue:
        bank().venues += amount;
        bank().retired += amount;
        break;
    case Holder::organisation:
        break;
    }
}

Ledger busy_ledger() {
    using Books = HandKeptBooks;
    Books books;
    books.week({{Books::issuer, Books::ann, 8, 0, Movement::gift},
                {Books::issuer, Books::ben, 8, 0, Movement::gift}});
    books.week({Books::exchange(Books::ann, Books::ben, 12),  // ann at -1 h
                Books::exchange(Books::ben, Books::ann, 2)}); // ben at 4.5 h
    books.week({{Books::ben, Books::pot, 4, 0, Movement::donation},
                {Books::ben, Books::venue, 4, 0, Movement::spending},
                {Books::ben, Books::issuer, 3, 0, Movement::expiry}});
    return books.close();
}

} // namespace dowith
