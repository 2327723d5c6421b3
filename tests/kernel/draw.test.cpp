// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/draw.hpp"

#include "sim/kernel/digest.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/kernel/philox_run.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <vector>

using namespace dowith;

namespace {

constexpr Luck luck{2026, 7};
constexpr std::size_t sample_size = 100'000;

/// One number for each of many rows.
template <class Function> std::vector<double> sample(Function drawn) {
    std::vector<double> numbers(sample_size);
    for (std::uint32_t row = 0; row < sample_size; ++row) {
        numbers[row] = static_cast<double>(drawn(Draw{luck, {3, row}, 52, 11}));
    }
    return numbers;
}

/// Kolmogorov and Smirnov's distance between numbers and a distribution function, times the root
/// of their number. Above 1.95 with probability 0.001 when the numbers do follow it.
double distance(std::vector<double> numbers, const std::function<double(double)>& cumulative) {
    std::sort(numbers.begin(), numbers.end());
    const auto n = static_cast<double>(numbers.size());
    double largest = 0.0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const double expected = cumulative(numbers[i]);
        const auto before = static_cast<double>(i);
        largest = std::max({largest, expected - before / n, (before + 1) / n - expected});
    }
    return largest * std::sqrt(n);
}

constexpr double ks_limit = 1.95;

struct Moments {
    double mean;
    double variance;
};

Moments moments(const std::vector<double>& numbers) {
    const auto n = static_cast<double>(numbers.size());
    double sum = 0.0;
    for (const double x : numbers) {
        sum += x;
    }
    double squares = 0.0;
    for (const double x : numbers) {
        squares += (x - sum / n) * (x - sum / n);
    }
    return {sum / n, squares / (n - 1)};
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const Moments of_a = moments(a);
    const Moments of_b = moments(b);
    double products = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        products += (a[i] - of_a.mean) * (b[i] - of_b.mean);
    }
    return products / static_cast<double>(a.size() - 1) / std::sqrt(of_a.variance * of_b.variance);
}

/// Pearson's sum of (observed - expected)^2 / expected.
double chi_square(const std::vector<double>& observed, const std::vector<double>& expected) {
    double sum = 0.0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        sum += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    }
    return sum;
}

/// What chi-square with so many degrees of freedom exceeds with probability 0.001 (Wilson and
/// Hilferty 1931; 3.09 is the normal quantile).
double chi_square_limit(double freedom) {
    const double spread = 2.0 / (9.0 * freedom);
    return freedom * std::pow(1.0 - spread + 3.09 * std::sqrt(spread), 3);
}

double standard_normal(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2.0; }

} // namespace

TEST_CASE("a draw is a function of luck, subject, week, purpose and count", "[draw]") {
    const Draw draw{luck, {3, 14}, 15, 9};
    const PhiloxCounter first = philox4x32_10({14, 3, 15, 9U << 12U}, luck.key());
    const PhiloxCounter second = philox4x32_10({14, 3, 15, (9U << 12U) | 1U}, luck.key());
    for (unsigned k = 0; k < 4; ++k) {
        CHECK(draw.word(k) == first[k]);
        CHECK(draw.word(k + 4) == second[k]);
    }
    CHECK(draw.uniform(6) == (second[2] + 0.5) / 4294967296.0);
    CHECK(draw.word() == Draw{luck, {3, 14}, 15, 9}.word());
}

TEST_CASE("no two of a purpose's first 100,000 words come from one block", "[draw]") {
    const Draw draw{luck, {3, 14}, 15, 9};
    std::vector<std::uint64_t> pairs; // 64 bits each: a chance repetition has probability 7e-11
    for (unsigned k = 0; k < 100'000; k += 2) {
        pairs.push_back((std::uint64_t{draw.word(k)} << 32U) | draw.word(k + 1));
    }
    std::sort(pairs.begin(), pairs.end());
    CHECK(std::adjacent_find(pairs.begin(), pairs.end()) == pairs.end());
}

