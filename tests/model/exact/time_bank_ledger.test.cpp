// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <map>
#include <set>
#include <utility>

using namespace dowith;

// X1: credits are conserved to the quarter-hour, whatever the rules.

namespace {

/// Balances by account, kept from what each week says moved, apart from the bank's own.
class Auditor {
  public:
    void read(const TimeBank& bank) {
        for (const Transaction& each : bank.transactions) {
            balance(each.from) -= each.amount;
            balance(each.to) += each.amount;
            issued_ += each.from == issuer_account ? each.amount : 0;
            const bool leaves = each.to == issuer_account || each.to == venue_account;
            retired_ += leaves ? each.amount : 0;
            wrong_ += each.amount < 0 || each.true_hours < 0 ? 1U : 0U;
            const bool is_exchange = each.movement == Movement::exchange;
            wrong_ += is_exchange != (each.true_hours > 0) ? 1U : 0U;
        }
    }

    void check(const TimeBank& bank) {
        for (const Member& who : bank.members) {
            wrong_ += balance(account_of(who.citizen)) != who.balance ? 1U : 0U;
        }
        wrong_ += balance(pot_account) != bank.pot ? 1U : 0U;
        wrong_ += balance(venue_account) != bank.venues ? 1U : 0U;
        wrong_ += bank.in_circulation() != bank.issued - bank.retired ? 1U : 0U;
        wrong_ += issued_ != bank.issued || retired_ != bank.retired ? 1U : 0U;
        QuarterHours all = 0;
        for (const auto& [account, held] : held_) {
            all += held;
        }
        wrong_ += all != 0 ? 1U : 0U; // with issuer and venues, double entry adds up to nought
    }

    [[nodiscard]] unsigned wrong() const { return wrong_; }

  private:
    QuarterHours& balance(Account account) { return held_[{account.holder, account.number}]; }

    std::map<std::pair<Holder, std::uint32_t>, QuarterHours> held_;
    QuarterHours issued_ = 0;
    QuarterHours retired_ = 0;
    unsigned wrong_ = 0;
};

/// Rules drawn from their possible and impossible corners alike, the same for the same number.
BankRules drawn_rules(std::uint32_t number) {
    const Draw draw{Luck{99, number}, {0, 0}, 0, static_cast<std::uint32_t>(Purpose::testing)};
    unsigned k = 0;
    const auto one_of = [&](std::initializer_list<double> values) {
        return values.begin()[draw.below(static_cast<std::uint32_t>(values.size()), k++)];
    };
    BankRules rules = default_bank_rules();
    rules.open = 1.0;
    rules.broker_hours = one_of({0.0, 20.0, 200.0});
    rules.floor = one_of({-10.0, 0.0, -1.0});
    rules.cap = one_of({5.0, 20.0, 100000.0});
    rules.gift = one_of({0.0, 2.0, 4.25});
    rules.issue = one_of({0.0, 7.0, 40.0});
    rules.levy = one_of({0.0, 13.0, 52.0});
    rules.grants = one_of({0.0, 0.5, 1.0});
    rules.donation = one_of({0.0, 0.3, 1.0});
    rules.expiry = one_of({0.0, 4.0, 26.0});
    rules.provider = one_of({0.0, 1.0, 2.0, 3.0});
    rules.choices = one_of({2.0, 5.0});
    rules.thresholds = one_of({0.0, 1.0});
    rules.time_credits = one_of({0.0, 0.7, 1.0});
    rules.venues = one_of({0.0, 0.2});
    return rules;
}

SmallWorld busy_bank(std::uint32_t number) {
    SmallWorld world = WorldBuilder{}
                           .citizens(400)
                           .seed(number)
                           .practice(busy_practice())
                           .tuned([](Parameters& p) {
                               p.time_bank.founders = 0.3;
                               p.time_bank.wants = 0.5;
                               p.time_bank.idle_weeks = 8.0;
                               p.time_bank.leaving = 5.0;
                               p.time_bank.registration = 0.2;
                           })
                           .build();
    world.policy.stages[0].bank = drawn_rules(number);
    return world;
}

} // namespace

SCENARIO("X1: all balances add up to what was issued less what was retired, every week") {
    std::set<Movement> kinds;
    for (std::uint32_t number = 0; number < 24; ++number) {
        CAPTURE(number);
        Auditor auditor;
        busy_bank(number).run(80, [&](const District<Neighbourhood>& now) {
            const TimeBank& bank = now.neighbourhoods[0].bank;
            auditor.read(bank);
            auditor.check(bank);
            for (const Transaction& each : bank.transactions) {
                kinds.insert(each.movement);
            }
        });
        CHECK(auditor.wrong() == 0);
    }
    CHECK(kinds.size() == 10); // every kind of movement but opening balances, which files bring
}

SCENARIO("X1: no exchange takes a balance past its floor or cap") {
    for (std::uint32_t number = 0; number < 8; ++number) {
        SmallWorld world = busy_bank(number);
        BankRules& rules = world.policy.stages[0].bank;
        rules.cap = 6.0;
        rules.floor = -3.0;
        rules.time_credits = rules.grants = rules.issue = 0.0;
        rules.gift = 1.0;
        unsigned outside = 0;
        std::size_t members = 0;
        world.run(60, [&](const District<Neighbourhood>& now) {
            for (const Member& who : now.neighbourhoods[0].bank.members) {
                outside += who.balance < who.floor || who.balance > who.cap ? 1U : 0U;
                ++members;
            }
        });
        CHECK(members > 0);
        CHECK(outside == 0);
    }
}

SCENARIO("X1: the same rules and luck move the same credits, whatever was watched") {
    SmallWorld once = busy_bank(3);
    SmallWorld again = busy_bank(3);
    once.run(40);
    again.run(25);
    again.run(15, [](const District<Neighbourhood>& now) {
        (void)now.neighbourhoods[0].bank.in_circulation();
    });
    CHECK(once.district.digest().value() == again.district.digest().value());
}
