// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// The names by which a scenario may call an outcome: recorded series told of everybody, clients or
/// speakers, in the order in which they are recorded.
[[nodiscard]] std::vector<std::string> outcome_names();

} // namespace dowith