TEST_CASE("uniform numbers fill the open interval evenly", "[draw]") {
    CHECK(distance(sample([](const Draw& d) { return d.uniform(); }), [](double x) { return x; }) <
          ks_limit);
    CHECK(distance(sample([](const Draw& d) { return d.fine_uniform(1); }),
                   [](double x) { return x; }) < ks_limit);
    for (unsigned k = 0; k < 10'000; ++k) {
        const double u = Draw{luck, {0, 0}, 0, 0}.uniform(k);
        REQUIRE((u > 0.0 && u < 1.0));
    }
}

TEST_CASE("luck does not carry over between rooms, rows, weeks, purposes, worlds, seeds, lanes",
          "[draw]") {
    const auto drawn = [](Luck of,
                          std::uint32_t room,
                          std::uint32_t shift,
                          std::uint32_t week,
                          std::uint32_t purpose,
                          unsigned k) {
        std::vector<double> numbers(sample_size);
        for (std::uint32_t row = 0; row < sample_size; ++row) {
            numbers[row] = Draw{of, {room, row + shift}, week, purpose}.uniform(k);
        }
        return numbers;
    };
    const std::vector<double> base = drawn(luck, 3, 0, 52, 11, 0);
    const std::array others{drawn(luck, 4, 0, 52, 11, 0),
                            drawn(luck, 3, 1, 52, 11, 0),
                            drawn(luck, 3, 0, 53, 11, 0),
                            drawn(luck, 3, 0, 52, 12, 0),
                            drawn(luck, 3, 0, 52, 11, 1),
                            drawn(luck, 3, 0, 52, 11, 4),
                            drawn(Luck{2026, 8}, 3, 0, 52, 11, 0),
                            drawn(Luck{2027, 7}, 3, 0, 52, 11, 0)};
    // Of independent numbers the correlation is about normal with sd 1 / sqrt(n); 4 of these.
    const double limit = 4.0 / std::sqrt(static_cast<double>(sample_size));
    for (const auto& other : others) {
        CHECK(std::fabs(correlation(base, other)) < limit);
    }
}

TEST_CASE("events occur as often as their probability says, never at 0, always at 1", "[draw]") {
    for (const double p : {0.001, 0.3, 0.999}) {
        const double mean = moments(sample([p](const Draw& d) { return d.occurs(p); })).mean;
        // Binomial; 4 standard errors.
        CHECK(std::fabs(mean - p) < 4.0 * std::sqrt(p * (1.0 - p) / sample_size));
    }
    CHECK(moments(sample([](const Draw& d) { return d.occurs(0.0); })).mean == 0.0);
    CHECK(moments(sample([](const Draw& d) { return d.occurs(1.0); })).mean == 1.0);
}

TEST_CASE("a word is below the threshold of a probability exactly if the event occurs", "[draw]") {
    CHECK(occurs_threshold(0.0) == 0);
    CHECK(occurs_threshold(1.0) == std::uint64_t{1} << 32U);
    CHECK(occurs_threshold(0.5) == std::uint64_t{1} << 31U);
    CHECK(occurs_threshold(0x1p-33) == 0);
    CHECK(occurs_threshold(0x1.8p-33) == 1);
    unsigned differences = 0;
    for (std::uint32_t row = 0; row < 100'000; ++row) {
        const Draw draw{luck, {1, row}, 2, 3};
        // The word's own number is the hardest case; its neighbours and any other come after it.
        const double own = draw.uniform();
        for (const double p : {own, own + 0x1p-54, own - 0x1p-54, draw.uniform(1)}) {
            differences += draw.occurs(p) == (draw.word() < occurs_threshold(p)) ? 0U : 1U;
        }
    }
    CHECK(differences == 0);
}

TEST_CASE("normal numbers are normal", "[draw]") {
    const auto numbers = sample([](const Draw& d) { return d.normal(2.0, 3.0, 5); });
    CHECK(distance(numbers, [](double x) { return standard_normal((x - 2.0) / 3.0); }) < ks_limit);
    const auto [mean, variance] = moments(numbers);
    // Standard errors sd / sqrt(n) and variance * sqrt(2 / n); 4 of each.
    CHECK(std::fabs(mean - 2.0) < 4.0 * 3.0 / std::sqrt(double{sample_size}));
    CHECK(std::fabs(variance - 9.0) < 4.0 * 9.0 * std::sqrt(2.0 / sample_size));
    CHECK(Draw{luck, {1, 2}, 3, 4}.normal(5.0, 0.0) == 5.0);
}

