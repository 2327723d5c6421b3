// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/elementary_effects.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowith {
namespace {

constexpr std::size_t resamples = 1000;

/// Effects of each factor, [factor], along one trajectory that begins at a row.
std::vector<double>
effects_along(const UnitRows& rows, std::span<const double> values, std::size_t begin) {
    const std::size_t factors = rows[begin].size();
    std::vector<double> effects(factors);
    for (std::size_t row = begin + 1; row <= begin + factors; ++row) {
        const auto moved =
            std::mismatch(rows[row].begin(), rows[row].end(), rows[row - 1].begin()).first;
        EXPECTS(moved != rows[row].end());
        const auto factor = static_cast<std::size_t>(moved - rows[row].begin());
        effects[factor] =
            (values[row] - values[row - 1]) / (rows[row][factor] - rows[row - 1][factor]);
    }
    return effects;
}

bool is_known(std::span<const double> values) {
    return std::none_of(values.begin(), values.end(), [](double x) { return std::isnan(x); });
}

double mean_of(std::span<const double> values) {
    double sum = 0.0;
    for (const double value : values) {
        sum += value;
    }
    return sum / static_cast<double>(values.size());
}

ElementaryEffect effect_of(const std::vector<double>& effects, std::uint64_t seed) {
    ElementaryEffect told;
    told.mean = mean_of(effects);
    std::vector<double> sizes;
    double squares = 0.0;
    for (const double effect : effects) {
        sizes.push_back(std::abs(effect));
        squares += (effect - told.mean) * (effect - told.mean);
    }
    told.mean_absolute = mean_of(sizes);
    told.sd = std::sqrt(squares / static_cast<double>(effects.size() - 1));
    told.interval = bootstrap(sizes.size(), 1, resamples, seed, [&](const auto& drawn) {
                        double sum = 0.0;
                        for (const std::size_t trajectory : drawn) {
                            sum += sizes[trajectory];
                        }
                        return std::vector{sum / static_cast<double>(drawn.size())};
                    }).front();
    return told;
}

} // namespace

std::vector<ElementaryEffect>
elementary_effects(const UnitRows& rows, std::span<const double> values, std::uint64_t seed) {
    EXPECTS(!rows.empty() && rows.size() == values.size());
    const std::size_t factors = rows.front().size();
    const std::size_t length = factors + 1;
    EXPECTS(rows.size() % length == 0);
    std::vector<std::vector<double>> effects(factors); // [factor][trajectory]
    for (std::size_t begin = 0; begin < rows.size(); begin += length) {
        if (is_known(values.subspan(begin, length))) {
            const std::vector<double> along = effects_along(rows, values, begin);
            for (std::size_t factor = 0; factor < factors; ++factor) {
                effects[factor].push_back(along[factor]);
            }
        }
    }
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    if (effects.front().size() < 2) {
        const ElementaryEffect none{unknown, unknown, {unknown, unknown}, unknown};
        return std::vector<ElementaryEffect>(factors, none);
    }
    std::vector<ElementaryEffect> told;
    for (const std::vector<double>& of_factor : effects) {
        told.push_back(effect_of(of_factor, seed));
    }
    return told;
}

} // namespace dowith
