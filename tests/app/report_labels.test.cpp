// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/axis.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

using namespace dowith;

namespace {

using Numbers = std::vector<double>;

constexpr double infinite = std::numeric_limits<double>::infinity();

double moved(const Numbers& wanted, const Numbers& places) {
    double sum = 0.0;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        sum += (places[i] - wanted[i]) * (places[i] - wanted[i]);
    }
    return sum;
}

/// Whether each stands as high above the next as both are high by half.
bool are_apart(const Numbers& places, const Numbers& heights) {
    std::vector<std::size_t> order(places.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return places[a] < places[b];
    });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const double needed = (heights[order[i - 1]] + heights[order[i]]) / 2;
        if (places[order[i]] - places[order[i - 1]] < needed - 1e-9) {
            return false;
        }
    }
    return true;
}

std::vector<std::string> labels_over(const Numbers& numbers) {
    return tick_labels(axis_over(numbers, 0, 100, 4));
}

bool is_round(double step) {
    const double digits = step / std::pow(10.0, std::floor(std::log10(step) + 1e-9));
    return std::fabs(digits - 1) < 1e-6 || std::fabs(digits - 2) < 1e-6 ||
           std::fabs(digits - 5) < 1e-6;
}

} // namespace

SCENARIO("the steps of an axis are round, whatever the size of its numbers", "[report]") {
    for (int power = -290; power <= 290; power += 29) {
        for (const double factor : {1.0, 1.7, 3.3, 9.99}) {
            const double size = factor * std::pow(10.0, power);
            const Axis axis = axis_over({-0.3 * size, size, infinite, std::nan("")}, 0, 100, 5);
            CAPTURE(size);
            CHECK(axis.from <= -0.3 * size * (1 - 1e-9));
            CHECK(axis.to >= size * (1 - 1e-9)); // round numbers are not exact ones
            CHECK(axis.ticks.size() >= 3);
            CHECK(axis.ticks.size() <= 9);
            CHECK(is_round(axis.ticks[1] - axis.ticks[0]));
            CHECK(std::any_of(
                axis.ticks.begin(), axis.ticks.end(), [&](double tick) { return tick == 0.0; }));
        }
    }
}

SCENARIO("an axis has a length even where its numbers have none", "[report]") {
    for (const double number : {0.0, -0.0, 5.0, -3e-9, 1e299, 5e-324}) {
        const Axis axis = axis_over({number, number}, 0, 100, 5);
        CAPTURE(number);
        CHECK(axis.to > axis.from);
        CHECK(std::isfinite(axis.at(number)));
    }
}

SCENARIO("what no scale can hold is not known, and an axis passes it over", "[report]") {
    for (const double number : {std::nan(""), infinite, -infinite, 1.7e308}) {
        CHECK_FALSE(is_known(number));
        CHECK(axis_over({number, 3.0, 4.0}, 0, 100, 5).to == 4.0);
        CHECK(axis_over({number}, 0, 100, 5).to == 1.0);
    }
}

SCENARIO("ticks are told as people write numbers", "[report]") {
    using Labels = std::vector<std::string>;
    CHECK(labels_over({0.0, 0.4}) == Labels{"0.0", "0.1", "0.2", "0.3", "0.4"});
    CHECK(labels_over({-4.0, 4.0}) == Labels{"−4", "−2", "0", "2", "4"});
    CHECK(labels_over({0.0, 20000.0}) == Labels{"0", "5,000", "10,000", "15,000", "20,000"});
    CHECK(labels_over({0.0, 4e-7}) == Labels{"0", "1 × 10⁻⁷", "2 × 10⁻⁷", "3 × 10⁻⁷", "4 × 10⁻⁷"});
    CHECK(labels_over({-2e12, 0.0}).front() == "−2.0 × 10¹²");
    CHECK(labels_over({-0.3, 0.3}).at(2) == "0.0"); // not "−0.0"
}

