// SPDX-License-Identifier: Apache-2.0
#include "sim/model/severity.hpp"

#include "sim/kernel/maths.hpp"

#include <algorithm>

namespace dowith {

float effective_severity(float severity, float variation, double variation_sd) {
    const double factor =
        maths::exp(static_cast<double>(variation) - 0.5 * variation_sd * variation_sd);
    return static_cast<float>(std::clamp(static_cast<double>(severity) * factor, 0.0, 1.0));
}

} // namespace dowith
