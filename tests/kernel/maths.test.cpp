// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/maths.hpp"
#include "sim/kernel/maths_float.hpp"

#include "sim/kernel/digest.hpp"
#include "sim/kernel/mix.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

using namespace dowith;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double smallest_normal = std::numeric_limits<double>::min();

/// The i-th of a fixed list of numbers spread evenly over [low, high).
double number(std::uint64_t i, double low, double high) {
    return low + (high - low) * static_cast<double>(mix(i) >> 11U) * 0x1p-53;
}

/// Distance in units of the last place that `wanted` has as a double. Long doubles resolve 1/2048
/// of it on x86 and more elsewhere.
double ulps(double got, long double wanted) {
    int exponent = 0;
    static_cast<void>(std::frexp(wanted, &exponent));
    const long double ulp = std::ldexp(1.0L, std::max(exponent - 53, -1074));
    return static_cast<double>(std::fabs(static_cast<long double>(got) - wanted) / ulp);
}

/// The largest error of f on `count` numbers made by `point`.
template <class Point, class Ours, class Theirs>
double worst(std::uint64_t count, Point point, Ours ours, Theirs theirs) {
    double largest = 0.0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const double x = point(i);
        largest = std::max(largest, ulps(ours(x), theirs(static_cast<long double>(x))));
    }
    return largest;
}

constexpr std::uint64_t many = 300'000;

long double true_exp(long double x) { return std::exp(x); }

long double true_log(long double x) { return std::log(x); }

} // namespace

TEST_CASE("exp is within 0.55 ulp of the C library's long double", "[maths]") {
    const auto anywhere = [](auto i) { return number(i, -708.3, 709.7); };
    const auto near_0 = [](auto i) { return std::ldexp(number(i, -1, 1), -int(i % 60)); };
    CHECK(worst(many, anywhere, maths::exp, true_exp) < 0.55);
    CHECK(worst(many, near_0, maths::exp, true_exp) < 0.55);
    const auto subnormal = [](auto i) { return number(i, -745.1, -708.4); };
    CHECK(worst(many, subnormal, maths::exp, true_exp) < 1.0);
}

TEST_CASE("exp2 is within 0.55 ulp and exact at whole numbers", "[maths]") {
    const auto anywhere = [](auto i) { return number(i, -1021.9, 1023.9); };
    CHECK(worst(many, anywhere, maths::exp2, [](long double x) { return std::exp2(x); }) < 0.55);
    for (int n = -1074; n < 1024; ++n) {
        REQUIRE(maths::exp2(n) == std::ldexp(1.0, n));
    }
}

TEST_CASE("log is within 0.55 ulp, for all sizes and close to 1", "[maths]") {
    const auto any_positive = [](auto i) {
        return std::bit_cast<double>(mix(i) % std::bit_cast<std::uint64_t>(infinity));
    };
    const auto near_1 = [](auto i) { return 1.0 + std::ldexp(number(i, -0.5, 1.0), -int(i % 52)); };
    const auto subnormal = [](auto i) {
        return std::bit_cast<double>(1 + (mix(i) >> 12U >> i % 52));
    };
    CHECK(worst(many, any_positive, maths::log, true_log) < 0.55);
    CHECK(worst(many, near_1, maths::log, true_log) < 0.55);
    CHECK(worst(many, subnormal, maths::log, true_log) < 0.55);
}

TEST_CASE("pow is within 0.65 ulp up to the ends of what doubles hold", "[maths]") {
    double largest = 0.0;
    double largest_subnormal = 0.0;
    for (std::uint64_t i = 0; i < many; ++i) {
        const double size = std::ldexp(number(i, 0.5, 1.0), int(mix(~i) % 61) - 30);
        const double x = i % 2 == 0 ? size : 1.0 + std::ldexp(number(i, -1, 1), -1 - int(i % 40));
        const double exponent = number(i + many, -744.0, 709.0);
        const double y = i % 3 == 0 ? number(i, -5, 5) : exponent / std::log(x);
        const long double wanted =
            std::pow(static_cast<long double>(x), static_cast<long double>(y));
        const double error = ulps(maths::pow(x, y), wanted);
        double& worst_of_kind = wanted < smallest_normal ? largest_subnormal : largest;
        worst_of_kind = std::max(worst_of_kind, error);
    }
    CHECK(largest < 0.65);
    CHECK(largest_subnormal < 1.0);
    CHECK(largest_subnormal > 0.0); // so there were some
}

