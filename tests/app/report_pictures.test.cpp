// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/bar_chart.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/grid_chart.hpp"
#include "sim/app/report/charts/interval_chart.hpp"
#include "sim/app/report/charts/labels.hpp"
#include "sim/app/report/charts/ladder_chart.hpp"
#include "sim/app/report/charts/plane_chart.hpp"
#include "sim/app/report/charts/share_chart.hpp"
#include "sim/app/report/charts/time_chart.hpp"
#include "sim/app/report/figure.hpp"
#include "sim/app/report/page_file.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace dowith;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

/// What pictures are made of here: so many policies, whose numbers are of this size. With gaps,
/// every third number is not known, and with one world no interval is.
struct Case {
    std::string says;
    std::size_t policies = 2;
    double size = 1.0;
    bool has_gaps = false;
    bool is_one_world = false;
    std::string name = "policy";
};

const std::vector<Case> cases{
    {"two policies"},
    {"one policy", 1},
    {"none", 0},
    {"seven policies", 7},
    {"gaps", 3, 1.0, true},
    {"one world", 2, 1.0, false, true},
    {"all equal", 3, 0.0},
    {"huge numbers", 3, 1e12},
    {"tiny numbers", 3, -1e-9},
    {"beyond all measure", 3, 1e308},
    {"nothing known", 3, unknown},
    {"hostile names", 6, 1.0, true, false, "<b>&\"'</text> ]]> policy"},
    {"long names", 6, 1.0, false, false, "a policy of many words that go on and on until the end"},
};

std::string name_of(const Case& of, std::size_t policy) {
    return of.name + " " + std::to_string(policy);
}

double number(const Case& of, std::size_t policy, std::size_t place, double shift = 0.0) {
    if (of.has_gaps && (policy + place) % 3 == 0) {
        return place % 2 == 0 ? unknown : infinite;
    }
    const double wave = std::sin(static_cast<double>(3 * policy + place)) + shift;
    return of.size == 0.0 ? -0.0 : of.size * wave;
}

double around(const Case& of, std::size_t policy, std::size_t place, double shift) {
    return of.is_one_world ? unknown : number(of, policy, place, shift);
}

TimeChart time_case(const Case& of, Around kind) {
    TimeChart chart;
    chart.around = kind;
    chart.has_zero = kind == Around::interval;
    chart.zero_name = chart.has_zero ? name_of(of, 0) : "";
    chart.above_words = "▲ better";
    chart.below_words = "▼ worse";
    for (std::size_t week = 0; week < 53; ++week) {
        chart.weeks.push_back(3.0 * static_cast<double>(week + 1));
    }
    for (std::size_t policy = 0; policy < of.policies; ++policy) {
        TimeLine line{name_of(of, policy), policy_class(policy, 0), {}, {}, {}};
        for (std::size_t week = 0; week < chart.weeks.size(); ++week) {
            line.middle.push_back(number(of, policy, week));
            line.low.push_back(around(of, policy, week, -0.3));
            line.high.push_back(around(of, policy, week, 0.3));
        }
        chart.lines.push_back(line);
    }
    return chart;
}

IntervalChart interval_case(const Case& of, bool in_panels) {
    IntervalChart chart{{}, {}, "difference from " + of.name, "◀ worse", "better ▶"};
    for (std::size_t policy = 0; policy < of.policies; ++policy) {
        chart.keys.push_back(
            {name_of(of, policy), policy_class(policy, 0), static_cast<int>(policy)});
    }
    for (std::size_t row = 0; row < 9; ++row) {
        if (in_panels && row % 3 == 0) {
            chart.rows.push_back({"Area " + std::to_string(row), {}});
        }
        chart.rows.push_back({"outcome " + std::to_string(row), {}});
        for (std::size_t policy = 0; policy < of.policies; ++policy) {
            chart.rows.back().marks.push_back({policy_class(policy, 0),
                                               static_cast<int>(policy),
                                               around(of, policy, row, -0.3),
                                               number(of, policy, row),
                                               around(of, policy, row, 0.3)});
        }
    }
    return chart;
}

PlaneChart plane_case(const Case& of) {
    PlaneChart chart{{"Agency view", "Social view"}, {{}, {}}, "extra effect", "extra cost"};
    for (std::vector<PlaneCloud>& plane : chart.clouds) {
        for (std::size_t policy = 0; policy < of.policies; ++policy) {
            PlaneCloud cloud;
            cloud.name = name_of(of, policy);
            cloud.style = policy_class(policy, 0);
            for (std::size_t world = 0; world < 20; ++world) {
                cloud.effects.push_back(number(of, policy, world));
                cloud.costs.push_back(number(of, policy + 1, 7 * world));
            }
            cloud.effect = number(of, policy, 1);
            cloud.effect_low = around(of, policy, 1, -0.3);
            cloud.effect_high = around(of, policy, 1, 0.3);
            cloud.cost = number(of, policy, 2);
            cloud.cost_low = around(of, policy, 2, -0.3);
            cloud.cost_high = around(of, policy, 2, 0.3);
            plane.push_back(cloud);
        }
    }
    return chart;
}

