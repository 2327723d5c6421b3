// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/confidence_sequence.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"

#include <cmath>
#include <limits>

namespace dowith {

ConfidenceSequence::ConfidenceSequence(double alpha, double tight_at) : alpha_{alpha} {
    EXPECTS(alpha > 0.0 && alpha < 1.0 && tight_at > 0.0);
    const double twice = -2.0 * maths::log(alpha);
    c2_ = tight_at / (twice + maths::log(twice + 1.0));
    ENSURES(c2_ > 0.0);
}

double ConfidenceSequence::half_width(std::size_t count, double sd) const {
    EXPECTS(sd >= 0.0);
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (count < 2) {
        return infinite;
    }
    if (sd == 0.0) {
        return 0.0;
    }
    const auto n = static_cast<double>(count);
    const double a = maths::exp(maths::log((n + c2_) / (c2_ * alpha_ * alpha_)) / n);
    const double room = 1.0 - a * c2_ / (n + c2_);
    return room > 0.0 ? sd * std::sqrt((a - 1.0) * (n - 1.0) / (n * room)) : infinite;
}

std::size_t ConfidenceSequence::count_for(double wanted, double sd) const {
    EXPECTS(wanted > 0.0);
    std::size_t enough = 2;
    while (enough < count_most && half_width(enough, sd) > wanted) {
        enough *= 2;
    }
    if (enough >= count_most) {
        return count_most;
    }
    std::size_t too_few = enough / 2; // but for 2, which nothing is below
    while (enough - too_few > 1) {
        const std::size_t middle = too_few + (enough - too_few) / 2;
        (half_width(middle, sd) > wanted ? too_few : enough) = middle;
    }
    return enough;
}

} // namespace dowith
