// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"

#include <vector>

namespace dowith {

/// Outcomes told of everybody, and those of some that the scenario calls primary; by benefit area,
/// in the order in which areas first occur.
[[nodiscard]] std::vector<const Outcome*> told_outcomes(const Comparison& comparison);

/// Nought or unknown under every policy: of what does not exist there, such as a time bank.
[[nodiscard]] bool is_silent(const Outcome& outcome);

/// Those told of that are not silent.
[[nodiscard]] std::vector<const Outcome*> shown_outcomes(const Comparison& comparison);

} // namespace dowith
