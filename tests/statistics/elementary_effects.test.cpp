// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/elementary_effects.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace dowith;

namespace {

constexpr std::uint64_t seed = 5;

template <class Model>
std::vector<ElementaryEffect>
effects_of(std::size_t trajectories, std::size_t factors, const Model& model) {
    const UnitRows rows = morris_rows(trajectories, factors, seed);
    std::vector<double> values;
    for (const std::vector<double>& row : rows) {
        values.push_back(model(row));
    }
    return elementary_effects(rows, values, 1);
}

bool is_near(double a, double b) { return std::abs(a - b) < 1e-9; }

} // namespace

TEST_CASE("where factors add up, an effect is the slope, from wherever it is seen") {
    const auto effects = effects_of(
        8, 3, [](const std::vector<double>& u) { return 5.0 * u[0] - 2.0 * u[1] + 1.0; });
    CHECK(is_near(effects[0].mean, 5.0));
    CHECK(is_near(effects[1].mean, -2.0));
    CHECK(is_near(effects[1].mean_absolute, 2.0));
    CHECK(is_near(effects[1].interval.low, 2.0));
    CHECK(effects[2].mean_absolute == 0.0);
    for (const ElementaryEffect& effect : effects) {
        CHECK(std::abs(effect.sd) < 1e-9);
    }
}

// u0 sees its slope change sign with u1: on four levels 0, 1/3, 2/3, 1 its size is 1 or 1/3.
TEST_CASE("where factors work together effects differ, and cancel in the mean but not in size") {
    const auto effects =
        effects_of(400, 2, [](const std::vector<double>& u) { return 2.0 * u[0] * (u[1] - 0.5); });
    CHECK(effects[0].sd > 0.5);
    CHECK(std::abs(effects[0].mean) < 4.0 * effects[0].sd / std::sqrt(400.0));
    CHECK(effects[0].interval.low < 2.0 / 3.0);
    CHECK(effects[0].interval.high > 2.0 / 3.0);
}

TEST_CASE("a trajectory with a gap is left out, and one trajectory says nothing") {
    const UnitRows rows = morris_rows(3, 2, seed);
    std::vector<double> values;
    for (const std::vector<double>& row : rows) {
        values.push_back(row[0]);
    }
    values[4] = std::numeric_limits<double>::quiet_NaN(); // of the second
    CHECK(is_near(elementary_effects(rows, values, 1)[0].mean_absolute, 1.0));
    values[0] = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(elementary_effects(rows, values, 1)[0].mean_absolute));
}