TEST_CASE("lognormal numbers have a normal logarithm about the log of their median", "[draw]") {
    const auto numbers = sample([](const Draw& d) { return d.lognormal(4.0, 0.5); });
    CHECK(distance(numbers, [](double x) {
              return standard_normal((std::log(x) - std::log(4.0)) / 0.5);
          }) < ks_limit);
}

TEST_CASE("exponential numbers forget how long they have waited", "[draw]") {
    const auto numbers = sample([](const Draw& d) { return d.exponential(8.0); });
    CHECK(distance(numbers, [](double x) { return 1.0 - std::exp(-x / 8.0); }) < ks_limit);
    CHECK(Draw{luck, {1, 2}, 3, 4}.exponential(0.0) == 0.0);
}

TEST_CASE("Kumaraswamy numbers follow 1 - (1 - x^a)^b", "[draw]") {
    for (const auto [a, b] : {std::array{2.0, 5.0}, std::array{0.5, 0.5}, std::array{1.0, 1.0}}) {
        const auto numbers = sample([=](const Draw& d) { return d.kumaraswamy(a, b); });
        CHECK(distance(numbers, [=](double x) { return 1.0 - std::pow(1.0 - std::pow(x, a), b); }) <
              ks_limit);
    }
}

TEST_CASE("Poisson numbers follow the Poisson distribution, from rare to hundreds", "[draw]") {
    for (const double mean : {0.02, 1.0, 12.5, 500.0}) {
        const auto numbers = sample([mean](const Draw& d) { return d.poisson(mean); });
        std::map<unsigned, double> counts;
        for (const double x : numbers) {
            ++counts[static_cast<unsigned>(x)];
        }
        std::vector<double> observed{0.0};
        std::vector<double> expected{0.0};
        double probability_below = 0.0;
        const auto most = static_cast<unsigned>(mean + 8.0 * std::sqrt(mean) + 8.0);
        for (unsigned n = 0; n < most; ++n) { // cells of at least 25 expected; the rest is one cell
            const double p = std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.0));
            observed.back() += counts[n];
            expected.back() += p * sample_size;
            probability_below += p;
            if (expected.back() >= 25.0 && (1.0 - probability_below) * sample_size >= 25.0) {
                observed.push_back(0.0);
                expected.push_back(0.0);
            }
        }
        const auto cells = static_cast<double>(observed.size());
        INFO("mean " << mean << ", " << cells << " cells");
        CHECK(chi_square(observed, expected) < chi_square_limit(cells - 1.0));
        // Mean and variance are equal; 4 standard errors of the mean.
        CHECK(std::fabs(moments(numbers).mean - mean) < 4.0 * std::sqrt(mean / sample_size));
    }
    CHECK(Draw{luck, {1, 2}, 3, 4}.poisson(0.0) == 0);
    CHECK(Draw{luck, {1, 2}, 3, 4}.poisson(700.0) > 500);
}

TEST_CASE("with the same luck a higher mean, median or rate never draws less", "[draw]") {
    unsigned reversals = 0;
    for (std::uint32_t row = 0; row < 10'000; ++row) {
        const Draw draw{luck, {1, row}, 2, 3};
        reversals += draw.poisson(20.0) < draw.poisson(19.0) ? 1U : 0U;
        reversals += draw.exponential(2.0) < draw.exponential(1.9) ? 1U : 0U;
        reversals += draw.lognormal(2.0, 1.0) < draw.lognormal(1.9, 1.0) ? 1U : 0U;
        reversals += draw.kumaraswamy(2.1, 3.0) < draw.kumaraswamy(2.0, 3.0) ? 1U : 0U;
    }
    CHECK(reversals == 0);
}

