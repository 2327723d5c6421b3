// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/sweep/factor.hpp"
#include "sim/scenario/problems.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// The most points that one design may have.
inline constexpr std::size_t points_max = 100'000;

/// Which points are looked at: what each factor is at each of them.
struct SweepDesign {
    std::string kind; ///< grid, latin, sobol, morris or file
    std::string how;  ///< in words, as in "64 rows of a Sobol sequence"
    std::vector<Factor> factors;
    std::vector<std::vector<std::string>> points; ///< [point][factor], as YAML writes values
    std::vector<Place> rows; ///< of points that were read from a file; none: they were spanned

    /// What sets the value of a factor at a point: `PATH=VALUE`.
    [[nodiscard]] std::string assignment(std::size_t point, std::size_t factor) const;

    /// All of a point.
    [[nodiscard]] std::vector<std::string> assignments(std::size_t point) const;

    /// Where the user said it, for whoever tells of a problem.
    [[nodiscard]] Place place_of(std::size_t point, std::size_t factor) const;
};

/// How many points there are when every row is crossed with every combination of the lists' values.
/// As a decimal, since it may be more than can be counted.
[[nodiscard]] double crossed_count(const std::vector<Factor>& factors, std::size_t rows);

/// Crosses rows in the unit cube, a coordinate for each range among the factors in their order,
/// with every combination of the lists' values, the last list's fastest. Row after row: a design of
/// more rows begins with the points of one of fewer. At most points_max of them.
[[nodiscard]] SweepDesign crossed(std::vector<Factor> factors,
                                  const std::vector<std::vector<double>>& rows);

/// Every combination of the values of factors that are all lists, the last factor's fastest.
[[nodiscard]] SweepDesign grid_of(std::vector<Factor> factors);

/// Reads points from comma-separated values: the first line names paths as in `--set`, every line
/// below is a point, a cell a value as YAML writes it. A column `point` may number the points from
/// 0, as files have it that the program wrote. What is wrong is in `problems`, all of it.
[[nodiscard]] SweepDesign read_points(const std::filesystem::path& file, Problems& problems);

/// The same from a text, where `name` is what problems call it.
[[nodiscard]] SweepDesign
points_from_text(const std::string& name, std::string_view text, Problems& problems);

} // namespace dowith
