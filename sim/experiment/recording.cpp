// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/recording.hpp"

#include <algorithm>

namespace dowith {

Recording::Recording(const Scenario& scenario,
                     std::uint32_t world,
                     const Setting& setting,
                     const District<Neighbourhood>& district)
    : scenario_{&scenario}, record_{std::make_unique<WorldRecord>()} {
    if (const auto& plan = scenario.record.people) {
        record_->people = choose_people(*plan, district, world, setting.luck);
        people_.emplace(*plan, recorded_policies(scenario), scenario.services.size(), *record_);
        biography_.emplace(record_->people, district, setting.parameters);
    }
    if (scenario.record.ledger) {
        ledger_.emplace(world, record_->ledger);
    }
}

void Recording::begin(std::size_t policy, const District<Neighbourhood>& district) {
    looks_on_ = scenario_->record.covers(scenario_->policies[policy].name);
    if (!looks_on_) {
        return;
    }
    begins_ = district.week;
    const auto place = static_cast<std::int32_t>(policy);
    if (people_) {
        people_->see(district, recorded_, 0);
        biography_->begin(place, district);
    }
    if (ledger_) {
        ledger_->begin(place, district);
    }
}

void Recording::see(const District<Neighbourhood>& district) {
    if (!looks_on_) {
        return;
    }
    const std::uint32_t week = district.week.value - begins_.value;
    if (people_) {
        people_->see(district, recorded_, week + 1);
        biography_->tell(district, static_cast<std::int32_t>(week), record_->events);
    }
    if (ledger_) {
        ledger_->see(district, static_cast<std::int32_t>(week));
    }
}

void Recording::end(const District<Neighbourhood>& district) {
    if (!looks_on_) {
        return;
    }
    if (ledger_) {
        ledger_->end(district);
    }
    ++recorded_;
}

std::size_t recorded_policies(const Scenario& scenario) {
    return static_cast<std::size_t>(std::count_if(
        scenario.policies.begin(), scenario.policies.end(), [&](const Policy& policy) {
            return scenario.record.covers(policy.name);
        }));
}

} // namespace dowith
