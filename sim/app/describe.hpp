// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/reference.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

[[nodiscard]] Reference describe_schedule();
[[nodiscard]] Reference describe_parameters();
[[nodiscard]] Reference describe_levers();
[[nodiscard]] Reference describe_indicators();
/// One of the ladders, or all of them where `name` is empty.
[[nodiscard]] Reference describe_ladder(const std::string& name);
[[nodiscard]] Reference describe_grid();
[[nodiscard]] Reference describe_self_assessment();
[[nodiscard]] Reference describe_technologies();
[[nodiscard]] Reference describe_population();
[[nodiscard]] Reference describe_formats();
[[nodiscard]] Reference describe_claims();
[[nodiscard]] Reference describe_people();

/// The tables of what a result records of people and transactions, for the reference of formats.
[[nodiscard]] std::vector<ReferenceTable> record_tables();

/// The tables of what `sweep`, `explain` and `robustness` write, likewise.
[[nodiscard]] std::vector<ReferenceTable> experiment_tables();

/// Something that `dowith describe` can print.
struct Topic {
    std::string_view name;
    Reference (*tell)(); ///< nullptr for the schema and for what has members
    Reference (*tell_member)(const std::string& name) = nullptr; ///< empty name: all members
    std::vector<std::string_view> (*members)() = nullptr;
};

[[nodiscard]] std::span<const Topic> describable();

} // namespace dowith
