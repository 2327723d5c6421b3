// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/ledger_audit.hpp"

#include "sim/kernel/text.hpp"

#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dowith {
namespace {

using AccountKey = std::pair<std::int32_t, std::int32_t>; // holder, number

/// More than mankind has to give in a week; sums of fewer hours cannot overflow.
constexpr QuarterHours amount_max = QuarterHours{1} << 43U;

constexpr auto member_holder = static_cast<std::int32_t>(Holder::member);

/// Venues and the issuer stand outside: what they have does not circulate.
bool circulates(std::int32_t holder) {
    return holder != static_cast<std::int32_t>(Holder::issuer) &&
           holder != static_cast<std::int32_t>(Holder::venue);
}

std::string account_name(AccountKey account) {
    const auto [holder, number] = account;
    const auto names = holder_names();
    if (holder < 0 || static_cast<std::size_t>(holder) >= names.size()) {
        return str("account ", number, " of the unknown holder ", holder);
    }
    const std::string name{names[static_cast<std::size_t>(holder)]};
    const bool is_many = holder <= static_cast<std::int32_t>(Holder::organisation);
    return is_many ? str(name, " ", number) : "the " + name;
}

/// All rows of one neighbourhood's book, by week.
struct Book {
    std::map<std::int32_t, std::vector<const LedgerTransaction*>> transactions;
    std::map<std::int32_t, std::vector<const LedgerBalance*>> balances;
    std::map<std::int32_t, const LedgerWeek*> weeks;
    std::vector<const LedgerAccount*> accounts;

    [[nodiscard]] std::set<std::int32_t> all_weeks() const {
        std::set<std::int32_t> all;
        for (const auto& [week, rows] : transactions) {
            all.insert(week);
        }
        for (const auto& [week, rows] : balances) {
            all.insert(week);
        }
        for (const auto& [week, row] : weeks) {
            all.insert(week);
        }
        return all;
    }
};

std::map<BookPlace, Book> books_of(const Ledger& ledger) {
    std::map<BookPlace, Book> books;
    for (const LedgerTransaction& row : ledger.transactions) {
        books[row].transactions[row.week].push_back(&row);
    }
    for (const LedgerBalance& row : ledger.balances) {
        books[row].balances[row.week].push_back(&row);
    }
    for (const LedgerAccount& row : ledger.accounts) {
        books[row].accounts.push_back(&row);
    }
    for (const LedgerWeek& row : ledger.weeks) {
        books[row].weeks[row.week] = &row;
    }
    return books;
}

/// Goes through one book from its first page to its last.
class Auditor {
  public:
    Auditor(BookPlace place, const Book& book, PolicyAudit& audit)
        : place_{place}, book_{book}, audit_{audit} {}

    void run() {
        open();
        for (const std::int32_t week : book_.all_weeks()) {
            week_ = week;
            replay();
            compare_balances();
            compare_sums();
        }
        week_.reset();
        close();
    }

    [[nodiscard]] std::size_t accounts() const { return balances_.size(); }

    [[nodiscard]] const std::optional<LedgerFault>& fault() const { return fault_; }

  private:
    /// Keeps the first thing that does not hold; the rest is only worth its sums.
    /// `what` begins with the account's name, where one is meant.
    void expect(bool holds,
                const char* what,
                QuarterHours expected,
                QuarterHours found,
                std::optional<AccountKey> account = {}) {
        if (!holds && !fault_) {
            const std::string who = account ? account_name(*account) + " " : "";
            fault_ = LedgerFault{place_, week_, who + what, expected, found};
        }
    }

    void open() {
        for (const LedgerAccount* row : book_.accounts) {
            balances_[{row->holder, row->number}] = row->opening;
            circulating_ += circulates(row->holder) ? row->opening : 0;
        }
        const auto start = book_.weeks.find(before_the_first_week);
        if (start != book_.weeks.end()) { // else the bank opened later, and nothing was issued yet
            issued_ = start->second->issued;
            retired_ = start->second->retired;
        }
    }

    void replay() {
        limits_.clear();
        if (const auto found = book_.balances.find(*week_); found != book_.balances.end()) {
            for (const LedgerBalance* row : found->second) {
                limits_[{row->holder, row->number}] = row;
            }
        }
        if (const auto found = book_.transactions.find(*week_); found != book_.transactions.end()) {
            for (const LedgerTransaction* row : found->second) {
                move(*row);
            }
        }
    }

