// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/unit_design.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

using namespace dowith;

namespace {

constexpr std::uint64_t seed = 11;

/// How many of the rows lie in each of so many equal parts of a coordinate.
std::vector<std::size_t> counts(const UnitRows& rows, std::size_t coordinate, std::size_t parts) {
    std::vector<std::size_t> in(parts);
    for (const std::vector<double>& row : rows) {
        in[static_cast<std::size_t>(row[coordinate] * static_cast<double>(parts))] += 1;
    }
    return in;
}

bool begins_with(const UnitRows& all, const UnitRows& first) {
    return std::equal(first.begin(), first.end(), all.begin());
}

bool is_inside(const UnitRows& rows) {
    return std::all_of(rows.begin(), rows.end(), [](const std::vector<double>& row) {
        return std::all_of(row.begin(), row.end(), [](double x) { return x > 0.0 && x < 1.0; });
    });
}

} // namespace

TEST_CASE("rows of Sobol' fill each coordinate evenly, and each pair of the first two") {
    const UnitRows rows = sobol_rows(64, 40, seed);
    CHECK(is_inside(rows));
    for (std::size_t i = 0; i < 40; ++i) {
        CHECK(counts(rows, i, 64) == std::vector<std::size_t>(64, 1));
    }
    std::set<std::pair<int, int>> squares; // a (0, 6, 2) net has one row in each of 8 × 8
    for (const std::vector<double>& row : rows) {
        squares.insert({static_cast<int>(8.0 * row[0]), static_cast<int>(8.0 * row[1])});
    }
    CHECK(squares.size() == 64);
}

TEST_CASE("without the shift rows of Sobol' are those that the literature prints") {
    // Differences of bits do not know the shift: row 1 is off row 0 by one half everywhere.
    const UnitRows rows = sobol_rows(4, 3, seed);
    const auto apart = [&](std::size_t a, std::size_t b, std::size_t i) {
        return std::abs(rows[a][i] - rows[b][i]);
    };
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(apart(0, 1, i) == 0.5);
        CHECK(apart(2, 3, i) == 0.5);
        CHECK(apart(0, 2, i) != apart(0, 1, i));
    }
}

TEST_CASE("more rows of Sobol' begin with the same, and other seeds shift them elsewhere") {
    CHECK(begins_with(sobol_rows(100, 7, seed), sobol_rows(33, 7, seed)));
    CHECK(sobol_rows(5, 7, seed) != sobol_rows(5, 7, seed + 1));
}

TEST_CASE("a Latin hypercube has one row in each part of each coordinate") {
    const UnitRows rows = latin_hypercube_rows(37, 9, seed);
    CHECK(is_inside(rows));
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(counts(rows, i, 37) == std::vector<std::size_t>(37, 1));
    }
    CHECK(latin_hypercube_rows(37, 9, seed) == rows);
    CHECK(latin_hypercube_rows(37, 9, seed + 1) != rows);
}

TEST_CASE("a trajectory moves each coordinate once, by one step, and stays inside") {
    constexpr std::size_t dimensions = 6;
    const UnitRows rows = morris_rows(20, dimensions, seed);
    REQUIRE(rows.size() == 20 * (dimensions + 1));
    CHECK(is_inside(rows));
    for (std::size_t begin = 0; begin < rows.size(); begin += dimensions + 1) {
        std::set<std::size_t> moved;
        for (std::size_t row = begin + 1; row <= begin + dimensions; ++row) {
            std::vector<std::size_t> here;
            for (std::size_t i = 0; i < dimensions; ++i) {
                if (rows[row][i] != rows[row - 1][i]) {
                    here.push_back(i);
                    const double step = std::abs(rows[row][i] - rows[row - 1][i]);
                    CHECK(std::abs(step - morris_step) < 2e-6); // what keeps it off the edge
                }
            }
            REQUIRE(here.size() == 1);
            moved.insert(here.front());
        }
        CHECK(moved.size() == dimensions);
    }
    CHECK(begins_with(rows, morris_rows(3, dimensions, seed)));
}
