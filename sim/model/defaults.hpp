// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>

namespace dowith {

/// An `Owner` whose declared members stand at their defaults.
template <class Owner>
[[nodiscard]] constexpr Owner defaults(std::span<const Declared<Owner>> all) {
    Owner values{};
    for (const Declared<Owner>& each : all) {
        values.*each.member = each.declaration.fallback;
    }
    return values;
}

} // namespace dowith