BarChart bar_case(const Case& of) {
    BarChart chart{{"one part", "another", "the third"}, {}, "money", 1, "sum"};
    for (std::size_t policy = 0; policy < of.policies; ++policy) {
        chart.bars.push_back(
            {name_of(of, policy),
             policy_class(policy, 0),
             {number(of, policy, 0), number(of, policy, 1), number(of, policy, 2)}});
    }
    return chart;
}

ShareChart share_case(const Case& of) {
    ShareChart chart{{}, {}, "what it is worth"};
    for (std::size_t place = 0; place < 20; ++place) {
        chart.across.push_back(1000.0 * static_cast<double>(place));
    }
    for (std::size_t policy = 0; policy < of.policies; ++policy) {
        ShareLine line{name_of(of, policy), policy_class(policy, 0), {}};
        for (std::size_t place = 0; place < chart.across.size(); ++place) {
            const double share = number(of, policy, place) / of.size;
            line.shares.push_back(std::isfinite(share) ? std::fabs(share) : unknown);
        }
        chart.lines.push_back(line);
    }
    return chart;
}

LadderChart ladder_case(const Case& of) {
    LadderChart chart{
        {{"Coercion", "to"}, {"Educating", "to"}, {"Informing", "for"}, {"Co-production", "with"}},
        {}};
    for (std::size_t policy = 0; policy < of.policies; ++policy) {
        const int rung = static_cast<int>(policy % 5);
        chart.places.push_back({name_of(of, policy), policy_class(policy, 0), rung, 4 - rung});
    }
    return chart;
}

GridChart grid_case(const Case& of) {
    GridChart chart{"planned by",
                    "delivered by",
                    {"professionals", "both", "citizens"},
                    {"professionals", "both", "citizens"},
                    {}};
    for (std::size_t policy = 0; policy < of.policies; ++policy) {
        chart.places.push_back(
            {name_of(of, policy), policy_class(policy, 0), {policy % 3, 1}, {policy % 2, 1}});
    }
    return chart;
}

std::map<std::string, std::string> pictures_of(const Case& of) {
    return {{"levels", time_chart(time_case(of, Around::spread))},
            {"differences", time_chart(time_case(of, Around::interval))},
            {"rows", interval_chart(interval_case(of, false))},
            {"panels", interval_chart(interval_case(of, true))},
            {"planes", plane_chart(plane_case(of))},
            {"bars", bar_chart(bar_case(of))},
            {"shares", share_chart(share_case(of))},
            {"ladder", ladder_chart(ladder_case(of))},
            {"grid", grid_chart(grid_case(of))}};
}

/// Whether tags close as they open, attributes are quoted and no text has a stray < or &.
bool is_well_formed(const std::string& xml) {
    static const std::regex piece{"<(/?)([a-z]+)((?: [a-zA-Z0-9-]+=\"[^\"<&]*\")*)(/?)>"
                                  "|([^<&]|&amp;|&lt;|&gt;|&quot;|&#39;)"};
    std::vector<std::string> open;
    auto at = xml.cbegin();
    for (std::smatch found; at != xml.cend(); at = found[0].second) {
        if (!std::regex_search(
                at, xml.cend(), found, piece, std::regex_constants::match_continuous)) {
            return false;
        }
        if (!found[2].matched || found[4].length() > 0) {
            continue;
        }
        if (found[1].length() == 0) {
            open.push_back(found[2]);
        } else if (open.empty() || open.back() != found[2]) {
            return false;
        } else {
            open.pop_back();
        }
    }
    return open.empty();
}

/// The rectangle that a text takes.
struct Box {
    std::string words;
    double left = 0;
    double right = 0;
    double foot = 0;
};

std::string unescaped(std::string text) {
    for (const auto& [entity, letter] : {std::pair{"&lt;", "<"},
                                         {"&gt;", ">"},
                                         {"&quot;", "\""},
                                         {"&#39;", "'"},
                                         {"&amp;", "&"}}) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity)) {
            text.replace(at, std::string{entity}.size(), letter);
        }
    }
    return text;
}

