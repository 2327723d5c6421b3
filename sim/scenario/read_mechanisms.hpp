// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/schedule.hpp"
#include "sim/scenario/field.hpp"

#include <vector>

namespace dowith {

/// Reads the key `mechanisms`, a list of names: those alone are in force, in the order of the
/// schedule whatever the order of the list. All where the key is missing.
[[nodiscard]] std::vector<Mechanism> read_mechanisms(const Field& list);

} // namespace dowith
