// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world_result.hpp"

namespace dowith {

std::uint32_t realised_rung(double power, double delivery, double voice_held) {
    if (delivery > 0.08 && power > 0.15) {
        return 7;
    }
    if (power > 0.35) {
        return 6;
    }
    if (power > 0.12) {
        return 5;
    }
    return voice_held > 0.15 ? 4 : 3;
}

Roles realised_cell(double power, double delivery) {
    constexpr double power_together = 0.15;
    constexpr double power_users = 0.9;
    constexpr double delivery_together = 0.08;
    constexpr double delivery_users = 0.4;
    return {party(power, power_together, power_users),
            party(delivery, delivery_together, delivery_users)};
}

} // namespace dowith
