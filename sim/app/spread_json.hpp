// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/statistics/proportion.hpp"
#include "sim/statistics/spread.hpp"

#include <nlohmann/json.hpp>

namespace dowith {

/// A mean with its interval, and how it is spread between worlds. What is not known is null.
[[nodiscard]] inline nlohmann::ordered_json spread_json(const Spread& spread) {
    return {{"mean", spread.mean},
            {"low", spread.low},
            {"high", spread.high},
            {"sd", spread.sd},
            {"p05", spread.p05},
            {"median", spread.median},
            {"p95", spread.p95}};
}

/// A share with its interval, and of how many.
[[nodiscard]] inline nlohmann::ordered_json proportion_json(const Proportion& proportion) {
    return {{"count", proportion.count},
            {"of", proportion.of},
            {"share", proportion.share},
            {"low", proportion.low},
            {"high", proportion.high}};
}

} // namespace dowith
