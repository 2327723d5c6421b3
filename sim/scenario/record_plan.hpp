// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/node.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// What is recorded of single citizens.
struct PeoplePlan {
    std::vector<std::string> columns; ///< names of person_columns() and case_columns()
    std::vector<std::uint32_t> weeks; ///< lived under the policy, ascending; 0 = as it begins
    std::optional<std::uint32_t> sample = 200; ///< citizens of the district; nothing = everybody
};

/// What is kept of single citizens and transactions, beside the indicators. Recording looks on: it
/// changes no result.
struct RecordPlan {
    std::optional<PeoplePlan> people;
    bool ledger = false;
    /// Numbers, ascending; nothing = all.
    std::optional<std::vector<std::uint32_t>> worlds = std::vector<std::uint32_t>{0};
    std::vector<std::string> policies; ///< names; empty = all

    /// Whether anything of this world is recorded.
    [[nodiscard]] bool covers(std::uint32_t world) const;

    [[nodiscard]] bool covers(std::string_view policy) const;
};

/// The plan as a scenario would say it; nothing where it records nothing.
[[nodiscard]] Node record_node(const RecordPlan& plan);

/// What a recorded world is kept under, besides all that decides it: empty where it is not
/// recorded, so that worlds without records are the same with and without a plan.
[[nodiscard]] std::string record_key(const RecordPlan& plan, std::uint32_t world);

} // namespace dowith
