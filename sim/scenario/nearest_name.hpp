// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// The one of `names` that was most likely meant by `name`: equal but for case, `-` and `_`, or
/// else the fewest slips away and at most one slip for every three letters of the longer of the
/// two. A slip is a letter added, lost or changed, or two neighbours swapped (optimal string
/// alignment: Damerau 1964, CACM 7(3)). The earlier of two equally near names wins.
[[nodiscard]] std::optional<std::string_view> nearest_name(std::string_view name,
                                                           std::span<const std::string_view> names);

/// At most so many of `names`: those with a word of `name` in them (words are joined by `-` or
/// `_`), most such words first, then fewest slips; where there is none, those with the fewest
/// slips.
[[nodiscard]] std::vector<std::string_view>
nearest_names(std::string_view name, std::span<const std::string_view> names, std::size_t most);

/// A hint: `did you mean X?`, or `known: A, B, C` where no name is near.
[[nodiscard]] std::string suggest_name(std::string_view name,
                                       std::span<const std::string_view> names);

/// The same for a list too long for a sentence: `nearest: A, B, C; LIST has all`, where `list` says
/// what to type to see them.
[[nodiscard]] std::string suggest_of_many(std::string_view name,
                                          std::span<const std::string_view> names,
                                          std::string_view list);

} // namespace dowith
