// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// How much of a picture's width a text takes at most, whichever sans serif font a reader has.
[[nodiscard]] double text_width(const std::string& words);

/// The widest of these.
[[nodiscard]] double widest(const std::vector<std::string>& texts);

/// The text in lines no wider than this, broken at spaces and after hyphens. What is longer than so
/// many lines, or has no place to break, ends in "…".
[[nodiscard]] std::vector<std::string>
wrapped(const std::string& words, double width, std::size_t most_lines);

/// Where the middles of labels stand so that none covers another: in the order in which they want
/// to be, as near as may be to there, and between `least` and `most` if there is room for all of
/// them; if not, they go on beyond `most`.
[[nodiscard]] std::vector<double> pushed_apart(const std::vector<double>& wanted,
                                               const std::vector<double>& heights,
                                               double least,
                                               double most);

/// A line that ends at the right, and wants its name there.
struct NamedEnd {
    std::string name;
    std::string style;
    double y = 0;
};

/// The height that one line of text takes, with some space.
inline constexpr double text_height = 18.0;

/// How much room names want at the right of a picture, at most about a third of it.
[[nodiscard]] double room_for_names(const std::vector<std::string>& names);

/// Names beside the ends of their lines at `x`, pushed apart, each with a hair line to its end
/// where it had to give way.
[[nodiscard]] std::string
names_at_ends(const std::vector<NamedEnd>& ends, double x, double top, double bottom);

/// How much height these names take at the least.
[[nodiscard]] double height_of_names(const std::vector<std::string>& names);

} // namespace dowith
