// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/complaint.hpp"

#include <optional>
#include <string_view>

namespace dowith {

/// Why `text`, which stands without quotes, is no decimal: YAML's traps, percentages, currencies,
/// thousands separators and units each have a reason and a suggestion of their own. `unit` is
/// that of the value in question, "1" or empty for pure numbers.
[[nodiscard]] Complaint why_no_decimal(std::string_view text, std::string_view unit);

/// What one or another reader of YAML may take `text` for if it stands without quotes: "a yes/no
/// value", "nothing", "a number or a date". Null for plain text.
[[nodiscard]] std::optional<std::string_view> other_than_text(std::string_view text);

} // namespace dowith
