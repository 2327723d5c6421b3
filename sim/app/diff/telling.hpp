// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/diff/difference.hpp"
#include "sim/app/terminal.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// How much is told, and how it is marked.
struct Telling {
    bool details = false; ///< all rows of tables, else the first of them
    Style style;

    [[nodiscard]] std::size_t shown(std::size_t count) const;

    /// How many more there are; nothing where all are shown.
    [[nodiscard]] std::string more(std::size_t count) const;
};

/// The runs that were followed, and where they part.
[[nodiscard]] std::string runs_text(const Difference& difference, const Telling& telling);

/// "1 column", "7 columns".
[[nodiscard]] std::string counted(std::size_t count, const std::string& noun);

/// A number with no more digits than tell it from the other, but six at least.
[[nodiscard]] std::string number_beside(std::optional<double> value, std::optional<double> other);

/// "Only in A: a, b and c." on lines of their own; nothing where there is none.
[[nodiscard]] std::string names_text(const char* what, const std::vector<std::string>& names);

} // namespace dowith
