// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_uncertainty.hpp"
#include "sim/scenario/uncertain.hpp"
#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dowith;

namespace {

const Prior* find_prior(const Scenario& scenario, std::string_view path) {
    const auto found = std::ranges::find(scenario.uncertainty, path, &Prior::path);
    return found == scenario.uncertainty.end() ? nullptr : &*found;
}

void check_prior(
    const Scenario& scenario, std::string_view path, double low, double mode, double high) {
    INFO(path);
    const Prior* const prior = find_prior(scenario, path);
    REQUIRE(prior != nullptr);
    CHECK(prior->low == Approx(low));
    CHECK(prior->mode == mode);
    CHECK(prior->high == Approx(high));
}

} // namespace

SCENARIO("by default worlds draw from the half of each plausible range around the value") {
    const Scenario scenario = scenario_of("uncertainty: default\n"
                                          "starting_load: 1\n"
                                          "parameters: {need: {worsen: 0.3}}\n");
    check_prior(scenario, "need.exit", 0.275, 0.35, 0.425);                     // of 0.2 to 0.5
    check_prior(scenario, "need.worsen", 0.2, 0.3, 0.35);                       // of 0.1 to 0.4
    check_prior(scenario, "services.home-care.substitution", 0.375, 0.5, 0.75); // of 0.25 to 1
    check_prior(scenario, "starting_load", 0.9, 1.0, 1.15); // all of it, not half
    CHECK(find_prior(scenario, "practice.manager_support_shift") != nullptr);
    CHECK(find_prior(scenario, "practice.fidelity_shift") != nullptr);
    CHECK(find_prior(scenario, "money.crisis") != nullptr);
}

SCENARIO("margins of the population and numbers tuned to a level are not drawn by default") {
    const Scenario scenario = scenario_of("uncertainty: default\n");
    for (const Prior& prior : scenario.uncertainty)
        CHECK_FALSE(prior.path.starts_with("population."));
    for (const std::string_view path : {"taking_part.intercept",
                                        "staff.strain",
                                        "staff.contract",
                                        "staff.direct",
                                        "time_bank.founders",
                                        "services.home-care.prevalence",
                                        "services.home-care.onset_rate",
                                        "services.home-care.hours_full",
                                        "starting_load"}) {
        INFO(path);
        CHECK(find_prior(scenario, path) == nullptr);
    }
}

SCENARIO("every prior can be drawn, whatever the services are called") {
    Scenario scenario =
        scenario_from_text("x.yaml",
                           "dowith: 1\n"
                           "services:\n"
                           "  - {name: care, technology: upkeep, professionals_per_1000: 4}\n"
                           "  - {name: care-2, technology: acute, professionals_per_1000: 2}\n"
                           "starting_load: 1\n"
                           "uncertainty: default\n" +
                               std::string{one_policy},
                           {})
            .scenario;
    Uncertain numbers{scenario.parameters, {}, *scenario.starting_load};
    for (const ServicePlan& service : scenario.services)
        numbers.technologies.push_back(service.technology);
    for (const Prior& prior : scenario.uncertainty) {
        INFO(prior.path);
        const double* const number = find_uncertain(prior.path, scenario.services, numbers);
        REQUIRE(number != nullptr);
        CHECK(*number == prior.mode);
        CHECK(prior.low <= prior.mode);
        CHECK(prior.mode <= prior.high);
    }
}

SCENARIO("a list draws what it names, over the whole plausible range or the one that it gives") {
    const Scenario scenario = scenario_of("starting_load: 1\n"
                                          "uncertainty:\n"
                                          "  - need.exit\n"
                                          "  - starting_load\n"
                                          "  - population.trust\n"
                                          "  - {path: services.home-care.hours_full, high: 8}\n"
                                          "  - {path: need.worsen, low: 0.15, high: 0.22}\n");
    CHECK(scenario.uncertainty.size() == 5);
    check_prior(scenario, "need.exit", 0.2, 0.35, 0.5);
    check_prior(scenario, "starting_load", 0.9, 1.0, 1.15);
    check_prior(scenario, "population.trust", 0.3, 0.45, 0.6);
    check_prior(scenario, "services.home-care.hours_full", 2.0, 6.0, 8.0);
    check_prior(scenario, "need.worsen", 0.15, 0.2, 0.22);
}

SCENARIO("a range that does not hold the scenario's own value is widened") {
    const LoadedScenario scenario = loaded("policies: {a: {rung: informing}}\n"
                                           "uncertainty:\n"
                                           "  - {path: need.exit, low: 0.36, high: 0.4}\n"
                                           "  - need.worsen\n"
                                           "parameters: {need: {worsen: 0.5}}\n");
    check_prior(scenario.scenario, "need.exit", 0.35, 0.35, 0.4);
    check_prior(scenario.scenario, "need.worsen", 0.1, 0.5, 0.5);
    REQUIRE(scenario.warnings.size() == 2); // the other is of worsen itself
    CHECK(
        to_text(scenario.warnings.front()) ==
        "x.yaml:5:5: warning: uncertainty.0 does not hold the scenario's own value; it is widened "
        "to do so; set the value itself under parameters or services");
}

SCENARIO("none, or nothing said, draws nothing") {
    CHECK(scenario_of("uncertainty: none\n").uncertainty.empty());
    CHECK(scenario_of("").uncertainty.empty());
}

SCENARIO("what cannot be drawn is refused") {
    CHECK(refused("uncertainty: some\n") ==
          "x.yaml:4:14: uncertainty = some is no name that is known here; known: none, default");
    CHECK(refused("uncertainty:\n"
                  "  - need.exti\n"
                  "  - services.home-car.harm\n"
                  "  - starting_load\n"
                  "  - luck\n"
                  "  - need.exit\n"
                  "  - {path: need.exit}\n"
                  "  - {path: need.worsen, low: 0.3, high: 0.1}\n"
                  "  - {path: need.recover, low: -1, hig: 2}\n"
                  "  - [need.exit]\n") ==
          "x.yaml:5:5: uncertainty.0 = need.exti is no number that can be drawn; "
          "did you mean need.exit?\n"
          "x.yaml:6:5: uncertainty.1 = services.home-car.harm is no number that can be drawn; "
          "did you mean services.home-care.harm?\n"
          "x.yaml:7:5: uncertainty.2 = starting_load is not given by this scenario; "
          "give starting_load a value as well\n"
          "x.yaml:8:5: uncertainty.3 = luck is no number that can be drawn; "
          "write a parameter as in need.exit, or services.NAME.substitution\n"
          "x.yaml:10:12: uncertainty.5.path = need.exit is listed above as well; "
          "remove one of the two\n"
          "x.yaml:11:30: uncertainty.6.low = 0.3 is above high; swap the two\n"
          "x.yaml:12:31: uncertainty.7.low = -1 is below 0 1/year\n"
          "x.yaml:12:35: uncertainty.7.hig is no key that is known here; did you mean high?\n"
          "x.yaml:13:5: uncertainty.8 is a list (a text is needed); write one value");
}