SCENARIO("weeks have ticks at quarters and years, as many as there is room for", "[report]") {
    for (const double last : {1.0, 3.0, 12.0, 52.0, 156.0, 520.0, 2600.0}) {
        for (const double width : {300.0, 480.0}) {
            const Axis axis = axis_of_weeks(last, 60, 60 + width);
            CAPTURE(last, width);
            CHECK(axis.from == 0.0);
            CHECK(axis.to == last);
            CHECK(axis.ticks.front() == 0.0);
            CHECK(axis.ticks.size() >= (last > 1 ? 2 : 1));
            for (std::size_t i = 1; i < axis.ticks.size(); ++i) {
                CHECK(axis.at(axis.ticks[i]) - axis.at(axis.ticks[i - 1]) >= 60.0);
            }
        }
    }
    CHECK(axis_of_weeks(156, 0, 480).ticks == Numbers{0, 26, 52, 78, 104, 130, 156});
}

SCENARIO("labels that crowd are pushed apart, and no farther than they must", "[report]") {
    const Numbers ones(5, 18.0);
    GIVEN("five that all want the same place") {
        const Numbers places = pushed_apart(Numbers(5, 100.0), ones, 0, 250);
        THEN("they stand around it, in their order") {
            CHECK(places == Numbers{64, 82, 100, 118, 136});
        }
    }
    GIVEN("all who want to be at an edge, or beyond it") {
        const Numbers high = pushed_apart(Numbers(5, -40.0), ones, 0, 250);
        const Numbers low = pushed_apart(Numbers(5, 400.0), ones, 0, 250);
        THEN("all of them stay within") {
            CHECK(high.front() - 9 == Approx(0));
            CHECK(low.back() + 9 == Approx(250));
            CHECK(are_apart(high, ones));
            CHECK(are_apart(low, ones));
        }
    }
    GIVEN("more than there is room for") {
        const Numbers heights(20, 18.0);
        const Numbers places = pushed_apart(Numbers(20, 60.0), heights, 0, 100);
        THEN("none covers another all the same") { CHECK(are_apart(places, heights)); }
    }
    GIVEN("labels of several heights anywhere") {
        std::uint32_t state = 1;
        const auto next = [&] { // any numbers will do, as long as they are many and the same ones
            state = state * 1664525U + 1013904223U;
            return static_cast<double>(state >> 8U) / 16777216.0;
        };
        for (int round = 0; round < 200; ++round) {
            Numbers wanted;
            Numbers heights;
            for (int i = 0; i < 8; ++i) {
                wanted.push_back(250 * next());
                heights.push_back(next() < 0.5 ? 18.0 : 36.0);
            }
            const Numbers places = pushed_apart(wanted, heights, 0, 300);
            CHECK(are_apart(places, heights));
            const double best = moved(wanted, places);
            for (std::size_t i = 0; i < places.size(); ++i) {
                for (const double nudge : {-0.5, 0.5}) {
                    Numbers other = places;
                    other[i] += nudge;
                    const bool allowed = are_apart(other, heights) &&
                                         other[i] - heights[i] / 2 >= 0 &&
                                         other[i] + heights[i] / 2 <= 300;
                    CHECK((!allowed || moved(wanted, other) >= best - 1e-9));
                }
            }
        }
    }
}

SCENARIO("long names are broken where words end, and cut where they must be", "[report]") {
    CHECK(wrapped("co-delivery", 200, 2) == std::vector<std::string>{"co-delivery"});
    CHECK(wrapped("responsive-consultation", 120, 2) ==
          std::vector<std::string>{"responsive-", "consultation"});
    CHECK(wrapped("", 100, 2) == std::vector<std::string>{""});
    for (const std::string words : {"one two three four five six seven eight nine ten",
                                    "averyverylongnamewithoutanyplacetobreakitatall",
                                    "ÄÖÜ ßßß 社会的ケアの共同生産と信頼 ……………………"}) {
        for (const double width : {40.0, 90.0, 230.0}) {
            const std::vector<std::string> lines = wrapped(words, width, 2);
            CAPTURE(words, width);
            CHECK(lines.size() <= 2);
            CHECK(widest(lines) <= width);
            for (const std::string& line : lines) { // no letter of many bytes is cut in two
                CHECK((static_cast<unsigned char>(line.front()) & 0xC0U) != 0x80U);
            }
        }
    }
}