std::vector<Box> texts_in(const std::string& svg) {
    static const std::regex text{
        "<text x=\"([^\"]*)\" y=\"([^\"]*)\" text-anchor=\"([^\"]*)\"[^>]*>([^<]*)</text>"};
    std::vector<Box> boxes;
    for (std::sregex_iterator at{svg.begin(), svg.end(), text}, end; at != end; ++at) {
        const double x = std::stod((*at)[1]);
        const std::string anchor = (*at)[3];
        const std::string words = unescaped((*at)[4]);
        const double width = text_width(words);
        const double left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x;
        boxes.push_back({words, left, left + width, std::stod((*at)[2])});
    }
    return boxes;
}

double height_of(const std::string& svg) {
    static const std::regex box{"viewBox=\"0 0 720 ([0-9.]+)\""};
    std::smatch found;
    REQUIRE(std::regex_search(svg, found, box));
    return std::stod(found[1]);
}

/// Dashes for what is not known are too low to touch what stands a mark higher.
bool overlap(const Box& a, const Box& b) {
    const bool dash = a.words == "–" || b.words == "–";
    return std::min(a.right, b.right) - std::max(a.left, b.left) > 0.5 &&
           std::fabs(a.foot - b.foot) < (dash ? 8.0 : 14.5);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

} // namespace

SCENARIO("whatever the numbers and names, a picture is well formed and shows no junk", "[report]") {
    for (const Case& each : cases) {
        for (const auto& [kind, picture] : pictures_of(each)) {
            CAPTURE(each.says, kind);
            CHECK(is_well_formed(picture));
            CHECK(is_well_formed(standing_alone(picture)));
            CHECK(picture.find("nan") == std::string::npos);
            CHECK(picture.find("inf\"") == std::string::npos);
            CHECK(picture.find("\"-0\"") == std::string::npos);
            static const std::regex negative_nought{"[>\" ][-−]0(\\.0*)?[<\" ]"};
            CHECK_FALSE(std::regex_search(picture, negative_nought));
            CHECK(picture == pictures_of(each).at(kind));
        }
    }
    CHECK_FALSE(is_well_formed("<svg><b></svg>"));
    CHECK_FALSE(is_well_formed("<svg>a & b</svg>"));
}

SCENARIO("in no picture does a text cover another or leave the picture", "[report]") {
    for (const Case& each : cases) {
        for (const auto& [kind, picture] : pictures_of(each)) {
            const std::vector<Box> texts = texts_in(picture);
            const double height = height_of(picture);
            for (std::size_t i = 0; i < texts.size(); ++i) {
                CAPTURE(each.says, kind, texts[i].words);
                CHECK(texts[i].left >= -0.5);
                CHECK(texts[i].right <= picture_width + 0.5);
                CHECK(texts[i].foot >= 11.0);
                CHECK(texts[i].foot <= height - 3.0);
                for (std::size_t j = i + 1; j < texts.size(); ++j) {
                    CAPTURE(texts[j].words);
                    CHECK_FALSE(overlap(texts[i], texts[j]));
                }
            }
        }
    }
}

SCENARIO("style sheets know every class that a picture names", "[report]") {
    const auto files = page_files();
    const std::string css{std::ranges::find(files, "figure.css", &PageFile::name)->text};
    std::set<std::string> names;
    for (const Case& each : cases) {
        for (const auto& [kind, picture] : pictures_of(each)) {
            static const std::regex classes{"class=\"([^\"]*)\""};
            for (std::sregex_iterator at{picture.begin(), picture.end(), classes}, end; at != end;
                 ++at) {
                const std::string all = (*at)[1];
                static const std::regex word{"[^ ]+"};
                for (std::sregex_iterator name{all.begin(), all.end(), word}; name != end; ++name) {
                    names.insert(name->str());
                }
            }
        }
    }
    CHECK(names.size() > 20);
    names.erase("point");    // is what its other classes say
    names.erase("policy-1"); // has its rule, and the one line without dashes
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK(std::regex_search(css, std::regex{"\\." + name + "[ .,]"}));
    }
}

SCENARIO("one world has no interval, and its pictures say so", "[report]") {
    const Case one{"one world", 2, 1.0, false, true};
    for (const std::string& picture : {time_chart(time_case(one, Around::interval)),
                                       interval_chart(interval_case(one, false)),
                                       interval_chart(interval_case(one, true))}) {
        CHECK(count(picture, "no intervals: those take two worlds or more") == 1);
        CHECK(count(picture, "class=\"interval ") == 0);
    }
    CHECK(count(time_chart(time_case(one, Around::spread)), "no areas: those take two worlds") ==
          1);
    CHECK(count(time_chart(time_case({"two"}, Around::interval)), "no intervals") == 0);
}

SCENARIO("what is not known of a row is said, once for those that follow each other", "[report]") {
    IntervalChart chart = interval_case({"six", 6}, true);
    for (const std::size_t policy : {1U, 2U, 5U}) {
        chart.rows[1].marks[policy].mean = unknown;
    }
    CHECK(count(interval_chart(chart), ">– not known<") == 2);
    CHECK(count(interval_chart(chart), ">–<") == 1);
}

