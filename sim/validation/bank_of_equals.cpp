// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bank_of_equals.hpp"

#include "sim/engine/executor.hpp"
#include "sim/engine/week_loop.hpp"
#include "sim/model/mechanisms/time_bank.hpp"

#include <array>

namespace dowith {
namespace {

Setting setting_of(const EqualsPlan& plan) {
    Setting setting{default_parameters(), {default_technology()}, Luck{plan.seed, 0}};
    TimeBankParameters& p = setting.parameters.time_bank;
    p.need_requests = p.registration = p.referral = p.word_of_mouth = p.leaving = 0.0;
    p.invitations_per_hour = p.founders = 0.0;
    p.ask_stigma = p.ask_stigma_sd = 0.0;
    p.trade = 1.0;
    p.trade_sd = 0.0;
    p.kinds = 1.0;
    p.owing = 0.0;
    p.stranger = 1.0;
    p.logging_strangers = p.logging_friends = 1.0;
    p.broker_area = static_cast<double>(plan.members);
    p.contacts_per_hour = 1e9;
    setting.parameters.ties.gain = 0.0; // strangers to each other they stay
    return setting;
}

Policy policy_of(const EqualsPlan& plan) {
    Stage stage;
    stage.practice = {default_practice()};
    stage.bank = default_bank_rules();
    stage.bank.open = 1.0;
    stage.bank.broker_hours = plan.has_broker ? 1.0 : 0.0;
    stage.bank.floor = plan.floor;
    stage.bank.cap = plan.cap;
    stage.bank.provider = static_cast<double>(plan.provider);
    stage.bank.choices = plan.choices;
    return {"equals", {stage}};
}

Neighbourhood home_of(const EqualsPlan& plan) {
    Neighbourhood home;
    home.id = NeighbourhoodId{0U};
    home.teams.resize(1);
    Citizens& people = home.citizens;
    people.resize(plan.members);
    const auto members = static_cast<unsigned>(plan.members);
    for (const CitizenId c : people.rows()) {
        people.advantage[c] =
            (static_cast<float>(c.value) + 0.5F) / static_cast<float>(plan.members);
        people.free_hours[c] = 10.0F;
        people.giving[c] = 1.0F;
        people.capability[c] = 0.5F;
        people.skills[c] = people.recognised[c] = 0b1;
        const unsigned extra = c.value < plan.credits % members ? 1U : 0U;
        home.bank.founders.push_back(
            {.citizen = c,
             .request_rate = plan.requests,
             .able = plan.able,
             .target = plan.cap,
             .initial_credits = static_cast<double>(plan.credits / members + extra)});
    }
    return home;
}

} // namespace

void live_among_equals(const EqualsPlan& plan,
                       std::uint32_t first,
                       std::uint32_t last,
                       const std::function<void(const Neighbourhood&)>& see) {
    static constexpr std::array only_the_bank{Mechanism{"time_bank", "", "", time_bank}};
    const Setting setting = setting_of(plan);
    const Policy policy = policy_of(plan);
    const Rules rules{setting, policy, Week{0}, only_the_bank};
    const auto executor = serial_executor();
    District<Neighbourhood> district;
    district.neighbourhoods.push_back(home_of(plan));
    open_board(district, rules);
    run_weeks(district, rules, *executor, Week{last}, [&](const District<Neighbourhood>& now) {
        if (now.week.value >= first) {
            see(now.neighbourhoods.front());
        }
    });
}

} // namespace dowith
