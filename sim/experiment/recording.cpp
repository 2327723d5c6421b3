// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/recording.hpp"

#include "sim/scenario/given_place.hpp"

#include <algorithm>
#include <map>

namespace dowith {
namespace {

/// The ids by which the population's file calls these people; none where there is no file.
std::vector<std::string> ids_of_people(const std::vector<RecordedPerson>& people,
                                       const PopulationPlan& plan,
                                       const Setting& setting) {
    std::map<std::int32_t, std::vector<std::string>> by_home;
    std::vector<std::string> ids;
    for (const RecordedPerson& person : people) {
        const NeighbourhoodId home{static_cast<std::uint32_t>(person.neighbourhood)};
        if (!by_home.contains(person.neighbourhood)) {
            by_home.emplace(person.neighbourhood, ids_of(plan, home, setting));
        }
        const std::vector<std::string>& names = by_home.at(person.neighbourhood);
        if (names.empty()) {
            return {};
        }
        ids.push_back(names[static_cast<std::size_t>(person.row)]);
    }
    return ids;
}

} // namespace

Recording::Recording(const Scenario& scenario,
                     std::uint32_t world,
                     const Setting& setting,
                     const District<Neighbourhood>& district)
    : scenario_{&scenario}, record_{std::make_unique<WorldRecord>()} {
    if (const auto& plan = scenario.record.people) {
        record_->people = choose_people(*plan, district, world, setting.luck);
        record_->ids = ids_of_people(record_->people, scenario.population, setting);
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

void Recording::save(StateSink& to) const {
    save_state(*record_, to);
    save_state(recorded_, to);
    save_state(looks_on_, to);
    save_state(begins_, to);
    if (biography_) {
        biography_->save(to);
    }
    if (ledger_) {
        ledger_->save(to);
    }
}

void Recording::load(StateSource& from) {
    load_state(*record_, from);
    load_state(recorded_, from);
    load_state(looks_on_, from);
    load_state(begins_, from);
    if (biography_) {
        biography_->load(from);
    }
    if (ledger_) {
        ledger_->load(from);
    }
}

std::size_t recorded_policies(const Scenario& scenario) {
    return static_cast<std::size_t>(std::count_if(
        scenario.policies.begin(), scenario.policies.end(), [&](const Policy& policy) {
            return scenario.record.covers(policy.name);
        }));
}

} // namespace dowith
