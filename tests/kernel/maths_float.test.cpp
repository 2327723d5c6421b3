// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/maths_float.hpp"

#include "sim/kernel/digest.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace dowith;

namespace {

double ulps(float got, double wanted) {
    int exponent = 0;
    static_cast<void>(std::frexp(wanted, &exponent));
    const double ulp = std::ldexp(1.0, std::max(exponent - 24, -149));
    return std::fabs(static_cast<double>(got) - wanted) / ulp;
}

/// Every 1009th float of [-87, 88], and both ends.
std::vector<float> numbers() {
    std::vector<float> all{-87.0F, 88.0F, 0.0F};
    for (std::uint64_t bits = 0; bits <= 0xFFFFFFFFU; bits += 1009) {
        const auto x = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
        if (x >= -87.0F && x <= 88.0F) {
            all.push_back(x);
        }
    }
    return all;
}

} // namespace

TEST_CASE("the single exponential is within 2 ulp, the single logistic within 4", "[maths]") {
    double worst_exp = 0.0;
    double worst_logistic = 0.0;
    for (const float x : numbers()) {
        const double e = std::exp(static_cast<double>(x));
        worst_exp = std::max(worst_exp, ulps(maths::exp_f(x), e));
        worst_logistic = std::max(worst_logistic, ulps(maths::logistic_f(x), e / (1.0 + e)));
    }
    CHECK(worst_exp < 2.0);
    CHECK(worst_logistic < 4.0);
}

TEST_CASE("the single exponential saturates beyond its ends and keeps NaN", "[maths]") {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    CHECK(maths::exp_f(-infinity) == maths::exp_f(-87.0F));
    CHECK(maths::exp_f(-88.0F) == maths::exp_f(-87.0F));
    CHECK(maths::exp_f(infinity) == maths::exp_f(88.0F));
    CHECK(maths::exp_f(1e30F) == maths::exp_f(88.0F));
    CHECK(maths::exp_f(0.0F) == 1.0F);
    CHECK(std::isnan(maths::exp_f(std::numeric_limits<float>::quiet_NaN())));
    CHECK(maths::logistic_f(0.0F) == 0.5F);
    CHECK(maths::logistic_f(infinity) == 1.0F);
    CHECK(maths::logistic_f(-infinity) > 0.0F);
}

TEST_CASE("single results have the same bits one by one, in lanes and on every machine",
          "[maths]") {
    const std::vector<float> in = numbers();
    std::vector<float> out(in.size());
    for (std::size_t i = 0; i < in.size(); ++i) {
        out[i] = maths::logistic_f(in[i]);
    }
    Digest in_lanes;
    in_lanes.add(std::span{out});
    for (std::size_t i = 0; i < in.size(); ++i) {
        const volatile float alone = in[i]; // keeps the compiler from using lanes
        out[i] = maths::logistic_f(alone);
    }
    Digest one_by_one;
    one_by_one.add(std::span{out});
    CHECK(in_lanes == one_by_one);
    CHECK(in_lanes.hex() == "1542b048f76f4b3f");
}
