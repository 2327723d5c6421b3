// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/ledger_audit.hpp"

#include "tests/experiment/hand_kept_books.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace dowith;

namespace {

constexpr Account ann = HandKeptBooks::ann;
constexpr Account ben = HandKeptBooks::ben;
constexpr Account pot = HandKeptBooks::pot;

Transaction exchange(Account from, Account to, QuarterHours amount) {
    return HandKeptBooks::exchange(from, to, amount);
}

std::optional<LedgerFault> fault_in(const Ledger& ledger) {
    return first_fault(audit_ledger(ledger));
}

} // namespace

SCENARIO("books that were kept well add up, and their sums are told") {
    const auto audits = audit_ledger(busy_ledger());
    REQUIRE(audits.size() == 1);
    CHECK_FALSE(audits[0].first_fault.has_value());
    CHECK(audits[0].faults == 0);
    CHECK(audits[0].transactions == 7);
    CHECK(audits[0].logged == 14);
    CHECK(audits[0].issued == 16);
    CHECK(audits[0].retired == 7);
    CHECK(audits[0].accounts == 5); // two members, pot, issuer and venue
}

SCENARIO("an empty ledger has nothing to add up") {
    CHECK(audit_ledger({}).empty());
    CHECK_FALSE(fault_in({}).has_value());
}

SCENARIO("one amount that was changed is found, with its week, its account and by how much") {
    Ledger ledger = busy_ledger();
    ledger.transactions[2].quarter_hours = 11; // ann paid 12
    const auto fault = fault_in(ledger);
    REQUIRE(fault.has_value());
    CHECK(fault->week == 1);
    CHECK(fault->what == "member 1 has a balance that is not what was moved");
    CHECK(fault->expected == -1);
    CHECK(fault->found == -2);
}

SCENARIO("every number of the books is guarded") {
    const Ledger whole = busy_ledger();
    const auto is_caught = [&](auto tamper) {
        Ledger ledger = whole;
        tamper(ledger);
        return fault_in(ledger).has_value();
    };
    for (std::size_t i = 0; i < whole.transactions.size(); ++i) {
        INFO("transaction " << i);
        CHECK(is_caught([i](Ledger& all) { all.transactions[i].quarter_hours += 1; }));
        CHECK(is_caught([i](Ledger& all) { all.transactions[i].quarter_hours = -1; }));
        CHECK(is_caught([i](Ledger& all) { all.transactions[i].to_number += 7; }));
        CHECK(is_caught([i](Ledger& all) { all.transactions[i].from_number += 7; }));
        CHECK(is_caught([i](Ledger& all) { all.transactions[i].week += 1; }));
        CHECK(is_caught([i](Ledger& all) { all.transactions[i].neighbourhood += 1; }));
        CHECK(is_caught([i](Ledger& all) {
            all.transactions.erase(all.transactions.begin() + static_cast<std::ptrdiff_t>(i));
        }));
    }
    for (std::size_t i = 0; i < whole.balances.size(); ++i) {
        INFO("balance " << i);
        CHECK(is_caught([i](Ledger& all) { all.balances[i].balance += 1; }));
    }
    for (std::size_t i = 0; i < whole.accounts.size(); ++i) {
        INFO("account " << i);
        CHECK(is_caught([i](Ledger& all) { all.accounts[i].closing += 1; }));
        CHECK(is_caught([i](Ledger& all) { all.accounts[i].opening += 1; }));
    }
    for (std::size_t i = 0; i < whole.weeks.size(); ++i) {
        INFO("week " << i);
        CHECK(is_caught([i](Ledger& all) { all.weeks[i].circulating += 1; }));
        CHECK(is_caught([i](Ledger& all) { all.weeks[i].issued += 1; }));
        CHECK(is_caught([i](Ledger& all) { all.weeks[i].retired += 1; }));
    }
}

SCENARIO("a payment below the floor is a fault, though every sum is right") {
    HandKeptBooks books;
    books.week({exchange(ann, ben, 8)});
    books.week({exchange(ann, ben, 1)});
    const auto fault = fault_in(books.close());
    REQUIRE(fault.has_value());
    CHECK(fault->week == 1);
    CHECK(fault->what == "member 1 paid below the floor");
    CHECK(fault->expected == -8);
    CHECK(fault->found == -9);
}

SCENARIO("an earning above the cap is a fault, and so is one within a week that ends below it") {
    HandKeptBooks books;
    books.bank().member(CitizenId{1U})->floor = -100;
    books.week({exchange(ann, ben, 41), exchange(ben, ann, 5)});
    const auto fault = fault_in(books.close());
    REQUIRE(fault.has_value());
    CHECK(fault->what == "member 4 earned above the cap");
    CHECK(fault->expected == 40);
    CHECK(fault->found == 41);
}

SCENARIO("rules may take a member where no exchange may") {
    HandKeptBooks books;
    books.week({{ann, pot, 20, 0, Movement::leaving}});
    CHECK_FALSE(fault_in(books.close()).has_value());
}

SCENARIO("credits that a bank makes up without moving them are found") {
    HandKeptBooks books;
    books.week({exchange(ann, ben, 4)});
    books.bank().member(CitizenId{4U})->balance += 1;
    books.week({});
    const auto fault = fault_in(books.close());
    REQUIRE(fault.has_value());
    CHECK(fault->week == 1);
    CHECK(fault->what == "the sum of all balances is not what was moved");
    CHECK(fault->found - fault->expected == 1);
}

SCENARIO("a member who leaves with nothing leaves the books in order, with credits not") {
    HandKeptBooks books;
    books.week({exchange(ann, ben, 4)});
    GIVEN("the pot takes what they owe") {
        books.week({{pot, ann, 4, 0, Movement::leaving}});
        books.bank().members.erase(books.bank().members.begin());
        books.week({});
        CHECK_FALSE(fault_in(books.close()).has_value());
    }
    GIVEN("nobody does") {
        books.bank().members.erase(books.bank().members.begin());
        books.week({});
        CHECK(fault_in(books.close()).has_value());
    }
}

SCENARIO("each policy has its own verdict") {
    Ledger ledger = busy_ledger();
    Ledger other = busy_ledger();
    other.transactions[2].quarter_hours = 11;
    const auto move_to_policy_2 = [](auto& rows) {
        for (auto& row : rows) {
            row.policy = 2;
        }
    };
    move_to_policy_2(other.transactions);
    move_to_policy_2(other.balances);
    move_to_policy_2(other.accounts);
    move_to_policy_2(other.weeks);
    const auto append = [](auto& all, const auto& more) {
        all.insert(all.end(), more.begin(), more.end());
    };
    append(ledger.transactions, other.transactions);
    append(ledger.balances, other.balances);
    append(ledger.accounts, other.accounts);
    append(ledger.weeks, other.weeks);
    const auto audits = audit_ledger(ledger);
    REQUIRE(audits.size() == 2);
    CHECK(audits[0].faults == 0);
    CHECK(audits[1].policy == 2);
    CHECK(audits[1].faults == 1);
    CHECK(first_fault(audits)->book.policy == 2);
}
