// SPDX-License-Identifier: Apache-2.0
#include "sim/model/policy.hpp"

#include "sim/kernel/contract.hpp"

namespace dowith {

const Stage& Policy::stage_at(std::uint32_t weeks) const {
    EXPECTS(!stages.empty() && stages.front().from_week == 0);
    const Stage* in_force = &stages.front();
    for (const Stage& stage : stages) {
        if (stage.from_week <= weeks) {
            in_force = &stage;
        }
    }
    return *in_force;
}

std::uint32_t Policy::weeks_of_co_delivery(std::uint32_t weeks, std::size_t service) const {
    std::uint32_t began = 0;
    bool delivering = false;
    for (const Stage& stage : stages) {
        if (stage.from_week > weeks) {
            break;
        }
        const bool delivers = stage.practice[service].delivery_share > 0.0;
        if (delivers && !delivering) {
            began = stage.from_week;
        }
        delivering = delivers;
    }
    return weeks - began;
}

} // namespace dowith
