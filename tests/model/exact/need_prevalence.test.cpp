// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/maths.hpp"
#include "sim/model/mechanisms/need.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <array>
#include <cmath>

using namespace dowith;

// X8: need alone, under constant quality and with the same risk for all, has a closed form.
//
// Every citizen goes round two states. Out of need they come into it with probability h a week. A
// case that opens at severity n0 is seen in the week it opens, and in each further week with the
// probability s = e^(-exit/52) that it did not end by itself, until the week K(n0) in which its
// severity first falls below the threshold: 1 + s + … + s^(K-1) = (1 - s^K)/(1 - s) weeks, D(n0).
// Whoever leaves need may come back in the same week, so weeks out of it number (1 - h)/h in the
// mean. By the renewal theorem, with E the mean of D over Kumaraswamy's n0,
//
//     prevalence = E / (E + (1 - h)/h) = h E / (1 - h + h E)
//
// which is exact for the model's weekly steps. K comes from the model's own weekly step of
// severity; that this step follows dn/dt = n ((α - β) - α n), α = worsen (1 - q), β = recover q,
// is a claim of its own below.

namespace {

constexpr double onset_rate = 0.3; // a year; high, so that many are in need and the test is sharp
constexpr std::size_t citizens = 20000;

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

/// Mean weeks in need over severities at onset, E.
double mean_weeks_in_need(double q, const NeedParameters& p) {
    constexpr int points = 2000; // midpoints of equal parts of probability
    const double stay = std::exp(-p.exit / weeks_per_year);
    double sum = 0.0;
    for (int i = 0; i < points; ++i) {
        const double u = (i + 0.5) / points;
        double n = std::pow(1.0 - std::pow(1.0 - u, 1.0 / p.severity_b), 1.0 / p.severity_a);
        double staying = 1.0; // s^k
        double weeks = 1.0;
        while (staying > 1e-9) {     // what is cut off is below 1e-9/(1 - s) = 1e-7 weeks
            n = static_cast<double>( // kept in single precision between weeks
                static_cast<float>(severity_after(n, q, 1.0 / weeks_per_year, p)));
            staying *= stay;
            if (n < p.closed_below) {
                break;
            }
            weeks += staying;
        }
        sum += weeks;
    }
    return sum / points;
}

double prevalence_of(double h, double weeks) { return h * weeks / (1.0 - h + h * weeks); }

/// Years until severity has come down from n0 to n, in continuous time:
///     τ = ln[n0 (g + α n) / (n (g + α n0))] / g,   g = β - α
/// by partial fractions of dn / (n (-g - α n)).
double years_down_to(double n, double n0, double q, const NeedParameters& p) {
    const double alpha = p.worsen * (1.0 - q);
    const double g = p.recover * q - alpha;
    return std::log(n0 * (g + alpha * n) / (n * (g + alpha * n0))) / g;
}

/// Holds the quality of every case at so many hundredths.
template <int hundredths> void hold_quality(Neighbourhood& home, const WeekContext&) {
    for (Case& each : home.teams[0].cases) {
        each.quality = static_cast<float>(hundredths / 100.0);
    }
}

template <int hundredths> double simulated_prevalence(std::uint32_t burn_in, std::uint32_t weeks) {
    static constexpr std::array mechanisms{
        Mechanism{"need", "", "", need},
        Mechanism{"quality", "", "", hold_quality<hundredths>},
    };
    SmallWorld world = WorldBuilder{}
                           .citizens(citizens)
                           .neighbourhoods(20)
                           .tuned([](Parameters& p) { p.need = flat_risk(p.need); })
                           .technology([](Technology& t) {
                               t.onset_rate = onset_rate;
                               t.age_gradient = 0.0; // the same risk at every age
                           })
                           .build();
    world.mechanisms = mechanisms;
    world.run(burn_in);
    double in_need = 0.0;
    world.run(weeks, [&](const District<Neighbourhood>& now) {
        for (const Neighbourhood& home : now.neighbourhoods) {
            in_need += static_cast<double>(home.teams[0].cases.size());
        }
    });
    return in_need / citizens / weeks;
}

template <int hundredths> void check_prevalence() {
    const NeedParameters p = flat_risk(default_parameters().need);
    const double h = maths::weekly_probability(onset_rate);
    const double mean_weeks = mean_weeks_in_need(hundredths / 100.0, p);
    const double expected = prevalence_of(h, mean_weeks);
    // A citizen's state is forgotten at the rate h + 1/E a week, as if durations were exponential
    // (they vary less). A mean over N citizens and T weeks has the variance
    // P (1 - P)/N · 2/(T (h + 1/E)); four standard errors leave a chance of 6e-5. Burn-in of 400
    // weeks leaves e^-6 of a start that is off by less than 0.4: below 0.001 at its end, and
    // a sixth of that over the weeks that are counted.
    constexpr double weeks = 400.0;
    const double forgotten = h + 1.0 / mean_weeks;
    const double error =
        std::sqrt(expected * (1.0 - expected) / citizens * 2.0 / weeks / forgotten);
    const double start = 0.4 * std::exp(-400.0 * forgotten) / (forgotten * weeks);
    CAPTURE(hundredths, mean_weeks, error);
    CHECK(simulated_prevalence<hundredths>(400, 400) ==
          Approx(expected).margin(4.0 * error + start).epsilon(0));
}

} // namespace

SCENARIO("X8: prevalence under constant quality is its closed form where service cures") {
    check_prevalence<80>();
}

SCENARIO("X8: prevalence under constant quality is its closed form where service just holds") {
    check_prevalence<40>();
}

SCENARIO("X8: prevalence under constant quality is its closed form where need grows unserved") {
    check_prevalence<0>(); // α = 0.4, β = 0: severity grows to 1, and cases end by themselves alone
}

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
