// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/sobol_indices.hpp"

#include "sim/kernel/draw.hpp"
#include "sim/statistics/unit_design.hpp"
#include "tests/support/catch.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

using namespace dowith;

namespace {

constexpr std::uint64_t seed = 5;

using Row = std::vector<double>;

/// The first half of each row belongs to A, the second to B.
template <class Model>
SobolSample sample_of(const UnitRows& rows, std::size_t factors, const Model& model) {
    SobolSample sample;
    sample.ab.resize(factors);
    for (const Row& row : rows) {
        const auto half = row.begin() + static_cast<std::ptrdiff_t>(factors);
        const Row a{row.begin(), half};
        const Row b{half, row.end()};
        sample.a.push_back(model(a));
        sample.b.push_back(model(b));
        for (std::size_t i = 0; i < factors; ++i) {
            Row mixed = a;
            mixed[i] = b[i];
            sample.ab[i].push_back(model(mixed));
        }
    }
    return sample;
}

/// Rows that know nothing of each other.
UnitRows random_rows(std::size_t rows, std::size_t dimensions, std::uint32_t number) {
    UnitRows all(rows, Row(dimensions));
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t i = 0; i < dimensions; ++i) {
            all[row][i] = Draw{{3, number},
                               {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(row)},
                               0,
                               1}
                              .uniform();
        }
    }
    return all;
}

/// sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on [-π, π]³: Ishigami and Homma 1990, whose indices are
/// known.
double ishigami(const Row& u) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2.0 * u[i] - 1.0); };
    const double second = std::sin(x(1));
    return std::sin(x(0)) * (1.0 + 0.1 * std::pow(x(2), 4.0)) + 7.0 * second * second;
}

struct Known {
    std::array<double, 3> first;
    std::array<double, 3> total;
};

Known ishigami_indices() {
    const double pi4 = std::pow(std::numbers::pi, 4.0);
    const double b = 0.1;
    const double of_1 = 0.5 * (1.0 + b * pi4 / 5.0) * (1.0 + b * pi4 / 5.0);
    const double of_2 = 49.0 / 8.0;
    const double of_1_with_3 = b * b * pi4 * pi4 * 8.0 / 225.0;
    const double all = of_1 + of_2 + of_1_with_3;
    return {{of_1 / all, of_2 / all, 0.0},
            {(of_1 + of_1_with_3) / all, of_2 / all, of_1_with_3 / all}};
}

/// What the interval says the estimate may be off by, one standard error.
double error_of(const SobolIndex& index) { return (index.high - index.low) / (2.0 * 1.96); }

bool holds(const SobolIndex& index, double truth) {
    return index.low <= truth && truth <= index.high;
}

} // namespace

TEST_CASE("the indices of Ishigami's function come out as they are known") {
    const Known known = ishigami_indices();
    const SobolIndices found = sobol_indices(sample_of(sobol_rows(4096, 6, seed), 3, ishigami), 1);
    for (std::size_t i = 0; i < 3; ++i) {
        // Rows of Sobol' are off by less than the chance rows that the intervals are made for.
        CHECK(std::abs(found.first[i].share - known.first[i]) < 3.0 * error_of(found.first[i]));
        CHECK(std::abs(found.total[i].share - known.total[i]) < 3.0 * error_of(found.total[i]));
        CHECK(found.total[i].high - found.total[i].low < 0.1); // so the bound above says something
    }
    CHECK(holds(found.additive, known.first[0] + known.first[1]));
}

// 400 samples: were nine in ten intervals right, fewer than 340 of them would be so once in a
// thousand times (binomial, 360 ± 6).
TEST_CASE("intervals of 200 chance rows hold the known indices in nine of ten cases and more") {
    const Known known = ishigami_indices();
    constexpr std::size_t samples = 400;
    std::array<std::size_t, 3> first{};
    std::array<std::size_t, 3> total{};
    for (std::uint32_t number = 0; number < samples; ++number) {
        const SobolIndices found =
            sobol_indices(sample_of(random_rows(200, 6, number), 3, ishigami), number);
        for (std::size_t i = 0; i < 3; ++i) {
            first[i] += holds(found.first[i], known.first[i]) ? 1U : 0U;
            total[i] += holds(found.total[i], known.total[i]) ? 1U : 0U;
        }
    }
    for (std::size_t i = 0; i < 3; ++i) {
        CAPTURE(i, first[i], total[i]);
        CHECK(first[i] >= 340);
        CHECK(total[i] >= 340);
    }
}

TEST_CASE("where factors only add up, first and total indices are the shares of their squares") {
    const auto model = [](const Row& u) { return 3.0 * u[0] + 4.0 * u[1]; };
    const SobolIndices found = sobol_indices(sample_of(sobol_rows(2048, 4, seed), 2, model), 1);
    const std::array<double, 2> shares{9.0 / 25.0, 16.0 / 25.0};
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(std::abs(found.first[i].share - shares[i]) < 3.0 * error_of(found.first[i]));
        CHECK(std::abs(found.total[i].share - shares[i]) < 3.0 * error_of(found.total[i]));
    }
    CHECK(std::abs(found.variance - 25.0 / 12.0) < 0.01 * 25.0 / 12.0);
    CHECK(std::abs(found.mean - 3.5) < 0.01);
}

TEST_CASE("a factor that does nothing has indices of exactly nought, whatever else chance does") {
    const auto model = [](const Row& u) { return std::exp(3.0 * u[0]); };
    const SobolIndices found = sobol_indices(sample_of(random_rows(50, 4, 1), 2, model), 1);
    CHECK(found.first[1].share == 0.0);
    CHECK(found.total[1].share == 0.0);
    CHECK(found.first[1].includes_zero());
    CHECK(found.total[1].includes_zero());
    CHECK_FALSE(found.total[0].includes_zero());
}

TEST_CASE("indices do not know from where an outcome is counted, nor in which unit") {
    const UnitRows rows = sobol_rows(128, 6, seed);
    const SobolIndices found = sobol_indices(sample_of(rows, 3, ishigami), 1);
    const auto shifted = [](const Row& u) { return 1e6 - 20.0 * ishigami(u); };
    const SobolIndices same = sobol_indices(sample_of(rows, 3, shifted), 1);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(std::abs(found.first[i].share - same.first[i].share) < 1e-6);
        CHECK(std::abs(found.total[i].share - same.total[i].share) < 1e-6);
    }
}

TEST_CASE("rows that are not known are left out, and nothing is said of what does not vary") {
    SobolSample sample = sample_of(sobol_rows(64, 6, seed), 3, ishigami);
    sample.ab[1][7] = std::numeric_limits<double>::quiet_NaN();
    CHECK(sobol_indices(sample, 1).rows == 63);
    const SobolIndices still =
        sobol_indices(sample_of(sobol_rows(64, 4, seed), 2, [](const Row&) { return 2.0; }), 1);
    CHECK(still.variance == 0.0);
    CHECK(std::isnan(still.total[0].share));
    CHECK_FALSE(still.total[0].includes_zero());
}
