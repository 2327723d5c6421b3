// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/explain/lever_switch.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/lever_groups.hpp"
#include "sim/scenario/resolved_text.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

/// Where a lever stands in a stage: for each service, or once for the time bank.
std::vector<double> values_of(const Lever& lever, const Stage& stage) {
    if (lever.of_bank != nullptr) {
        return {stage.bank.*lever.of_bank->member};
    }
    std::vector<double> values;
    for (const Practice& practice : stage.practice) {
        values.push_back(practice.*lever.of_practice->member);
    }
    return values;
}

void move_lever(const Lever& lever, const Stage& from, Stage& to) {
    if (lever.of_bank != nullptr) {
        to.bank.*lever.of_bank->member = from.bank.*lever.of_bank->member;
        return;
    }
    for (std::size_t service = 0; service < to.practice.size(); ++service) {
        to.practice[service].*lever.of_practice->member =
            from.practice[service].*lever.of_practice->member;
    }
}

bool same_levers(const Stage& a, const Stage& b) {
    return std::ranges::all_of(all_levers(), [&](const Lever& lever) {
        return values_of(lever, a) == values_of(lever, b);
    });
}

bool same_events(const Policy& a, const Policy& b) {
    return std::ranges::equal(a.events, b.events, [](const Event& x, const Event& y) {
        return x.shock == y.shock && x.from_week == y.from_week && x.weeks == y.weeks &&
               x.size == y.size;
    });
}

std::vector<Lever> levers_of(const LeverGroup& group) {
    std::vector<Lever> levers;
    for (const Lever& lever : all_levers()) {
        if (std::ranges::find(group.levers, lever.name()) != group.levers.end()) {
            levers.push_back(lever);
        }
    }
    return levers;
}

std::vector<std::uint32_t> weeks_of_stages(const Policy& a, const Policy& b, std::uint32_t end) {
    std::vector<std::uint32_t> weeks;
    for (const Policy* const policy : {&a, &b}) {
        for (const Stage& stage : policy->stages) {
            if (stage.from_week < end) {
                weeks.push_back(stage.from_week);
            }
        }
    }
    std::ranges::sort(weeks);
    weeks.erase(std::unique(weeks.begin(), weeks.end()), weeks.end());
    return weeks;
}

std::string_view name_of_group(std::size_t group) { return lever_groups()[group].name; }

void add_all(std::vector<Lever>& to, const std::vector<Lever>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

void add_all(std::vector<LeverMove>& to, const std::vector<LeverMove>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

void merge_into(Switch& first, const Switch& second, std::string_view says) {
    first.name += "+" + second.name;
    first.says = says;
    add_all(first.levers, second.levers);
    add_all(first.moves, second.moves);
    first.moves_events = first.moves_events || second.moves_events;
}

} // namespace

LeverSwitch::LeverSwitch(const Policy& from,
                         const Policy& to,
                         std::uint32_t horizon_weeks,
                         std::size_t most)
    : from_{&from}, to_{&to}, weeks_{weeks_of_stages(from, to, horizon_weeks)} {
    EXPECTS(most >= groups_least);
    find_switches();
    merge_down_to(most);
}

void LeverSwitch::find_switches() {
    for (const LeverGroup& group : lever_groups()) {
        Switch found{std::string{group.name}, std::string{group.says}, levers_of(group), {}, false};
        found.moves = moves_of(found.levers);
        found.moves_events = group.holds_events && !same_events(*from_, *to_);
        if (!found.moves.empty() || found.moves_events) {
            switches_.push_back(std::move(found));
        }
    }
}

void LeverSwitch::merge_down_to(std::size_t most) {
    for (const GroupMerger& merger : group_mergers()) {
        if (switches_.size() <= most) {
            return;
        }
        const auto first = std::ranges::find(switches_, name_of_group(merger.first), &Switch::name);
        const auto second =
            std::ranges::find(switches_, name_of_group(merger.second), &Switch::name);
        if (first != switches_.end() && second != switches_.end()) {
            merge_into(*first, *second, merger.says);
            switches_.erase(second);
        }
    }
    ENSURES(switches_.size() <= most);
}

std::vector<LeverMove> LeverSwitch::moves_of(std::span<const Lever> levers) const {
    std::vector<LeverMove> moves;
    for (const Lever& lever : levers) {
        LeverMove move{lever, {}};
        for (const std::uint32_t week : weeks_) {
            const std::vector<double> before = values_of(lever, from_->stage_at(week));
            const std::vector<double> after = values_of(lever, to_->stage_at(week));
            for (std::size_t i = 0; i < before.size(); ++i) {
                const LeverMove::Step step{before[i], after[i]};
                const bool is_told = std::ranges::find(move.steps, step) != move.steps.end();
                if (step.from != step.to && !is_told) {
                    move.steps.push_back(step);
                }
            }
        }
        if (!move.steps.empty()) {
            moves.push_back(std::move(move));
        }
    }
    return moves;
}

/// Of a coalition that is neither of the two policies.
std::string LeverSwitch::name_of(std::size_t coalition) const {
    std::string name = from_->name + "-with";
    for (std::size_t i = 0; i < switches_.size(); ++i) {
        if (((coalition >> i) & 1U) == 1) {
            name += "-" + switches_[i].name;
        }
    }
    std::ranges::replace(name, '+', '-'); // names of policies are identifiers
    return name == to_->name ? name + "-only" : name;
}

Policy LeverSwitch::coalition(std::size_t number) const {
    EXPECTS(number < coalitions());
    if (number == 0 || number + 1 == coalitions()) {
        return number == 0 ? *from_ : *to_;
    }
    Policy mixed{name_of(number), {}, from_->events};
    for (const std::uint32_t week : weeks_) {
        Stage stage = from_->stage_at(week);
        stage.from_week = week;
        stage.rung.clear(); // it stands on none
        stage.rung_number = 0;
        stage.cell.clear();
        for (std::size_t i = 0; i < switches_.size(); ++i) {
            if (((number >> i) & 1U) == 0) {
                continue;
            }
            for (const Lever& lever : switches_[i].levers) {
                move_lever(lever, to_->stage_at(week), stage);
            }
            if (switches_[i].moves_events) {
                mixed.events = to_->events;
            }
        }
        if (mixed.stages.empty() || !same_levers(mixed.stages.back(), stage)) {
            mixed.stages.push_back(std::move(stage));
        }
    }
    return mixed;
}

Scenario switched_scenario(const Scenario& scenario, const LeverSwitch& between) {
    Scenario switched = scenario;
    switched.policies.clear();
    for (std::size_t number = 0; number < between.coalitions(); ++number) {
        switched.policies.push_back(between.coalition(number));
    }
    switched.baseline = 0;
    switched.record = {};
    switched.resolved = resolved_text(switched, {"", scenario.look_at});
    switched.world_key = world_text(switched);
    return switched;
}

} // namespace dowith