    void move(const LedgerTransaction& row) {
        const AccountKey from{row.from_holder, row.from_number};
        const AccountKey to{row.to_holder, row.to_number};
        const bool is_possible = row.quarter_hours >= 0 && row.quarter_hours <= amount_max;
        expect(is_possible, "a transaction is of an impossible amount", 0, row.quarter_hours);
        expect(from != to, "pays itself", 0, row.quarter_hours, from);
        if (!is_possible) {
            return;
        }
        balances_[from] -= row.quarter_hours;
        balances_[to] += row.quarter_hours;
        const QuarterHours entering = circulates(row.from_holder) ? 0 : row.quarter_hours;
        const QuarterHours leaving = circulates(row.to_holder) ? 0 : row.quarter_hours;
        issued_ += entering;
        retired_ += leaving;
        circulating_ += entering - leaving;
        audit_.issued += entering;
        audit_.retired += leaving;
        ++audit_.transactions;
        check_limits(from, -1, row);
        check_limits(to, 1, row);
        if (row.movement == static_cast<std::int32_t>(Movement::exchange)) {
            audit_.logged += row.quarter_hours;
            audit_.given += row.true_quarter_hours;
            expect(row.quarter_hours <= row.true_quarter_hours,
                   "earned more than the time they gave",
                   row.true_quarter_hours,
                   row.quarter_hours,
                   to);
        }
    }

    /// A payment may not pass the floor, nor an earning the cap; what rules move may.
    void check_limits(AccountKey account, int direction, const LedgerTransaction& row) {
        const auto found = limits_.find(account);
        expect(found != limits_.end(),
               "moved, and the bank says nothing of it",
               balances_[account],
               0,
               account);
        if (found == limits_.end()) {
            return;
        }
        const bool is_trade = row.movement == static_cast<std::int32_t>(Movement::exchange) &&
                              account.first == member_holder && row.quarter_hours > 0;
        if (!is_trade) {
            return;
        }
        const LedgerBalance& limits = *found->second;
        if (direction < 0) {
            expect(balances_[account] >= limits.floor,
                   "paid below the floor",
                   limits.floor,
                   balances_[account],
                   account);
        } else {
            expect(balances_[account] <= limits.cap,
                   "earned above the cap",
                   limits.cap,
                   balances_[account],
                   account);
        }
    }

    void compare_balances() {
        for (const auto& [account, row] : limits_) {
            expect(balances_[account] == row->balance,
                   "has a balance that is not what was moved",
                   balances_[account],
                   row->balance,
                   account);
        }
    }

    void compare_sums() {
        const auto found = book_.weeks.find(*week_);
        expect(found != book_.weeks.end(), "the sums of the week are missing", circulating_, 0);
        if (found == book_.weeks.end()) {
            return;
        }
        const LedgerWeek& row = *found->second;
        expect(circulating_ == row.circulating,
               "the sum of all balances is not what was moved",
               circulating_,
               row.circulating);
        expect(issued_ == row.issued, "what was issued is not what was moved", issued_, row.issued);
        expect(retired_ == row.retired,
               "what was retired is not what was moved",
               retired_,
               row.retired);
        expect(row.circulating == row.issued - row.retired,
               "the sum of all balances is not what was issued less what was retired",
               row.issued - row.retired,
               row.circulating);
    }

    void close() {
        std::map<AccountKey, QuarterHours> left = balances_;
        for (const LedgerAccount* row : book_.accounts) {
            const AccountKey account{row->holder, row->number};
            expect(balances_[account] == row->closing,
                   "ends with a balance that is not what was moved",
                   balances_[account],
                   row->closing,
                   account);
            left.erase(account);
        }
        for (const auto& [account, balance] : left) { // of members who left, with nothing
            expect(balance == 0, "is gone, and so are their credits", balance, 0, account);
        }
    }

    BookPlace place_;
    const Book& book_;
    PolicyAudit& audit_;
    std::optional<LedgerFault> fault_;
    std::optional<std::int32_t> week_;
    std::map<AccountKey, QuarterHours> balances_;
    std::map<AccountKey, const LedgerBalance*> limits_; ///< of the week's movers
    QuarterHours circulating_ = 0;
    QuarterHours issued_ = 0;
    QuarterHours retired_ = 0;
};

/// By week, world and neighbourhood; what is found at the end of a run comes last.
bool is_earlier(const LedgerFault& a, const LedgerFault& b) {
    const auto order = [](const LedgerFault& fault) {
        return std::tuple{fault.week.value_or(std::numeric_limits<std::int32_t>::max()),
                          fault.book.world,
                          fault.book.neighbourhood};
    };
    return order(a) < order(b);
}

void audit_book(BookPlace place, const Book& book, PolicyAudit& audit) {
    Auditor auditor{place, book, audit};
    auditor.run();
    if (const auto& fault = auditor.fault()) {
        ++audit.faults;
        if (!audit.first_fault || is_earlier(*fault, *audit.first_fault)) {
            audit.first_fault = fault;
        }
    }
    ++audit.books;
    audit.accounts += auditor.accounts();
}

} // namespace

std::vector<PolicyAudit> audit_ledger(const Ledger& ledger) {
    std::vector<PolicyAudit> audits;
    for (const auto& [place, book] : books_of(ledger)) { // policy is the first of a place
        if (audits.empty() || audits.back().policy != place.policy) {
            audits.emplace_back().policy = place.policy;
        }
        audit_book(place, book, audits.back());
    }
    return audits;
}

std::optional<LedgerFault> first_fault(const std::vector<PolicyAudit>& audits) {
    for (const PolicyAudit& audit : audits) {
        if (audit.first_fault) {
            return audit.first_fault;
        }
    }
    return {};
}

} // namespace dowith