TEST_CASE("exp and log keep to their limits", "[maths]") {
    CHECK(maths::exp(0.0) == 1.0);
    CHECK(maths::exp(-0.0) == 1.0);
    CHECK(maths::exp(infinity) == infinity);
    CHECK(maths::exp(-infinity) == 0.0);
    CHECK(maths::exp(709.782712893384) < infinity); // the last that fits, and the next
    CHECK(maths::exp(709.7827128933841) == infinity);
    CHECK(maths::exp(-745.1332191019411) == std::numeric_limits<double>::denorm_min());
    CHECK(maths::exp(-745.1332191019412) == 0.0);
    CHECK(maths::exp(1e300) == infinity);
    CHECK(maths::exp(-1e300) == 0.0);
    CHECK(std::isnan(maths::exp(not_a_number)));
    CHECK(maths::exp2(1024.0) == infinity);
    CHECK(maths::exp2(-1080.0) == 0.0);
    CHECK(std::isnan(maths::exp2(not_a_number)));

    CHECK(maths::log(1.0) == 0.0);
    CHECK(maths::log(0.0) == -infinity);
    CHECK(maths::log(-0.0) == -infinity);
    CHECK(maths::log(infinity) == infinity);
    CHECK(std::isnan(maths::log(not_a_number)));
}

TEST_CASE("pow keeps to its limits", "[maths]") {
    for (const double any : {0.0, 1e-300, 0.5, 1.0, 7.0, infinity, not_a_number}) {
        CHECK(maths::pow(any, 0.0) == 1.0);
        CHECK(maths::pow(1.0, any) == 1.0);
    }
    CHECK(maths::pow(0.0, 0.3) == 0.0);
    CHECK(maths::pow(0.0, -0.3) == infinity);
    CHECK(maths::pow(infinity, 2.0) == infinity);
    CHECK(maths::pow(infinity, -2.0) == 0.0);
    CHECK(maths::pow(0.5, infinity) == 0.0);
    CHECK(maths::pow(0.5, -infinity) == infinity);
    CHECK(maths::pow(2.0, infinity) == infinity);
    CHECK(maths::pow(1.0 + 0x1p-52, 1e300) == infinity);
    CHECK(maths::pow(1.0 - 0x1p-53, 1e300) == 0.0);
    CHECK(maths::pow(10.0, -400.0) == 0.0);
    CHECK(std::isnan(maths::pow(not_a_number, 2.0)));
    CHECK(std::isnan(maths::pow(2.0, not_a_number)));
    for (int n = 0; n <= 22; ++n) { // the powers of ten that are doubles
        CHECK(maths::pow(10.0, n) == std::strtod(("1e" + std::to_string(n)).c_str(), nullptr));
    }
}

TEST_CASE("what is below logistic is told as logistic tells it, also beside it", "[maths]") {
    unsigned differences = 0;
    const auto compare = [&](double u, double x) {
        const float about = maths::logistic_f(static_cast<float>(x));
        const bool told = maths::is_below_logistic(u, x, about);
        differences += told == (u < maths::logistic(x)) ? 0U : 1U;
    };
    for (int i = -4000; i <= 4000; ++i) {
        const double x = i * 0.025; // -100 to 100
        const double chance = maths::logistic(x);
        for (const double off : {-1e-2, -2e-5, -1e-5, -1e-7, -1e-16, 0.0, 1e-16, 1e-7, 2e-5, 0.1}) {
            compare(std::clamp(chance + off, 0.0, 1.0), x);
        }
    }
    for (const double u : {0.0, 1e-300, 1e-6, 0.5, 1.0}) {
        compare(u, -infinity);
        compare(u, infinity);
    }
    CHECK(differences == 0);
}