TEST_CASE("whole numbers below n are equally frequent", "[draw]") {
    std::vector<double> observed(7, 0.0);
    for (const double x : sample([](const Draw& d) { return d.below(7); })) {
        ++observed.at(static_cast<std::size_t>(x));
    }
    const std::vector<double> expected(7, sample_size / 7.0);
    CHECK(chi_square(observed, expected) < chi_square_limit(6.0));
    CHECK(Draw{luck, {1, 2}, 3, 4}.below(1) == 0);
    CHECK(Draw{luck, {1, 2}, 3, 4}.below(0xFFFFFFFFU) < 0xFFFFFFFFU);
}

TEST_CASE("words drawn for a run of rows are those drawn one by one", "[draw]") {
    for (const std::size_t count : {0U, 1U, 63U, 64U, 65U, 1000U}) {
        for (const std::uint32_t stride : {1U, 4U}) {
            std::vector<std::uint32_t> words(count);
            draw_words(luck, 3, 100, 52, 11, words, stride);
            std::vector<std::uint32_t> one_by_one;
            for (std::uint32_t i = 0; i < count; ++i) {
                one_by_one.push_back(Draw{luck, {3, 100 + i * stride}, 52, 11}.word());
            }
            CHECK(words == one_by_one);
        }
    }
}

TEST_CASE("a run of counters has the same words however many are worked out at once", "[draw]") {
    const PhiloxCounter first{0xFFFFFFF0U, 0xFFFFFFFFU, 52, 0xFFFFFFFFU}; // rows pass 2^32
    const PhiloxKey key{0xA4093822U, 0x299F31D0U};
    for (const std::size_t count : {0U, 1U, 7U, 8U, 100U}) {
        std::vector<std::uint32_t> one_by_one;
        for (std::uint32_t i = 0; i < count; ++i) {
            one_by_one.push_back(
                philox4x32_10({first[0] + i * 3U, first[1], first[2], first[3]}, key)[0]);
        }
        for (const unsigned at_once : {1U, 2U, 4U, 8U}) {
            std::vector<std::uint32_t> words(count);
            philox_run(first, key, 3, words, at_once);
            CHECK(words == one_by_one);
        }
    }
}

TEST_CASE("shuffling four things gives each of their 24 orders equally often", "[draw]") {
    std::map<std::array<int, 4>, double> counts;
    constexpr std::uint32_t shuffles = 48'000;
    for (std::uint32_t week = 0; week < shuffles; ++week) {
        std::array<int, 4> things{1, 2, 3, 4};
        shuffle<int>(things, luck, {1, 2}, week, 3);
        ++counts[things];
    }
    REQUIRE(counts.size() == 24);
    std::vector<double> observed;
    for (const auto& [order, count] : counts) {
        observed.push_back(count);
    }
    const std::vector<double> expected(24, shuffles / 24.0);
    CHECK(chi_square(observed, expected) < chi_square_limit(23.0)); // 49.7
}

TEST_CASE("a shuffle keeps all things and can be repeated, for none, one and 50,000", "[draw]") {
    for (const std::size_t count : {0U, 1U, 50'000U}) {
        std::vector<std::size_t> things(count);
        for (std::size_t i = 0; i < count; ++i) {
            things[i] = i;
        }
        std::vector<std::size_t> once = things;
        shuffle(std::span{once}, luck, {1, 2}, 3, 4);
        std::vector<std::size_t> again = things;
        shuffle(std::span{again}, luck, {1, 2}, 3, 4);
        CHECK(once == again);
        CHECK((count < 2 || once != things));
        std::sort(once.begin(), once.end());
        CHECK(once == things);
    }
}

TEST_CASE("draws have the same bits with every compiler on every machine", "[draw]") {
    Digest digest;
    for (std::uint32_t row = 0; row < 20'000; ++row) {
        const Draw draw{luck, {3, row}, 52, 11};
        digest.add(draw.word(5));
        digest.add(draw.normal(0.0, 1.0));
        digest.add(draw.lognormal(1.0, 0.7));
        digest.add(draw.exponential(3.0));
        digest.add(draw.poisson(2.5));
        digest.add(draw.kumaraswamy(2.0, 3.0));
        digest.add(draw.below(1000));
    }
    CHECK(digest.hex() == "8220435a7364aeab");
}
