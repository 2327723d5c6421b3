// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/ledger_recorder.hpp"

#include <algorithm>
#include <tuple>

namespace dowith {
namespace {

std::int32_t number(Holder holder) { return static_cast<std::int32_t>(holder); }

/// What the bank says of an account. The issuer owes what it issued, less what came back to it and
/// not to venues.
QuarterHours balance_of(const TimeBank& bank, Account account) {
    switch (account.holder) {
    case Holder::member: {
        const Member* const member = bank.member(CitizenId{account.number});
        return member != nullptr ? member->balance : 0;
    }
    case Holder::organisation:
        return account.number < bank.organisations.size() ? bank.organisations[account.number] : 0;
    case Holder::pot:
        return bank.pot;
    case Holder::issuer:
        return bank.retired - bank.venues - bank.issued;
    case Holder::venue:
        break;
    }
    return bank.venues;
}

/// All accounts that there are now, in order of holder and number.
std::vector<Account> accounts_of(const TimeBank& bank) {
    std::vector<Account> accounts;
    for (const Member& each : bank.members) {
        accounts.push_back({Holder::member, each.citizen.value});
    }
    for (std::uint32_t service = 0; service < bank.organisations.size(); ++service) {
        accounts.push_back({Holder::organisation, service});
    }
    for (const Holder holder : {Holder::pot, Holder::issuer, Holder::venue}) {
        accounts.push_back({holder, 0});
    }
    return accounts;
}

bool is_before(Account a, Account b) {
    return std::tuple{a.holder, a.number} < std::tuple{b.holder, b.number};
}

/// The accounts that moved this week, each once, in order.
std::vector<Account> moved_in(const TimeBank& bank) {
    std::vector<Account> moved;
    for (const Transaction& each : bank.transactions) {
        moved.insert(moved.end(), {each.from, each.to});
    }
    std::sort(moved.begin(), moved.end(), is_before);
    moved.erase(std::unique(moved.begin(), moved.end()), moved.end());
    return moved;
}

/// Whether there was ever anything to keep books about.
bool keeps_books(const TimeBank& bank) {
    return !bank.members.empty() || !bank.transactions.empty() || bank.issued != 0;
}

LedgerTransaction transaction_row(BookPlace book, std::int32_t week, const Transaction& moved) {
    return {book,
            week,
            number(moved.from.holder),
            static_cast<std::int32_t>(moved.from.number),
            number(moved.to.holder),
            static_cast<std::int32_t>(moved.to.number),
            moved.amount,
            moved.true_hours,
            static_cast<std::int32_t>(moved.movement)};
}

LedgerBalance
balance_row(BookPlace book, std::int32_t week, const TimeBank& bank, Account account) {
    LedgerBalance row{book,
                      week,
                      number(account.holder),
                      static_cast<std::int32_t>(account.number),
                      balance_of(bank, account)};
    const Member* const member =
        account.holder == Holder::member ? bank.member(CitizenId{account.number}) : nullptr;
    if (member != nullptr) {
        row.floor = member->floor;
        row.cap = member->cap;
    }
    return row;
}

LedgerWeek week_row(BookPlace book, std::int32_t week, const TimeBank& bank) {
    return {book, week, bank.in_circulation(), bank.issued, bank.retired};
}

bool is_same(const LedgerAccount& row, BookPlace book, Account account) {
    return static_cast<const BookPlace&>(row) == book && row.holder == number(account.holder) &&
           row.number == static_cast<std::int32_t>(account.number);
}

/// Where an account stands, or should stand, among rows in order of book, holder and number.
std::vector<LedgerAccount>::iterator
place_of(std::vector<LedgerAccount>& rows, std::size_t first, BookPlace book, Account account) {
    const auto key =
        std::tuple{book, number(account.holder), static_cast<std::int32_t>(account.number)};
    return std::lower_bound(
        rows.begin() + static_cast<std::ptrdiff_t>(first),
        rows.end(),
        key,
        [](const LedgerAccount& row, const auto& wanted) {
            return std::tuple{static_cast<const BookPlace&>(row), row.holder, row.number} < wanted;
        });
}

} // namespace

LedgerRecorder::LedgerRecorder(std::uint32_t world, Ledger& ledger)
    : world_{static_cast<std::int32_t>(world)}, ledger_{&ledger} {}

BookPlace LedgerRecorder::book_of(const Neighbourhood& home) const {
    return {policy_, world_, static_cast<std::int32_t>(home.id.value)};
}

void LedgerRecorder::save(StateSink& to) const {
    save_state(policy_, to);
    save_state(first_account_, to);
}

void LedgerRecorder::load(StateSource& from) {
    load_state(policy_, from);
    load_state(first_account_, from);
}

void LedgerRecorder::begin(std::int32_t policy, const District<Neighbourhood>& district) {
    policy_ = policy;
    first_account_ = ledger_->accounts.size();
    for (const Neighbourhood& home : district.neighbourhoods) {
        if (!keeps_books(home.bank)) {
            continue;
        }
        ledger_->weeks.push_back(week_row(book_of(home), before_the_first_week, home.bank));
        for (const Account account : accounts_of(home.bank)) {
            ledger_->accounts.push_back({book_of(home),
                                         number(account.holder),
                                         static_cast<std::int32_t>(account.number),
                                         balance_of(home.bank, account),
                                         0});
        }
    }
}

void LedgerRecorder::see(const District<Neighbourhood>& district, std::int32_t week) {
    for (const Neighbourhood& home : district.neighbourhoods) {
        if (keeps_books(home.bank)) {
            see_book(home, week);
        }
    }
}

void LedgerRecorder::see_book(const Neighbourhood& home, std::int32_t week) {
    const TimeBank& bank = home.bank;
    const BookPlace book = book_of(home);
    for (const Transaction& each : bank.transactions) {
        ledger_->transactions.push_back(transaction_row(book, week, each));
    }
    for (const Account account : moved_in(bank)) {
        ledger_->balances.push_back(balance_row(book, week, bank, account));
    }
    ledger_->weeks.push_back(week_row(book, week, bank));
}

void LedgerRecorder::end(const District<Neighbourhood>& district) {
    std::vector<LedgerAccount>& rows = ledger_->accounts;
    for (const Neighbourhood& home : district.neighbourhoods) {
        if (!keeps_books(home.bank)) {
            continue;
        }
        const BookPlace book = book_of(home);
        for (const Account account : accounts_of(home.bank)) {
            auto place = place_of(rows, first_account_, book, account);
            if (place == rows.end() || !is_same(*place, book, account)) {
                place = rows.insert(
                    place,
                    {book, number(account.holder), static_cast<std::int32_t>(account.number)});
            }
            place->closing = balance_of(home.bank, account);
        }
    }
}

} // namespace dowith
