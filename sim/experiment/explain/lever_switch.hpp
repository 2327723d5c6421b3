// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/policy.hpp"
#include "sim/scenario/preset.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// A lever that stands elsewhere under the one policy than under the other.
struct LeverMove {
    struct Step {
        double from = 0;
        double to = 0;

        friend bool operator==(const Step&, const Step&) = default;
    };

    Lever lever;
    std::vector<Step> steps; ///< those that differ, over stages and services; each once
};

/// What is moved from the one policy to the other at once: a group of levers, or a merger of two.
struct Switch {
    std::string name;             ///< as in files: "asking", "asking+answering"
    std::string says;             ///< as a sentence names it
    std::vector<Lever> levers;    ///< of the group, whether or not they differ
    std::vector<LeverMove> moves; ///< those that do
    bool moves_events = false;    ///< what befalls the policy differs, and is moved
};

/// Two policies of one scenario, and all that lie between them: each switch stands as the one
/// policy has it, or as the other does. Coalition S is the policy in which switch i stands as in
/// `to` where bit i of S is set: 0 is `from` itself, the last one `to`.
///
/// Stages: a switch that is moved has, in every week, its levers of whatever stage of `to` is in
/// force in that week, for every service; the others have theirs of `from`. What befalls a policy
/// is moved as a whole. So any two policies of a scenario can be mixed.
class LeverSwitch {
  public:
    /// Groups in which the policies differ before the horizon; where there are more than `most`,
    /// which is at least groups_least, related ones are merged. The policies must outlive it.
    LeverSwitch(const Policy& from,
                const Policy& to,
                std::uint32_t horizon_weeks,
                std::size_t most);

    [[nodiscard]] const Policy& from() const { return *from_; }

    [[nodiscard]] const Policy& to() const { return *to_; }

    /// None where the policies are the same but for their names.
    [[nodiscard]] std::span<const Switch> switches() const { return switches_; }

    [[nodiscard]] std::size_t coalitions() const { return std::size_t{1} << switches_.size(); }

    [[nodiscard]] Policy coalition(std::size_t number) const;

  private:
    void find_switches();
    void merge_down_to(std::size_t most);
    [[nodiscard]] std::vector<LeverMove> moves_of(std::span<const Lever> levers) const;
    [[nodiscard]] std::string name_of(std::size_t coalition) const;

    const Policy* from_;
    const Policy* to_;
    std::vector<std::uint32_t> weeks_; ///< in which a stage of either begins, ascending
    std::vector<Switch> switches_;
};

/// The scenario whose policies are all coalitions, in order of their numbers, the first of them the
/// baseline. Nothing is recorded.
[[nodiscard]] Scenario switched_scenario(const Scenario& scenario, const LeverSwitch& between);

} // namespace dowith
