// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/bootstrap.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/statistics/spread.hpp"
#include "sim/statistics/statistical_luck.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowith {
namespace {

std::vector<std::size_t> drawn_cases(std::size_t cases, std::size_t sample, std::uint64_t seed) {
    const Draw draw = statistical_draw(seed, Lottery::bootstrap, sample);
    std::vector<std::size_t> drawn;
    for (std::size_t i = 0; i < cases; ++i) {
        drawn.push_back(draw.below(static_cast<std::uint32_t>(cases), static_cast<unsigned>(i)));
    }
    return drawn;
}

Bounds middle_of(std::vector<double>& values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    if (values.empty()) {
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        return {unknown, unknown};
    }
    std::sort(values.begin(), values.end());
    return {quantile_of_sorted(values, 0.025), quantile_of_sorted(values, 0.975)};
}

} // namespace

std::vector<Bounds> bootstrap(std::size_t cases,
                              std::size_t numbers,
                              std::size_t samples,
                              std::uint64_t seed,
                              const Statistics& statistics) {
    EXPECTS(cases > 0 && samples > 0);
    std::vector<std::vector<double>> values(numbers);
    for (std::size_t sample = 0; sample < samples; ++sample) {
        const std::vector<double> found = statistics(drawn_cases(cases, sample, seed));
        EXPECTS(found.size() == numbers);
        for (std::size_t i = 0; i < numbers; ++i) {
            values[i].push_back(found[i]);
        }
    }
    std::vector<Bounds> bounds;
    for (std::vector<double>& of_one : values) {
        bounds.push_back(middle_of(of_one));
    }
    return bounds;
}

} // namespace dowith
