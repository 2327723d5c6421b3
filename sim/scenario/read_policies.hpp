// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/policy.hpp"
#include "sim/scenario/field.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/read_practice.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// What a stage of a policy says of itself, before anything that it builds on is looked up.
struct StageStatement {
    std::uint32_t from_week = 0;
    std::optional<Field> from; ///< names the policy that it starts from; its place is for errors
    std::size_t from_policy = 0;
    const Rung* rung = nullptr; ///< at most one of rung and cell
    const Cell* cell = nullptr;
    std::vector<LeverSetting> levers;                  ///< of all services
    std::vector<std::vector<LeverSetting>> by_service; ///< of one service each
};

/// What a policy says of itself.
struct PolicyStatement {
    std::string name;
    StageStatement always;                ///< what holds in every stage that does not say otherwise
    std::vector<StageStatement> timeline; ///< ascending; one stage at least
};

/// What policies may speak of.
struct PolicyWords {
    const Ladder* ladder = nullptr; ///< null where it could not be read: then any rung will do
    std::vector<std::string_view> services;
};

/// Reads a stage but for its week: a rung, a policy to start from, levers.
[[nodiscard]] StageStatement read_stage(const Field& field,
                                        const PolicyWords& words,
                                        const std::vector<std::string_view>& policies);

/// Reads the key `policies`: for each a rung or a cell of the grid, another policy to start `from`,
/// levers, levers of one service, and the same for the stages of a timeline.
[[nodiscard]] std::vector<PolicyStatement> read_policies(const Field& policies,
                                                         const PolicyWords& words);

/// Works out what each policy does in every service and stage. In this order, later ones winning:
/// the declared defaults; what the policy that it starts `from` does in that week; every lever of
/// which its ladder or the grid speaks, as its rung or cell has it (see move_onto); its levers; the
/// levers of one service. In each of these the stage wins over the policy that it is a stage of. A
/// stage also changes where the policy that it starts from changes. Policies that start from each
/// other in a circle are an error.
[[nodiscard]] std::vector<Policy> resolve_policies(const std::vector<PolicyStatement>& statements,
                                                   const PolicyWords& words);

} // namespace dowith
