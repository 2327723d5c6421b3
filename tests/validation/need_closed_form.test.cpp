// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/need_closed_form.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/units.hpp"
#include "sim/model/parameters.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>

using namespace dowith;

// The claim X8 measures the model against this closed form; here the form itself is tried.

namespace {

constexpr double onset_rate = 0.3; // a year

NeedParameters flat_risk(NeedParameters p) {
    p.disadvantage = p.ties = p.dependency = p.agency = 0.0;
    p.variation_sd = p.crisis_rate = 0.0;
    p.severity_a = 2.0;
    p.severity_b = 4.0;
    p.closed_below = 0.02;
    p.exit = 0.5;
    p.worsen = 0.4;
    p.recover = 0.9;
    return p;
}

} // namespace

SCENARIO("X8: where need grows, cases last as long as they do by themselves") {
    const NeedParameters p = flat_risk(default_parameters().need);
    const double s = std::exp(-p.exit / weeks_per_year);
    double below = 0.0; // onsets that a single week leaves below the threshold
    below = 1.0 - std::pow(1.0 - 0.02 * 0.02, 4.0);
    CHECK(mean_weeks_in_need(0.0, p) ==
          Approx(1.0 / (1.0 - s)).epsilon(1.2 * below)); // Kumaraswamy(2, 4) at 0.02: 0.16 %
}

SCENARIO("the weekly course of severity follows its closed form, better the shorter the step") {
    const NeedParameters p = flat_risk(default_parameters().need);
    for (const double q : {0.4, 0.6, 0.8, 1.0}) {
        for (const double n0 : {0.1, 0.3, 0.6, 0.95}) {
            const auto years = [&](double step) { // until below the threshold, between two steps
                double n = n0;
                double time = 0.0;
                while (n >= p.closed_below) {
                    const double next = severity_after(n, q, step, p);
                    if (next < p.closed_below) {
                        return time + step * (n - p.closed_below) / (n - next);
                    }
                    n = next;
                    time += step;
                }
                return time;
            };
            const double exact = years_down_to(p.closed_below, n0, q, p);
            const double weekly = years(1.0 / 52.0) - exact;
            const double daily = years(1.0 / 364.0) - exact;
            CAPTURE(q, n0, exact);
            // Euler's step is early by half a step times the log of how fast the speed changes:
            // |f'| dt/2 relative, where |f'| is at most α + β = 1.3 a year.
            CHECK(std::abs(weekly) <= 1.3 / 52.0 / 2.0 * exact);
            CHECK(daily / weekly == Approx(1.0 / 7.0).epsilon(0.1)); // first order in the step
        }
    }
}

SCENARIO("what weekly steps add to the continuous closed form is of the order of a week") {
    // In continuous time a case lasts (1 - e^(-exit τ))/exit years, and P = h E/(1 + h E).
    const NeedParameters p = flat_risk(default_parameters().need);
    for (const double q : {0.4, 0.8}) {
        constexpr int points = 2000;
        double years = 0.0;
        for (int i = 0; i < points; ++i) {
            const double u = (i + 0.5) / points;
            const double n0 =
                std::pow(1.0 - std::pow(1.0 - u, 1.0 / p.severity_b), 1.0 / p.severity_a);
            const double left =
                n0 <= p.closed_below ? 0.0 : years_down_to(p.closed_below, n0, q, p);
            years += (1.0 - std::exp(-p.exit * left)) / p.exit / points;
        }
        const double continuous = onset_rate * years / (1.0 + onset_rate * years);
        const double weeks = mean_weeks_in_need(q, p);
        const double weekly = prevalence_of(maths::weekly_probability(onset_rate), weeks);
        CHECK(weekly == Approx(continuous).epsilon(1.0 / weeks)); // one week in the mean duration
    }
}
