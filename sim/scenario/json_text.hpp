// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/node.hpp"

#include <string>

namespace dowith {

/// The tree as JSON, keys in their order. Scalars without quotes that are numbers, true or false
/// stay so, `~` becomes null, all others become strings.
[[nodiscard]] std::string to_json(const Node& node);

} // namespace dowith
