// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/unit_design.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/draw.hpp"
#include "sim/statistics/statistical_luck.hpp"

#include <boost/random/sobol.hpp>

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>

namespace dowith {
namespace {

constexpr double edge = 1e-6; // of the unit cube

Draw draw_for(std::uint64_t seed, Lottery lottery, std::size_t row, std::size_t part = 0) {
    return statistical_draw(seed, lottery, row, part);
}

/// 64 bits as a number in (0, 1): the upper 52 of them, in the middle of their interval.
double between_0_and_1(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

std::vector<std::uint64_t> digital_shift(std::size_t dimensions, std::uint64_t seed) {
    std::vector<std::uint64_t> shift;
    for (std::size_t i = 0; i < dimensions; ++i) {
        const Draw draw = draw_for(seed, Lottery::digital_shift, i);
        shift.push_back(std::uint64_t{draw.word(0)} << 32U | draw.word(1));
    }
    return shift;
}

std::vector<std::size_t>
shuffled(std::size_t count, std::uint64_t seed, Lottery lottery, std::size_t row) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const Draw draw = draw_for(seed, lottery, row);
    unsigned k = 0;
    for (auto left = static_cast<std::uint32_t>(count); left > 1; --left) {
        std::swap(order[left - 1], order[draw.below(left, k++)]);
    }
    return order;
}

double off_the_edge(double level) { return std::clamp(level, edge, 1.0 - edge); }

/// One trajectory, appended to `rows`.
void walk(std::size_t trajectory, std::size_t dimensions, std::uint64_t seed, UnitRows& rows) {
    constexpr std::uint32_t starts = morris_levels / 2; // from which a step up stays in the cube
    std::vector<double> at(dimensions);
    std::vector<double> step(dimensions);
    for (std::size_t i = 0; i < dimensions; ++i) {
        const Draw draw = draw_for(seed, Lottery::trajectory, trajectory, i);
        const double low = draw.below(starts, 0) / (static_cast<double>(morris_levels) - 1.0);
        const bool goes_up = draw.below(2, 1) == 1;
        at[i] = goes_up ? low : low + morris_step;
        step[i] = goes_up ? morris_step : -morris_step;
    }
    const auto put = [&] {
        std::vector<double> row;
        for (const double level : at) {
            row.push_back(off_the_edge(level));
        }
        rows.push_back(std::move(row));
    };
    put();
    for (const std::size_t i : shuffled(dimensions, seed, Lottery::trajectory_order, trajectory)) {
        at[i] += step[i];
        put();
    }
}

} // namespace

UnitRows sobol_rows(std::size_t rows, std::size_t dimensions, std::uint64_t seed) {
    EXPECTS(dimensions >= 1 && dimensions <= unit_dimensions_max);
    const std::vector<std::uint64_t> shift = digital_shift(dimensions, seed);
    boost::random::sobol sequence{dimensions};
    static_assert(boost::random::sobol::max() == std::numeric_limits<std::uint64_t>::max());
    UnitRows all(rows, std::vector<double>(dimensions));
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < dimensions; ++i) {
            const std::uint64_t bits = row == 0 ? 0 : sequence(); // Boost leaves the origin out
            all[row][i] = between_0_and_1(bits ^ shift[i]);
        }
    }
    return all;
}

UnitRows latin_hypercube_rows(std::size_t rows, std::size_t dimensions, std::uint64_t seed) {
    EXPECTS(rows >= 1 && dimensions >= 1);
    UnitRows all(rows, std::vector<double>(dimensions));
    for (std::size_t i = 0; i < dimensions; ++i) {
        const std::vector<std::size_t> part = shuffled(rows, seed, Lottery::latin_order, i);
        for (std::size_t row = 0; row < rows; ++row) {
            const double within = draw_for(seed, Lottery::latin_place, row, i).uniform();
            all[row][i] = (static_cast<double>(part[row]) + within) / static_cast<double>(rows);
        }
    }
    return all;
}

UnitRows morris_rows(std::size_t trajectories, std::size_t dimensions, std::uint64_t seed) {
    EXPECTS(dimensions >= 1);
    UnitRows rows;
    for (std::size_t trajectory = 0; trajectory < trajectories; ++trajectory) {
        walk(trajectory, dimensions, seed, rows);
    }
    return rows;
}

} // namespace dowith
