// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/parameters.hpp"
#include "sim/model/technology.hpp"

namespace dowith {

/// The numbers with which the tests' examples were worked by hand. They are plausible, and were
/// once the defaults; they stay when a default is tuned, so that tuning asks for no new arithmetic.
[[nodiscard]] Parameters worked_parameters();

/// Long-term care, in the same sense.
[[nodiscard]] Technology worked_technology();

} // namespace dowith
