// SPDX-License-Identifier: Apache-2.0
#include "tests/support/bank_builder.hpp"

#include "sim/model/mechanisms/time_bank.hpp"

namespace dowith {

BankBuilder::BankBuilder(std::size_t members) : place_{members} {
    TimeBankParameters& p = place_.parameters.time_bank;
    p.need_requests = p.registration = p.referral = p.word_of_mouth = p.leaving = 0.0;
    p.invitations_per_hour = 0.0;
    p.ask_stigma = p.ask_stigma_sd = 0.0;
    p.trade = 1.0;
    p.trade_sd = 0.0;
    p.kinds = 1.0;
    p.owing = 0.0;
    p.stranger = 1.0;
    p.logging_strangers = p.logging_friends = 1.0;
    p.broker_area = static_cast<double>(members);
    p.contacts_per_hour = 1e9;
    place_.parameters.ties.gain = 0.0; // who serves whom stays a matter of rule and luck
    place_.bank.provider = static_cast<double>(ProviderRule::uniform);
    place_.bank.open = 1.0;
    place_.bank.broker_hours = 1.0;
}

BankBuilder& BankBuilder::requests(double per_week) {
    requests_ = per_week;
    return *this;
}

BankBuilder& BankBuilder::able(double probability) {
    able_ = probability;
    return *this;
}

BankBuilder& BankBuilder::cap(double hours) {
    place_.bank.cap = hours;
    return *this;
}

BankBuilder& BankBuilder::floor(double hours) {
    place_.bank.floor = hours;
    return *this;
}

BankBuilder& BankBuilder::credits(unsigned hours) {
    credits_ = hours;
    return *this;
}

BankBuilder& BankBuilder::provider(ProviderRule rule, double choices) {
    place_.parameters.ties.gain = 0.0; // who serves whom stays a matter of rule and luck
    place_.bank.provider = static_cast<double>(rule);
    place_.bank.choices = choices;
    return *this;
}

BankBuilder& BankBuilder::without_broker() {
    place_.bank.broker_hours = 0.0;
    return *this;
}

BankBuilder& BankBuilder::seed(std::uint64_t seed) {
    place_.luck = Luck{seed, 0};
    return *this;
}

BankBuilder& BankBuilder::tuned(const std::function<void(TimeBankParameters&)>& tune) {
    tune(place_.parameters.time_bank);
    return *this;
}

BankBuilder& BankBuilder::rules(const std::function<void(BankRules&)>& tune) {
    tune(place_.bank);
    return *this;
}

HandMade BankBuilder::build() const {
    HandMade place = place_;
    const auto members = static_cast<unsigned>(place.people().size());
    for (const CitizenId c : place.people().rows()) {
        const unsigned extra = c.value < credits_ % members ? 1U : 0U;
        place.home.bank.founders.push_back(
            {.citizen = c,
             .request_rate = requests_,
             .able = able_,
             .target = place.bank.cap,
             .initial_credits = static_cast<double>(credits_ / members + extra)});
    }
    return place;
}

void live_weeks(HandMade& place,
                std::uint32_t first,
                std::uint32_t count,
                const std::function<void(const Neighbourhood&)>& see) {
    for (std::uint32_t week = first; week < first + count; ++week) {
        place.live(time_bank, Week{week});
        if (see) {
            see(place.home);
        }
    }
}

} // namespace dowith
