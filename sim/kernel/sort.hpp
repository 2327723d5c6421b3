// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace dowith {

/// Puts numbers that are not negative into ascending order. Without a comparison for processors to
/// guess wrong: digit by digit, from the last. `spare` is memory to work with.
void sort_not_negative(std::vector<float>& numbers, std::vector<float>& spare);

} // namespace dowith
