// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_policies.hpp"

#include <algorithm>
#include <limits>

namespace dowith {
namespace {

void move_all_onto(const Preset& preset, std::span<const Lever> spoken, Stage& stage) {
    move_onto(preset, spoken, stage.bank);
    for (Practice& practice : stage.practice)
        move_onto(preset, spoken, practice);
}

void move_onto_cell(const Cell& cell, Stage& stage) {
    stage.rung.clear();
    stage.rung_number = 0;
    stage.cell = cell.name;
    move_all_onto(cell, spoken_levers(built_in_grid().cells), stage);
}

/// Works policies out, each after the one that it starts from.
class Resolution {
  public:
    Resolution(const std::vector<PolicyStatement>& statements, const PolicyWords& words)
        : statements_{statements}, words_{words}, policies_(statements.size()) {}

    std::vector<Policy> resolve() {
        for (std::size_t i = 0; i < statements_.size(); ++i)
            resolve(i);
        return std::move(policies_);
    }

  private:
    void resolve(std::size_t index);
    const Policy* start_of(const StageStatement& stage);
    void report_circle(const StageStatement& stage) const;
    void move_onto_rung(const Rung& rung, Stage& stage) const;
    [[nodiscard]] Stage
    stage_of(const StageStatement& always, const StageStatement& own, const Stage* start) const;

    const std::vector<PolicyStatement>& statements_;
    const PolicyWords& words_;
    std::vector<Policy> policies_; ///< without stages where not yet resolved
    std::vector<std::size_t> way_; ///< policies being resolved, each started from by the one before
};

void Resolution::report_circle(const StageStatement& stage) const {
    const auto first = std::ranges::find(way_, stage.from_policy);
    std::string chain;
    for (auto policy = first; policy != way_.end(); ++policy)
        chain += statements_[*policy].name + " -> ";
    stage.from->error("leads back to where it came from (" + chain +
                          statements_[stage.from_policy].name + ")",
                      "let one of these policies start from a rung");
}

/// The policy that a stage starts from, or null where there is none.
const Policy* Resolution::start_of(const StageStatement& stage) {
    if (!stage.from)
        return nullptr;
    if (std::ranges::find(way_, stage.from_policy) != way_.end()) {
        report_circle(stage);
        return nullptr;
    }
    resolve(stage.from_policy);
    return &policies_[stage.from_policy];
}

void Resolution::move_onto_rung(const Rung& rung, Stage& stage) const {
    stage.rung = rung.name;
    stage.rung_number = rung.number;
    stage.cell.clear();
    move_all_onto(rung, spoken_levers(words_.ladder->rungs), stage);
}

Stage Resolution::stage_of(const StageStatement& always,
                           const StageStatement& own,
                           const Stage* start) const {
    Stage stage;
    if (start != nullptr) {
        stage = *start;
    } else {
        stage.practice.assign(words_.services.size(), default_practice());
        stage.bank = default_bank_rules();
    }
    const bool names_one = own.rung != nullptr || own.cell != nullptr;
    const StageStatement& naming = names_one ? own : always;
    if (naming.rung != nullptr)
        move_onto_rung(*naming.rung, stage);
    if (naming.cell != nullptr)
        move_onto_cell(*naming.cell, stage);
    apply(always.levers, stage.bank);
    apply(own.levers, stage.bank);
    for (std::size_t service = 0; service < stage.practice.size(); ++service) {
        Practice& practice = stage.practice[service];
        apply(always.levers, practice);
        apply(own.levers, practice);
        apply(always.by_service[service], practice);
        apply(own.by_service[service], practice);
    }
    return stage;
}

void Resolution::resolve(std::size_t index) {
    if (!policies_[index].stages.empty())
        return;
    const auto& [name, always, timeline] = statements_[index];
    way_.push_back(index);
    Policy policy{name, {}};
    for (std::size_t i = 0; i < timeline.size(); ++i) {
        const StageStatement& own = timeline[i];
        const std::uint32_t begin = own.from_week;
        const std::uint32_t end = i + 1 < timeline.size()
                                      ? timeline[i + 1].from_week
                                      : std::numeric_limits<std::uint32_t>::max();
        const Policy* const start = start_of(own.from ? own : always);
        const Stage* const first = start != nullptr ? &start->stage_at(begin) : nullptr;
        policy.stages.push_back(stage_of(always, own, first));
        policy.stages.back().from_week = begin;
        for (std::size_t k = 0; start != nullptr && k < start->stages.size(); ++k) {
            const Stage& change = start->stages[k];
            if (change.from_week > begin && change.from_week < end)
                policy.stages.push_back(stage_of(always, own, &change));
        }
    }
    way_.pop_back();
    policies_[index] = std::move(policy);
}

} // namespace

std::vector<Policy> resolve_policies(const std::vector<PolicyStatement>& statements,
                                     const PolicyWords& words) {
    return Resolution{statements, words}.resolve();
}

} // namespace dowith
