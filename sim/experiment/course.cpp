// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/course.hpp"

#include "sim/engine/week_loop.hpp"
#include "sim/experiment/communicated_border.hpp"
#include "sim/experiment/value_for_money.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/state_bytes.hpp"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace dowith {
Course::Course(const Scenario& scenario,
               std::uint32_t world,
               const Machine& machine,
               CheckpointKeeper& keeper,
               WeekWatcher* watcher)
    : scenario_{&scenario}, world_{world}, machine_{machine}, keeper_{&keeper}, watcher_{watcher},
      here_{draw_world(scenario, world)} {
    EXPECTS(machine.others.is_alone() || !scenario.record.covers(world));
}

WorldResult Course::run() {
    set_out();
    if (stand_.leg == Leg::burn_in) {
        reach_fork();
    }
    if (scenario_->record.covers(world_)) {
        recording_.emplace(*scenario_, world_, here_.setting, here_.district);
    }
    if (recording_ && !stand_.recording.empty()) {
        StateBytes bytes{std::move(stand_.recording)};
        recording_->load(bytes);
    }
    while (stand_.policy < scenario_->policies.size()) {
        if (stand_.leg == Leg::fork) {
            begin_policy();
        }
        live_policy();
        end_policy();
    }
    return result();
}

void Course::set_out() {
    lay_out(here_.district, *scenario_, machine_.others);
    if (std::optional<WorldStand> kept = keeper_->find(here_.district)) {
        stand_ = std::move(*kept);
        here_.load = stand_.load_at_start;
        keeper_->report(world_, stand_);
        tell_again();
    } else {
        draw_people(*scenario_, here_, machine_);
    }
    border_ = border_of(here_.district, machine_.others);
    open_board(here_.district, rules_of_burn_in(*scenario_, here_), *border_);
    overview_.emplace(here_.district.first, here_.district.neighbourhoods.size(), machine_.others);
    stand_.neighbourhoods = here_.district.places();
}

void Course::reach_fork() {
    live_burn_in(*scenario_, here_, machine_, *border_, *keeper_, [this](Week week) {
        if (watcher_ != nullptr) {
            watcher_->see({world_, Leg::burn_in, 0, week.value, {}});
        }
    });
    stand_.leg = Leg::fork;
    stand_.load_at_start = here_.load;
    if (scenario_->policies.size() > 1 || keeper_->is_due(here_.district.week)) {
        keeper_->keep(here_.district, stand());
    }
}

void Course::begin_policy() {
    const bool is_first = stand_.policy == 0;
    if (is_first && !is_last_policy()) {
        fork_ = here_.district;
    } else if (!is_first) {
        find_fork();
        // The last policy needs no copy: nobody forks after it.
        here_.district = is_last_policy() ? std::move(*fork_) : *fork_;
    }
    stand_.leg = Leg::policy;
    stand_.final_year = {};
    stand_.values.emplace_back();
    if (recording_) {
        recording_->begin(stand_.policy, here_.district);
    }
}

void Course::find_fork() {
    if (fork_) {
        return;
    }
    here_.district = {}; // two districts at a time, never three
    fork_.emplace();
    lay_out(*fork_, *scenario_, machine_.others);
    if (keeper_->find_fork(*fork_)) {
        open_board(*fork_, rules_of_burn_in(*scenario_, here_), *border_);
    } else { // lost, but not for good: all chance is a function of its key
        fork_ = run_burn_in(*scenario_, world_, machine_).district;
    }
}

void Course::live_policy() {
    const Week begins{scenario_->burn_in_weeks};
    const Week end = begins + scenario_->horizon_weeks;
    const Rules rules{here_.setting, policy(), begins, scenario_->mechanisms};
    stand_.values.back().reserve(scenario_->horizon_weeks * all_series().size());
    while (here_.district.week < end) {
        run_weeks(here_.district,
                  rules,
                  machine_.executor,
                  *border_,
                  keeper_->until(here_.district.week, end),
                  *this);
        if (here_.district.week < end || !is_last_policy()) {
            keeper_->look(here_.district, [this] { return stand(); });
        }
    }
}

void Course::see() {
    const Observation seen = overview_->add_up();
    for (const Series& series : all_series()) {
        stand_.values.back().push_back(static_cast<float>(series.value(seen)));
    }
    const std::uint32_t end = scenario_->burn_in_weeks + scenario_->horizon_weeks;
    if (here_.district.week.value >= end - std::min(52U, scenario_->horizon_weeks)) {
        stand_.final_year += seen;
    }
    if (recording_) {
        recording_->see(here_.district);
    }
    tell(stand_.policy, here_.district.week.value - scenario_->burn_in_weeks);
}

void Course::tell(std::uint32_t policy, std::uint32_t week) const {
    if (watcher_ != nullptr) {
        const std::size_t series = all_series().size();
        const std::span<const float> values{stand_.values[policy]};
        watcher_->see({world_, Leg::policy, policy, week, values.subspan(week * series, series)});
    }
}

void Course::tell_again() const {
    for (std::uint32_t policy = 0; policy < stand_.values.size(); ++policy) {
        const std::size_t weeks = stand_.values[policy].size() / all_series().size();
        for (std::uint32_t week = 0; week < weeks; ++week) {
            tell(policy, week);
        }
    }
}

void Course::end_policy() {
    if (recording_) {
        recording_->end(here_.district);
    }
    stand_.digests.push_back(digest());
    stand_.realised.push_back(realised_by(policy(), stand_.final_year, *scenario_, here_.setting));
    ++stand_.policy;
    stand_.leg = Leg::fork;
}

std::uint64_t Course::digest() const {
    std::vector<std::uint64_t> of_homes(here_.district.neighbourhoods.size());
    machine_.executor.for_each(
        of_homes.size(), [&](std::size_t row) { of_homes[row] = here_.district.digest_of(row); });
    const auto of_all = machine_.others.gather_numbers(std::span<const std::uint64_t>{of_homes});
    return here_.district.digest_of(of_all).value();
}

bool Course::is_last_policy() const { return stand_.policy + 1U == scenario_->policies.size(); }

WorldStand Course::stand() const {
    WorldStand now = stand_;
    now.week = here_.district.week;
    if (recording_) {
        StateBytes bytes;
        recording_->save(bytes);
        now.recording = bytes.bytes();
    }
    return now;
}

WorldResult Course::result() {
    WorldResult result;
    result.world = world_;
    result.weeks = scenario_->horizon_weeks;
    result.draws = here_.draws;
    result.load_at_start = here_.load;
    result.values = std::move(stand_.values);
    result.digests = std::move(stand_.digests);
    result.realised = std::move(stand_.realised);
    if (recording_) {
        result.record = recording_->take();
    }
    add_value_for_money(result, scenario_->baseline, here_.setting.parameters.money);
    return result;
}

} // namespace dowith
