// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/node.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dowith {

/// How many maps and lists may stand in each other.
inline constexpr std::size_t depth_max = 32;

/// The one document that `text` holds, or nothing where its syntax is broken or it is empty; all
/// reasons are then in `problems`. Stricter than YAML: refused are keys given twice, keys that are
/// no text, values left empty, text over several lines without quotes, anchors, aliases, merge
/// keys, tags, tabs before the first word of a line, bytes that are no UTF-8 text, and nesting
/// deeper than `depth_max`. `name` is what places show as the file.
[[nodiscard]] std::optional<Node>
read_yaml(const std::string& name, std::string_view text, Problems& problems);

/// One value on one line, as it follows a key: a scalar, or a list or map in brackets. All that
/// is in it stands at `place`, and `path` is its path.
[[nodiscard]] std::optional<Node> read_yaml_value(const Place& place,
                                                  const std::string& path,
                                                  std::string_view text,
                                                  Problems& problems);

/// The tree as block-style YAML. Equal trees give equal text, and the text reads back as an equal
/// tree.
[[nodiscard]] std::string to_yaml(const Node& node);

} // namespace dowith
