// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A cell of comma-separated values as of RFC 4180, in quotes where it needs them.
[[nodiscard]] std::string csv_cell(std::string_view text);

/// A number that reads back as the same; empty where it is not known (NaN).
[[nodiscard]] std::string csv_number(double number);

/// Cells that are ready, as a line with its end.
[[nodiscard]] std::string csv_line(const std::vector<std::string>& cells);

} // namespace dowith
