// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/design_fit.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

namespace {

DesignFitParameters fit_numbers() { return worked_parameters().design_fit; }

/// Answered issues of one tercile, so many from each of `groups` need groups.
Design heard(std::size_t tercile, std::size_t groups, double from_each) {
    Design design;
    for (std::size_t group = 0; group < groups; ++group) {
        design.answered[tercile][group] = from_each;
    }
    return design;
}

/// A place of 1,000 people where the top tercile's issues are answered week after week.
HandMade place_that_hears_the_top(double design_power) {
    HandMade place{1000};
    place.practice().design_power = design_power;
    for (std::uint32_t week = 0; week < 104; ++week) {
        for (std::size_t group = 0; group < 8; ++group) {
            take_to_heart(place.team().design, 0.9F, group);
        }
        place.live(design_fit, Week{week});
    }
    return place;
}

} // namespace

SCENARIO("perspectives are diversity times volume, as the worked example says") {
    const DesignFitParameters p = fit_numbers();
    const Design design = heard(0, 2, 6.0); // two groups alike: two perspectives; 12 per 1,000
    CHECK(perspectives(design, 0, 1000.0, p) == Approx(2.0 * (1.0 - std::exp(-0.2))));
    // For others each is worth 0.3: as diverse, but 3.6 per 1,000.
    CHECK(perspectives(design, 2, 1000.0, p) == Approx(2.0 * (1.0 - std::exp(-0.06))));
    CHECK(fit_target(0.65, 0.95, 0.45, 2.0, p) ==
          Approx(0.65 + 0.3 * (1.0 - std::exp(-0.15 * 0.45 * 2.0))));
}

SCENARIO("an answered issue counts for the tercile and need group of who raised it") {
    Design design;
    take_to_heart(design, 0.1F, 3);
    take_to_heart(design, 1.0F, 7);
    CHECK(design.answered[0][3] == 1.0);
    CHECK(design.answered[2][7] == 1.0);
}

SCENARIO("with nothing heard, nobody there or no power, fit is what professionals reach alone") {
    const DesignFitParameters p = fit_numbers();
    CHECK(perspectives(Design{}, 0, 1000.0, p) == 0.0);
    CHECK(perspectives(heard(0, 2, 6.0), 0, 0.0, p) == 0.0);
    CHECK(fit_target(0.65, 0.95, 0.0, 8.0, p) == 0.65);
    CHECK(fit_target(0.65, 0.95, 1.0, 0.0, p) == 0.65);
    CHECK(fit_target(0.65, 0.95, 1.0, 1e9, p) == Approx(0.95));
    CHECK(fit_target(0.9, 0.8, 1.0, 8.0, p) == 0.9); // a ceiling below the floor teaches nothing
}

SCENARIO("many alike teach less than the same number of different people") {
    const DesignFitParameters p = fit_numbers();
    for (std::size_t groups = 1; groups < 8; ++groups) {
        const double few = 24.0 / static_cast<double>(groups);
        const double more = 24.0 / static_cast<double>(groups + 1);
        CHECK(perspectives(heard(0, groups + 1, more), 0, 1000.0, p) >
              perspectives(heard(0, groups, few), 0, 1000.0, p));
    }
    CHECK(perspectives(heard(0, 8, 1e6), 0, 1000.0, p) == Approx(8.0)); // no more than there are
}

SCENARIO("voice without power improves nothing, however much is heard") {
    for (const double power : {0.0, 0.05}) { // advice at most
        HandMade place = place_that_hears_the_top(power);
        for (const double fit : place.team().design.fit) {
            CHECK(fit == Approx(place.technology().fit_floor));
        }
    }
    HandMade place = place_that_hears_the_top(0.5);
    place.practices[0].release = 0.0;
    for (std::uint32_t week = 0; week < 260; ++week) { // twenty half-lives of managers in the way
        place.live(design_fit, Week{week});
    }
    CHECK(place.team().design.fit[2] == Approx(place.technology().fit_floor).margin(1e-5));
}

SCENARIO("a panel of the advantaged improves the service for the advantaged first") {
    HandMade place = place_that_hears_the_top(0.5);
    const auto& fit = place.team().design.fit;
    CHECK(fit[2] > fit[1]);
    CHECK(fit[1] == fit[0]);
    CHECK(fit[0] > place.technology().fit_floor); // some of it spills over
}

SCENARIO("fit comes half-way to its target in its half-life") {
    HandMade place;
    place.team().design.fit.fill(0.85);
    for (std::uint32_t week = 0; week < 13; ++week) {
        place.live(design_fit, Week{week});
    }
    CHECK(place.team().design.fit[1] == Approx(0.75)); // half-way from 0.85 to the floor of 0.65
}

SCENARIO("what was learned goes out of date, half as fast where citizens judge the service") {
    HandMade place;
    for (const double assessment : {0.0, 1.0}) {
        place.practice().assessment_power = assessment;
        place.team().design = heard(1, 1, 10.0);
        for (std::uint32_t week = 0; week < 52; ++week) {
            place.live(design_fit, Week{week});
        }
        // twelve months of 3 % each, or of 1.5 %
        CHECK(place.team().design.answered[1][0] ==
              Approx(10.0 * std::pow(1.0 - 0.03 * (1.0 - 0.5 * assessment), 12.0)));
    }
}
