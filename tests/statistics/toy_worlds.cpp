// SPDX-License-Identifier: Apache-2.0
#include "tests/statistics/toy_worlds.hpp"

#include "sim/kernel/draw.hpp"
#include "sim/statistics/running_spread.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <vector>

namespace dowith {
namespace {

/// Student's quantile of 97.5 % for each number of values.
std::vector<double> student_quantiles(std::uint32_t most) {
    std::vector<double> quantiles(most + 1, 0.0);
    for (std::uint32_t count = 2; count <= most; ++count) {
        quantiles[count] = boost::math::quantile(boost::math::students_t{count - 1.0}, 0.975);
    }
    return quantiles;
}

double sd_of(Shape shape) {
    switch (shape) {
    case Shape::normal:
    case Shape::skewed:
        return 1.0;
    case Shape::pairs:
        return std::sqrt(0.3 * 0.3 + 2.0 * 0.5 * 0.5);
    case Shape::very_skewed:
        break;
    }
    return std::sqrt((std::exp(1.0) - 1.0) * std::exp(1.0));
}

} // namespace

std::string_view name_of(Shape shape) {
    switch (shape) {
    case Shape::normal:
        return "normal";
    case Shape::pairs:
        return "pairs that share luck";
    case Shape::skewed:
        return "exponential (skewness 2)";
    case Shape::very_skewed:
        break;
    }
    return "lognormal (skewness 6)";
}

double toy_difference(Shape shape, std::uint32_t experiment, std::uint32_t world) {
    const Draw draw{Luck{17, 0}, {experiment, world}, 0, 1};
    switch (shape) {
    case Shape::normal:
        return draw.normal(0.0, 1.0);
    case Shape::pairs: {
        const double shared = draw.exponential(1.0, 0);
        const double baseline = shared + draw.exponential(0.5, 1);
        const double policy = 1.3 * shared + draw.exponential(0.5, 2);
        return policy - baseline - 0.3;
    }
    case Shape::skewed:
        return draw.exponential(1.0) - 1.0;
    case Shape::very_skewed:
        break;
    }
    return draw.lognormal(1.0, 1.0) - std::exp(0.5);
}

Misses misses_of(Shape shape,
                 std::uint32_t experiments,
                 const ConfidenceSequence& sequence,
                 const Looks& looks,
                 double wanted) {
    const std::vector<double> student = student_quantiles(looks.last);
    const double narrow = wanted * sd_of(shape);
    Misses misses;
    for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
        RunningSpread seen;
        bool peeked = false;
        bool ever = false;
        bool has_stopped = false;
        for (std::uint32_t world = 1; world <= looks.last; ++world) {
            seen.add(toy_difference(shape, experiment, world - 1));
            if (world < looks.first || (world - looks.first) % looks.every != 0) {
                continue;
            }
            const double off = std::fabs(seen.mean());
            const bool misses_now = off > student[world] * seen.sd() / std::sqrt(world);
            const double half_width = sequence.half_width(world, seen.sd());
            misses.planned += world == looks.first && misses_now ? 1.0 : 0.0;
            peeked = peeked || misses_now;
            ever = ever || off > half_width;
            if (!has_stopped && (half_width <= narrow || world + looks.every > looks.last)) {
                has_stopped = true;
                misses.at_stop += off > half_width ? 1.0 : 0.0;
                misses.worlds += world;
            }
        }
        misses.peeking += peeked ? 1.0 : 0.0;
        misses.sequence += ever ? 1.0 : 0.0;
    }
    for (double* each :
         {&misses.planned, &misses.peeking, &misses.sequence, &misses.at_stop, &misses.worlds}) {
        *each /= experiments;
    }
    return misses;
}

double four_errors(double rate, std::uint32_t experiments) {
    return 4.0 * std::sqrt(rate * (1.0 - rate) / experiments);
}

} // namespace dowith
