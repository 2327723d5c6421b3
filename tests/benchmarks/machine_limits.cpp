// SPDX-License-Identifier: Apache-2.0
// What this machine can do at most, as JSON: bytes read and written by the second, and keyed draws.
#include "sim/kernel/draw.hpp"
#include "sim/kernel/huge_pages.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <iostream>
#include <limits>
#include <numeric>
#include <thread>
#include <vector>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

struct Plan {
    std::size_t mebibytes = 1024; ///< each array, over all threads
    std::size_t repeats = 5;
    unsigned threads = 2;
};

/// What a loop leaves, so that no compiler leaves out the loop.
volatile std::uint64_t kept = 0;

/// The fewest seconds that `work(thread)` took on so many threads at once: what the machine can do
/// at most, so what others did meanwhile is not asked for.
double
fewest_seconds(const Plan& plan, unsigned threads, const std::function<void(unsigned)>& work) {
    double fewest = std::numeric_limits<double>::infinity();
    for (std::size_t repeat = 0; repeat < plan.repeats; ++repeat) {
        const auto began = Clock::now();
        std::vector<std::jthread> others;
        for (unsigned thread = 1; thread < threads; ++thread) {
            others.emplace_back([&work, thread] { work(thread); });
        }
        work(0);
        others.clear(); // joins
        fewest = std::min(fewest, std::chrono::duration<double>(Clock::now() - began).count());
    }
    return fewest;
}

/// The thread's part of an array.
template <class T> std::span<T> part(std::vector<T, HugePages<T>>& all, unsigned i, unsigned of) {
    const std::size_t from = all.size() * i / of;
    return std::span{all}.subspan(from, all.size() * (i + 1) / of - from);
}

/// Gigabytes a second that are read from one array, front to back.
double sequential_read(const Plan& plan, unsigned threads) {
    const std::size_t words = plan.mebibytes << 17U;
    std::vector<std::uint64_t, HugePages<std::uint64_t>> array(words, 1U);
    const double seconds = fewest_seconds(plan, threads, [&](unsigned thread) {
        const auto mine = part(array, thread, threads);
        kept = std::reduce(mine.begin(), mine.end(), std::uint64_t{0});
    });
    return 8e-9 * static_cast<double>(words) / seconds;
}

/// Gigabytes a second that a[i] = b[i] + s c[i] reads and writes; 24 bytes an element.
double triad(const Plan& plan, unsigned threads) {
    const std::size_t numbers = plan.mebibytes << 17U;
    std::vector<double, HugePages<double>> a(numbers), b(numbers, 1.0), c(numbers, 2.0);
    const double seconds = fewest_seconds(plan, threads, [&](unsigned thread) {
        const auto to = part(a, thread, threads);
        const auto left = part(b, thread, threads);
        const auto right = part(c, thread, threads);
        for (std::size_t i = 0; i < to.size(); ++i) {
            to[i] = left[i] + 3.0 * right[i];
        }
    });
    kept = static_cast<std::uint64_t>(a[numbers / 2]);
    return 24e-9 * static_cast<double>(numbers) / seconds;
}

/// Keyed draws a second: one block of four words for one citizen, week and purpose each, as the
/// model draws them for a whole neighbourhood.
double draws(const Plan& plan, unsigned threads) {
    constexpr std::size_t rows = 1000;
    const std::size_t weeks = 64 * plan.mebibytes;
    const double seconds = fewest_seconds(plan, threads, [&](unsigned thread) {
        std::vector<std::uint32_t> words(rows);
        const Luck luck{thread, 0};
        for (std::size_t week = 0; week < weeks; ++week) {
            draw_words(luck, 0, 0, static_cast<std::uint32_t>(week), 1, words);
            kept = words[week % rows];
        }
    });
    return static_cast<double>(threads) * static_cast<double>(rows * weeks) / seconds;
}

Json by_threads(const Plan& plan, double (*measure)(const Plan&, unsigned)) {
    Json values = Json::array();
    for (unsigned threads = 1; threads <= plan.threads; ++threads) {
        values.push_back(measure(plan, threads));
    }
    return values;
}

int run(int count, char** words) {
    Plan plan;
    CLI::App app{"Measures what the machine can do at most, on 1, 2, … threads"};
    app.add_option("--mib", plan.mebibytes, "of each array")->check(CLI::PositiveNumber);
    app.add_option("--repeats", plan.repeats, "of which the best is told")
        ->check(CLI::PositiveNumber);
    app.add_option("--threads", plan.threads, "at most")->check(CLI::PositiveNumber);
    CLI11_PARSE(app, count, words)
    const Json limits{{"mebibytes", plan.mebibytes},
                      {"read_gb_per_second", by_threads(plan, sequential_read)},
                      {"triad_gb_per_second", by_threads(plan, triad)},
                      {"draws_per_second", by_threads(plan, draws)}};
    std::cout << limits.dump(2) << '\n';
    return 0;
}

} // namespace
} // namespace dowith

int main(int count, char** words) {
    try {
        return dowith::run(count, words);
    } catch (const std::exception& failure) {
        std::cerr << "machine_limits: " << failure.what() << '\n';
        return 1;
    }
}
