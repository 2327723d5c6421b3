// SPDX-License-Identifier: Apache-2.0
#include "web/engine/worlds_side_by_side.hpp"

#include "sim/engine/machine.hpp"
#include "sim/engine/week_loop.hpp"
#include "sim/experiment/value_for_money.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace dowith {
namespace {

std::vector<RecordedPerson> everybody(const District<Neighbourhood>& district,
                                      std::uint32_t world) {
    std::vector<RecordedPerson> people;
    for (const Neighbourhood& home : district.neighbourhoods) {
        for (const CitizenId c : home.citizens.rows()) {
            people.push_back({static_cast<std::int32_t>(world),
                              static_cast<std::int32_t>(people.size()),
                              static_cast<std::int32_t>(home.id.value),
                              static_cast<std::int32_t>(c.value)});
        }
    }
    return people;
}

} // namespace

WorldsSideBySide::WorldsSideBySide(const Scenario& scenario,
                                   std::uint32_t world,
                                   Executor& executor)
    : scenario_{scenario}, world_{world}, executor_{executor},
      fork_{run_burn_in(scenario, world, Machine{executor})}, people_{everybody(fork_.district,
                                                                                world)} {
    lives_.reserve(scenario.policies.size()); // biographies keep their address
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        lives_.push_back(begin(policy));
        lives_.back().biography.begin(static_cast<std::int32_t>(policy), fork_.district);
    }
}

WorldsSideBySide::Life WorldsSideBySide::begin(std::size_t policy) const {
    return {fork_.district,
            Rules{fork_.setting,
                  scenario_.policies[policy],
                  Week{scenario_.burn_in_weeks},
                  scenario_.mechanisms},
            Biography{people_, fork_.district, fork_.setting.parameters},
            Overview{0, fork_.district.neighbourhoods.size(), alone()},
            {},
            {},
            {}};
}

void WorldsSideBySide::live_week() {
    EXPECTS(!is_over());
    for (Life& life : lives_) {
        live_week(life);
    }
    ++lived_;
}

void WorldsSideBySide::live_week(Life& life) {
    struct Observer {
        const WorldsSideBySide& worlds;
        Life& life;

        void look(std::size_t row, const Neighbourhood& home, Week week) {
            life.overview.look(row, home, week);
        }

        void see() { worlds.see(life); }
    };

    const Week end{life.district.week.value + 1};
    run_weeks(life.district, life.rules, executor_, end, Observer{*this, life});
}

void WorldsSideBySide::see(Life& life) const {
    const Observation seen = life.overview.add_up();
    for (const Series& series : all_series()) {
        life.values.push_back(static_cast<float>(series.value(seen)));
    }
    if (lived_ + std::min(52U, scenario_.horizon_weeks) >= scenario_.horizon_weeks) {
        life.final_year += seen;
    }
    life.biography.tell(life.district, static_cast<std::int32_t>(lived_), life.events);
}

std::vector<LifeEventRow> WorldsSideBySide::events_of(std::size_t person) const {
    std::vector<LifeEventRow> events;
    for (const Life& life : lives_) {
        std::copy_if(life.events.begin(),
                     life.events.end(),
                     std::back_inserter(events),
                     [&](const LifeEventRow& event) {
                         return static_cast<std::size_t>(event.person) == person;
                     });
    }
    return events;
}

std::vector<std::int32_t> WorldsSideBySide::busiest(std::size_t most) const {
    std::vector<std::size_t> happened(people_.size(), 0);
    for (const Life& life : lives_) {
        for (const LifeEventRow& event : life.events) {
            ++happened[static_cast<std::size_t>(event.person)];
        }
    }
    std::vector<std::int32_t> numbers(people_.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    std::sort(numbers.begin(), numbers.end(), [&](std::int32_t a, std::int32_t b) {
        const std::size_t of_a = happened[static_cast<std::size_t>(a)];
        const std::size_t of_b = happened[static_cast<std::size_t>(b)];
        return of_a != of_b ? of_a > of_b : a < b;
    });
    numbers.resize(std::min(most, numbers.size()));
    return numbers;
}

WorldResult WorldsSideBySide::so_far() const {
    WorldResult result;
    result.world = world_;
    result.weeks = lived_;
    result.draws = fork_.draws;
    result.load_at_start = fork_.load;
    for (std::size_t policy = 0; policy < lives_.size(); ++policy) {
        const Life& life = lives_[policy];
        result.values.push_back(life.values);
        if (is_over()) {
            result.digests.push_back(life.district.digest().value());
            result.realised.push_back(
                realised_by(scenario_.policies[policy], life.final_year, scenario_, fork_.setting));
        }
    }
    add_value_for_money(result, scenario_.baseline, fork_.setting.parameters.money);
    return result;
}

} // namespace dowith
