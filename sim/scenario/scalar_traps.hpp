// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/complaint.hpp"

#include <optional>
#include <string_view>

namespace dowith {

/// What a value should have been.
struct NumberWanted {
    std::string_view unit; ///< "1" or empty for pure numbers
    bool is_whole = false; ///< no suggestion is a fraction then, which would be refused again
};

/// Why `text`, which stands without quotes, is no decimal: YAML's traps, percentages, currencies,
/// thousands separators and units each have a reason and a suggestion of their own. Years, months
/// and days are converted where weeks are wanted.
[[nodiscard]] Complaint why_no_decimal(std::string_view text, const NumberWanted& wanted);

/// What one or another reader of YAML may take `text` for if it stands without quotes: "a yes/no
/// value", "nothing", "a number or a date". Null for plain text.
[[nodiscard]] std::optional<std::string_view> other_than_text(std::string_view text);

} // namespace dowith