TEST_CASE("logistic is within 3 ulp, even where it is tiny", "[maths]") {
    const auto truth = [](long double x) { return 1.0L / (1.0L + std::exp(-x)); };
    CHECK(worst(
              many, [](auto i) { return number(i, -708, 40); }, maths::logistic, truth) < 3.0);
    CHECK(worst(
              many, [](auto i) { return number(i, -3, 3); }, maths::logistic, truth) < 3.0);
    CHECK(maths::logistic(0.0) == 0.5);
    CHECK(maths::logistic(infinity) == 1.0);
    CHECK(maths::logistic(-infinity) == 0.0);
    CHECK(std::isnan(maths::logistic(not_a_number)));
}

TEST_CASE("the chance of at least one event is within 3 ulp, even where it is tiny", "[maths]") {
    const auto truth = [](long double x) { return -std::expm1(-x); };
    const auto any_size = [](auto i) { return std::ldexp(number(i, 0.5, 1), 6 - int(i % 80)); };
    CHECK(worst(many, any_size, maths::at_least_one, truth) < 3.0);
    CHECK(maths::at_least_one(0.0) == 0.0);
    CHECK(maths::at_least_one(infinity) == 1.0);
    CHECK(maths::weekly_probability(1e-12) == Approx(1e-12 / 52).epsilon(1e-14));
    CHECK(std::pow(1 - maths::weekly_probability(0.7), 52) ==
          Approx(std::exp(-0.7)).epsilon(1e-13));
}

TEST_CASE("half of a quantity is left after its half-life", "[maths]") {
    CHECK(maths::half_life_factor(13.0, 13.0) == 0.5);
    CHECK(maths::half_life_factor(13.0, 39.0) == 0.125);
    CHECK(maths::half_life_factor(13.0, 0.0) == 1.0);
    CHECK(maths::half_life_factor(infinity, 1e9) == 1.0);
    CHECK(maths::half_life_factor(1e-9, 52.0) == 0.0);
}

TEST_CASE("shares are clamped at their ends and nowhere else", "[maths]") {
    CHECK(maths::clamp_share(-0.1) == 0.0);
    CHECK(maths::clamp_share(0.3F) == 0.3F);
    CHECK(maths::clamp_share(1.0 + 0x1p-52) == 1.0);
    CHECK(std::isnan(maths::clamp_share(not_a_number)));
}

TEST_CASE("the normal quantile undoes the normal distribution function", "[maths]") {
    // An error of x, promised below 1e-15, shows in p multiplied by at most 1 + x^2.
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const double p =
            i % 2 == 0 ? number(i, 0, 1) : std::ldexp(number(i, 0.5, 1), -int(i % 1000));
        const long double x = maths::normal_quantile(p);
        const long double back = std::erfc(-x * std::sqrt(0.5L)) / 2;
        REQUIRE(static_cast<double>(back / static_cast<long double>(p)) ==
                Approx(1.0).epsilon(1e-15 * (1.0 + static_cast<double>(x * x))));
    }
    CHECK(maths::normal_quantile(0.5) == 0.0);
    CHECK(maths::normal_quantile(0.25) == -maths::normal_quantile(0.75));
    CHECK(maths::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
}

TEST_CASE("a million results have the same bits with every compiler on every machine", "[maths]") {
    Digest digest;
    for (std::uint64_t i = 0; i < 125'000; ++i) {
        const double x = number(i, -740, 710);
        const double positive = maths::exp(x / 20);
        digest.add(maths::exp(x));
        digest.add(maths::exp2(x));
        digest.add(maths::log(positive));
        digest.add(maths::pow(positive, x / 100));
        digest.add(maths::logistic(x / 30));
        digest.add(maths::at_least_one(positive));
        digest.add(maths::half_life_factor(positive, 52.0));
        digest.add(maths::normal_quantile(number(i, 0x1p-60, 1)));
    }
    CHECK(digest.hex() == "87a91ff602d83118");
}