SCENARIO("a gap breaks lines and areas, and what stands alone between gaps is a dot", "[report]") {
    TimeChart chart = time_case({"one", 1}, Around::spread);
    const std::string whole = time_chart(chart);
    for (const std::size_t week : {10U, 12U}) {
        chart.lines[0].middle[week] = unknown;
        chart.lines[0].low[week] = unknown;
    }
    const std::string broken = time_chart(chart);
    CHECK(count(whole, "Z") == 1);
    CHECK(count(broken, "Z") == 3);
    CHECK(count(whole, "class=\"point ") == 0);
    CHECK(count(broken, "class=\"point ") == 1);
}

SCENARIO("areas that would cover each other have panels of their own, with the baseline in each",
         "[report]") {
    const std::string three = time_chart(time_case({"three", 3}, Around::spread));
    const std::string six = time_chart(time_case({"six", 6}, Around::spread));
    CHECK(count(three, "class=\"area baseline\"") == 1);
    CHECK(count(six, "class=\"area baseline\"") == 5);
    CHECK(count(six, "class=\"area policy-1\"") == 1);
    static const std::regex panels{"data-panels=\"([^\"]*)\""};
    std::smatch found;
    REQUIRE(std::regex_search(six, found, panels));
    CHECK(count(found[1], " ") == 4);
}

SCENARIO("rows under headings stand in panels on one scale", "[report]") {
    const std::string picture = interval_chart(interval_case({"two"}, true));
    const std::vector<Box> texts = texts_in(picture);
    std::map<std::string, std::vector<double>> numbers; // of scales: where each stands, by panel
    for (const Box& text : texts) {
        if (text.words == "0" || text.words == "1" || text.words == "−1") {
            numbers[text.words].push_back((text.left + text.right) / 2);
        }
    }
    REQUIRE(numbers["0"].size() == 3);
    for (std::size_t panel = 0; panel < 3; ++panel) {
        CHECK(numbers["1"].at(panel) - numbers["0"].at(panel) ==
              Approx(numbers["0"].at(panel) - numbers["−1"].at(panel)).margin(0.1));
        CHECK(numbers["1"].at(panel) - numbers["0"].at(panel) ==
              Approx(numbers["1"].at(0) - numbers["0"].at(0)).margin(0.1));
    }
}

SCENARIO("a policy that did other than it declares has an arrow, and stands in two cells",
         "[report]") {
    LadderChart ladder = ladder_case({"none", 0});
    ladder.places = {{"as declared", "policy-1", 3, 3}};
    CHECK(count(ladder_chart(ladder), "class=\"move ") == 0);
    ladder.places = {{"other", "policy-1", 4, 2}};
    CHECK(count(ladder_chart(ladder), "class=\"move ") == 3);
    ladder.places = {{"undeclared", "policy-1", 0, 2}};
    CHECK(count(ladder_chart(ladder), "hollow-ring") == 0);
    GridChart grid = grid_case({"none", 0});
    grid.places = {{"as declared", "policy-1", {0, 1}, {0, 1}},
                   {"other", "policy-2", {1, 1}, {0, 0}}};
    const std::string picture = grid_chart(grid);
    CHECK(count(picture, ">as declared<") == 1);
    CHECK(count(picture, ">other<") == 2);
    CHECK(count(picture, "hollow-ring") == 2);
}

SCENARIO("the parts of a bar are as long as they are large, to the left if below nought",
         "[report]") {
    const BarChart chart{
        {"a", "b"}, {{"x", "baseline", {300, 100}}, {"y", "policy-1", {-100, 200}}}, "", 0, "sum"};
    const std::string picture = bar_chart(chart);
    static const std::regex part{
        "<rect x=\"([^\"]*)\" y=\"[^\"]*\" width=\"([^\"]*)\" height=\"26\" class=\"part-(.)\"/>"};
    std::vector<std::array<double, 2>> found;
    for (std::sregex_iterator at{picture.begin(), picture.end(), part}, end; at != end; ++at) {
        found.push_back({std::stod((*at)[1]), std::stod((*at)[2])});
    }
    REQUIRE(found.size() == 4);
    CHECK(found[0][1] == Approx(3 * found[1][1]).margin(0.05));
    CHECK(found[1][0] == Approx(found[0][0] + found[0][1]).margin(0.05));
    CHECK(found[2][0] == Approx(found[0][0] - found[2][1]).margin(0.05)); // left of nought
    CHECK(found[3][0] == Approx(found[0][0]).margin(0.05));
    CHECK(count(picture, ">−100<") == 2); // in the bar, and on the scale
}
