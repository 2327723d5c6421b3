// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/page_file.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <string>

using namespace dowith;

namespace {

using Colours = std::map<std::string, std::string>; // of variables, by name

std::string style_sheet() {
    const auto files = page_files();
    const auto file = std::ranges::find(files, "figure.css", &PageFile::name);
    REQUIRE(file != files.end());
    return std::string{file->text};
}

/// What a part of the style sheet declares.
Colours colours_in(const std::string& css) {
    static const std::regex declaration{"--([a-z0-9-]+): (#[0-9a-f]{6});"};
    Colours colours;
    for (std::sregex_iterator at{css.begin(), css.end(), declaration}, end; at != end; ++at) {
        colours[(*at)[1]] = (*at)[2];
    }
    return colours;
}

/// Light before the first media query, dark in it.
std::array<Colours, 2> themes() {
    const std::string css = style_sheet();
    const std::size_t dark = css.find("@media screen and (prefers-color-scheme: dark)");
    REQUIRE(dark != std::string::npos);
    return {colours_in(css.substr(0, dark)), colours_in(css.substr(dark))};
}

/// Relative luminance (WCAG 2.2).
double luminance(const std::string& colour) {
    double sum = 0.0;
    for (const auto& [place, weight] : {std::pair{1U, 0.2126}, {3U, 0.7152}, {5U, 0.0722}}) {
        const double share = std::stoi(colour.substr(place, 2), nullptr, 16) / 255.0;
        sum += weight * (share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(const Colours& theme, const std::string& a, const std::string& b) {
    const double one = luminance(theme.at(a)) + 0.05;
    const double other = luminance(theme.at(b)) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace

SCENARIO("colours of figures can be told from their ground, in light and in dark", "[report]") {
    for (const Colours& theme : themes()) {
        for (const char* text : {"text", "quiet", "baseline", "p1", "p2", "p3", "p4"}) {
            CAPTURE(text, theme.at("ground"));
            CHECK(contrast(theme, text, "ground") >= 4.5); // names of lines are in their colours
        }
        for (const char* tint : {"to", "for", "with", "part-2"}) {
            CAPTURE(tint, theme.at("ground"));
            CHECK(contrast(theme, "text", tint) >= 4.5); // what is written on it
        }
        CHECK(contrast(theme, "ground", "part-1") >= 4.5);
        CHECK(contrast(theme, "part-1", "ground") >= 3.0); // the border of all parts
        CHECK(luminance(theme.at("to")) != luminance(theme.at("for")));
        const bool is_light = luminance(theme.at("ground")) > 0.5;
        const bool steps_away =
            contrast(theme, "ground", "to") < contrast(theme, "ground", "for") &&
            contrast(theme, "ground", "for") < contrast(theme, "ground", "with");
        CHECK(steps_away); // three tints, in grey as well
        CHECK(is_light == (theme.at("ground") == "#ffffff"));
    }
    CHECK(themes()[0].size() == themes()[1].size());
}

SCENARIO("a picture that stands alone brings its style, and asks for nothing else", "[report]") {
    const std::string alone = standing_alone(svg(10, point(1, 2, 3, 0, "policy-1")));
    CHECK(alone.find("var(") == std::string::npos);
    CHECK(alone.find("@media") == std::string::npos);
    CHECK(alone.find(".policy-1 { stroke: #0072b2; fill: #0072b2; }") != std::string::npos);
    CHECK(alone.find("svg .hollow-ring { fill: none;") != std::string::npos);
    CHECK(alone.find("<style>") < alone.find("<circle"));
}

SCENARIO("of nine policies no two look the same, even in grey", "[report]") {
    const std::string css = style_sheet();
    static const std::regex rule{
        "svg \\.line\\.(baseline|policy-[1-4](?:\\.again)?) \\{ stroke-dasharray: ([0-9 ]+); \\}"};
    std::map<std::string, std::string> dashes;
    for (std::sregex_iterator at{css.begin(), css.end(), rule}, end; at != end; ++at) {
        dashes[std::regex_replace((*at)[1].str(), std::regex{"\\."}, " ")] = (*at)[2];
    }
    std::set<std::string> lines;
    std::set<std::string> marks;
    for (std::size_t policy = 0; policy < 9; ++policy) {
        const std::string style = policy_class(policy, 2);
        CHECK((style == "baseline") == (policy == 2));
        lines.insert(dashes[style]); // none for one of them
        marks.insert(point(0, 0, 4, static_cast<int>(policy), ""));
    }
    CHECK(lines.size() == 9);
    CHECK(marks.size() == 9);
}
