// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/axis.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/interval_chart.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/time_chart.hpp"
#include "sim/app/report/figure.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

TimeChart two_policies(Around around) {
    TimeChart chart;
    chart.around = around;
    for (int week = 1; week <= 52; ++week) {
        chart.weeks.push_back(week);
    }
    for (const std::string name : {"asked <only>", "together"}) {
        TimeLine line{name, name == "together" ? "policy-1" : "baseline", {}, {}, {}};
        for (const double week : chart.weeks) {
            line.middle.push_back(week / 52.0);
            line.low.push_back(week / 52.0 - 0.1);
            line.high.push_back(week / 52.0 + 0.1);
        }
        chart.lines.push_back(line);
    }
    return chart;
}

} // namespace

TEST_CASE(
    "an axis has all numbers on it, ends at round ones and has about as many ticks as asked") {
    for (const std::vector<double>& numbers : {std::vector<double>{0.31, 0.47},
                                               std::vector<double>{-1250.0, 3.0},
                                               std::vector<double>{1e-7, 3e-7},
                                               std::vector<double>{5.0},
                                               std::vector<double>{0.0, 0.0},
                                               std::vector<double>{-2e9, unknown, 1e9},
                                               std::vector<double>{unknown},
                                               std::vector<double>{}}) {
        const Axis axis = axis_over(numbers, 250, 10, 5);
        REQUIRE(axis.to > axis.from);
        CHECK(axis.ticks.size() >= 2);
        CHECK(axis.ticks.size() <= 9);
        for (const double number : numbers) {
            if (std::isfinite(number)) {
                CHECK(number >= axis.from);
                CHECK(number <= axis.to);
            }
        }
        std::vector<std::string> labels = tick_labels(axis);
        CHECK(std::adjacent_find(labels.begin(), labels.end()) == labels.end());
        for (const std::string& label : labels) {
            CHECK(label.find("-0") == std::string::npos);
            CHECK(label.find("nan") == std::string::npos);
        }
    }
}

TEST_CASE("labels keep apart, in their order, however near they want to be") {
    const std::vector<double> wanted{100.0, 100.0, 101.0, 20.0, 249.0, 250.0, 250.0};
    const std::vector<double> places =
        pushed_apart(wanted, std::vector<double>(wanted.size(), 18.0), 0.0, 264.0);
    std::vector<double> sorted = places;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        CHECK(sorted[i] - sorted[i - 1] >= 18.0 - 1e-9);
    }
    CHECK(sorted.back() <= 255.0);
    CHECK(places[3] == 20.0); // nobody is near
    CHECK(places[2] > places[1]);
}

TEST_CASE("what worlds differ in and what is not known yet have different marks") {
    const std::string fan = time_chart(two_policies(Around::spread));
    CHECK(count(fan, "class=\"area ") == 2);
    CHECK(count(fan, "class=\"interval ") == 0);
    const std::string means = time_chart(two_policies(Around::interval));
    CHECK(count(means, "class=\"area ") == 0);
    CHECK(count(means, "class=\"interval ") > 0);
}

TEST_CASE("a number that is not known is a gap in its line, and nothing else") {
    TimeChart chart = two_policies(Around::spread);
    chart.lines.resize(1);
    const std::string whole = time_chart(chart);
    chart.lines[0].middle[20] = unknown;
    chart.lines[0].low[20] = unknown;
    const std::string broken = time_chart(chart);
    CHECK(broken.find("nan") == std::string::npos);
    CHECK(count(broken, "M") == count(whole, "M") + 2); // of the line, and of the area
    chart.lines[0].middle.assign(52, unknown);
    chart.lines[0].low.assign(52, unknown);
    const std::string silent = time_chart(chart);
    CHECK(silent.find("nan") == std::string::npos);
    CHECK(silent.find("asked") == std::string::npos); // no line, no name
}

TEST_CASE("a policy is told apart by more than its colour, and named where its line ends") {
    const std::string chart = time_chart(two_policies(Around::spread));
    CHECK_THAT(chart, Contains("class=\"line baseline\"") && Contains("class=\"line policy-1\""));
    CHECK_THAT(chart, Contains("asked &lt;only&gt;</text>") && Contains("together</text>"));
    CHECK_THAT(standing_alone(chart), Contains(".line.baseline { stroke-dasharray"));
    CHECK(point(0, 0, 4, 0, "a") != point(0, 0, 4, 1, "a"));
    CHECK(point(0, 0, 4, 1, "a") != point(0, 0, 4, 2, "a"));
}

TEST_CASE("a mean without an interval is a point alone, and unknown ones leave no mark") {
    IntervalChart chart{{{"need", {{"policy-1", 1, 0.1, 0.2, 0.3}}}}, {}, "difference"};
    CHECK(count(interval_chart(chart), "class=\"interval ") == 3);
    chart.rows[0].marks[0] = {"policy-1", 1, unknown, 0.2, unknown};
    CHECK(count(interval_chart(chart), "class=\"interval ") == 0);
    CHECK(count(interval_chart(chart), "class=\"point ") == 1);
    chart.rows[0].marks[0] = {"policy-1", 1, unknown, unknown, unknown};
    CHECK(count(interval_chart(chart), "class=\"point ") == 0);
    CHECK(interval_chart(chart).find("nan") == std::string::npos);
}

TEST_CASE("text that a scenario gives cannot become part of the page") {
    CHECK(escaped("<script>\"a\" & 'b'") == "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;");
    Figure figure{"x", "<b>", "</figure>", "\"", "<svg/>", {{"<th>"}, {{"<td>"}}}};
    const std::string html = figure_html(figure);
    CHECK(html.find("<b>") == std::string::npos);
    CHECK(html.find("<td><td>") == std::string::npos);
    CHECK(count(html, "</figure>") == 1);
}

TEST_CASE("numbers that are shown have a true minus, names keep their hyphens") {
    CHECK(with_minus("-0.3 to -0.1 under co-delivery (-2)") ==
          "−0.3 to −0.1 under co-delivery (−2)");
    CHECK(with_minus("2026-12") == "2026-12");
}
