// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/sort.hpp"

#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

using namespace dowith;

TEST_CASE("numbers that are not negative come out in order, none lost, for none to many",
          "[sort]") {
    const Luck luck{7, 0};
    std::vector<float> spare;
    for (const std::uint32_t count : {0U, 1U, 2U, 300U, 5000U}) {
        std::vector<float> numbers;
        for (std::uint32_t i = 0; i < count; ++i) {
            const Draw draw{luck, {1, i}, 2, 3};
            // Every tenth is nought, others spread over twenty orders of magnitude.
            numbers.push_back(i % 10 == 0 ? 0.0F : static_cast<float>(draw.lognormal(1.0, 8.0)));
        }
        std::vector<float> expected = numbers;
        std::sort(expected.begin(), expected.end());
        sort_not_negative(numbers, spare);
        CHECK(numbers == expected);
    }
}

TEST_CASE("the smallest and the largest numbers have their places too", "[sort]") {
    using Limits = std::numeric_limits<float>;
    std::vector<float> numbers{Limits::infinity(), Limits::max(), 1.0F, Limits::denorm_min(), 0.0F};
    std::vector<float> spare;
    sort_not_negative(numbers, spare);
    CHECK(std::is_sorted(numbers.begin(), numbers.end()));
}
