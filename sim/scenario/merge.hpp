// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/node.hpp"

#include <string>

namespace dowith {

/// `base` with the differences that `change` says: maps merge key by key, everything else
/// replaces, `~` removes. A `~` that finds nothing to remove is a problem. Two maps that merged
/// stand at the place of the change. `path` is that of both.
[[nodiscard]] Node
merged(const Node& base, const Node& change, const std::string& path, Problems& problems);

} // namespace dowith
