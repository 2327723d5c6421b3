// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/reference.hpp"

#include <span>
#include <string_view>

namespace dowith {

[[nodiscard]] Reference describe_schedule();
[[nodiscard]] Reference describe_parameters();
[[nodiscard]] Reference describe_levers();
[[nodiscard]] Reference describe_indicators();
[[nodiscard]] Reference describe_ladder();
[[nodiscard]] Reference describe_technologies();
[[nodiscard]] Reference describe_formats();
[[nodiscard]] Reference describe_claims();

/// Something that `dowith describe` can print.
struct Topic {
    std::string_view name;
    Reference (*tell)(); ///< nullptr for the schema, which has one form
};

[[nodiscard]] std::span<const Topic> describable();

} // namespace dowith
