// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/spread.hpp"

#include "sim/kernel/contract.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace dowith {
namespace {

double variance(std::span<const double> values, double mean) {
    double squares = 0.0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
    }
    return values.size() > 1 ? squares / static_cast<double>(values.size() - 1) : 0.0;
}

double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> known_of(std::span<const double> values) {
    std::vector<double> known;
    for (const double value : values) {
        if (!std::isnan(value)) {
            known.push_back(value);
        }
    }
    return known;
}

} // namespace

double quantile_of_sorted(std::span<const double> sorted, double share) {
    EXPECTS(!sorted.empty() && share >= 0.0 && share <= 1.0);
    const double place = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - static_cast<double>(below);
    return sorted[below] + part * (sorted[above] - sorted[below]);
}

Spread spread_of(std::span<const double> all) {
    EXPECTS(!all.empty());
    const std::vector<double> values = known_of(all);
    if (values.empty()) {
        return {unknown, unknown, unknown, unknown, unknown, unknown, unknown};
    }
    Spread spread;
    spread.mean = mean_of(values);
    spread.sd = std::sqrt(variance(values, spread.mean));
    spread.low = spread.high = std::numeric_limits<double>::quiet_NaN();
    if (values.size() > 1) {
        const auto count = static_cast<double>(values.size());
        const boost::math::students_t t{count - 1.0};
        const double half_width = boost::math::quantile(t, 0.975) * spread.sd / std::sqrt(count);
        spread.low = spread.mean - half_width;
        spread.high = spread.mean + half_width;
    }
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    spread.p05 = quantile_of_sorted(sorted, 0.05);
    spread.median = quantile_of_sorted(sorted, 0.5);
    spread.p95 = quantile_of_sorted(sorted, 0.95);
    return spread;
}

std::size_t unpaired_worlds_needed(const PairedDifference& paired) {
    return static_cast<std::size_t>(
        std::ceil(paired.variance_ratio * static_cast<double>(paired.known)));
}

PairedDifference paired_difference(std::span<const double> baseline,
                                   std::span<const double> policy,
                                   bool higher_is_better) {
    EXPECTS(baseline.size() == policy.size() && !baseline.empty());
    std::vector<double> differences;
    std::vector<double> before;
    std::vector<double> after;
    double better = 0.0;
    for (std::size_t world = 0; world < baseline.size(); ++world) {
        const double difference = policy[world] - baseline[world];
        if (std::isnan(difference)) {
            continue; // known under one of the two at most
        }
        const double gain = higher_is_better ? difference : -difference;
        better += gain > 0.0 ? 1.0 : gain == 0.0 ? 0.5 : 0.0;
        differences.push_back(difference);
        before.push_back(baseline[world]);
        after.push_back(policy[world]);
    }
    PairedDifference paired;
    paired.known = differences.size();
    if (differences.empty()) {
        paired.difference = spread_of(std::array{unknown});
        paired.better_share = unknown;
        return paired;
    }
    paired.difference = spread_of(differences);
    paired.better_share = better / static_cast<double>(differences.size());
    const double unpaired = variance(before, mean_of(before)) + variance(after, mean_of(after));
    const double with_pairing = paired.difference.sd * paired.difference.sd;
    paired.variance_ratio = with_pairing > 0.0 ? unpaired / with_pairing : 0.0;
    return paired;
}

} // namespace dowith
