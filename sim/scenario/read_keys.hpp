// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/scenario_keys.hpp"

#include <concepts>

namespace dowith {

/// Checks that a file says in which format it is written, and that it is this one.
void check_format(const Field& root);

/// The number at a declared key of a map.
[[nodiscard]] double read_key(const Field& map, const Declaration& key);

template <std::integral Integer>
[[nodiscard]] Integer read_key(const Field& map, const WholeNumber& key) {
    return static_cast<Integer>(map[key.name].integer(key.low, key.high, key.fallback, key.unit));
}

} // namespace dowith
