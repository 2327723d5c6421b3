// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/load_scenario.hpp"

#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <filesystem>

using namespace dowith;

namespace {

namespace fs = std::filesystem;

const fs::path scenarios_folder = DOWITH_SCENARIOS;

std::string text_of(const std::vector<Problem>& problems) {
    std::string text;
    for (const Problem& problem : problems)
        text += to_text(problem) + '\n';
    return text;
}

} // namespace

SCENARIO("every file of the gallery ships inside the program as it stands in its folder") {
    std::vector<std::string> on_disk;
    for (const auto& entry : fs::recursive_directory_iterator{scenarios_folder}) {
        const fs::path kind = entry.path().extension();
        if (kind == ".yaml" || kind == ".csv")
            on_disk.push_back(fs::relative(entry.path(), scenarios_folder).generic_string());
    }
    std::ranges::sort(on_disk);
    std::vector<std::string> inside;
    for (const GalleryFile& file : gallery())
        inside.emplace_back(file.name);
    std::ranges::sort(inside);
    CHECK(inside == on_disk);
}

SCENARIO("every scenario of the gallery loads, from its file and from inside the program alike") {
    for (const GalleryFile& file : gallery()) {
        const std::string name{file.name};
        if (file.text.find("\npolicies:") == std::string_view::npos) {
            continue; // a ladder, a base or a list of technologies
        }
        if (name.starts_with("validation/") || name.starts_with("verification/")) {
            continue; // places for claims
        }
        INFO(name);
        const LoadedScenario from_file = load_scenario(scenarios_folder / name, {});
        const LoadedScenario inside = scenario_from_text(name, file.text, {});
        CHECK_FALSE(from_file.scenario.question.empty());
        CHECK(from_file.scenario.resolved == inside.scenario.resolved);
        CHECK(from_file.scenario.name + ".yaml" == name);
        const bool nearly_all_need_care = name == "care-home-no-staff-room.yaml";
        CHECK(from_file.warnings.empty() != nearly_all_need_care);
    }
    CHECK_FALSE(gallery_text("no-such.yaml"));
}

SCENARIO("places of claims are scenarios as all others, some of them with numbers of no place") {
    std::size_t places = 0;
    for (const GalleryFile& file : gallery()) {
        const std::string name{file.name};
        if (!name.starts_with("validation/") && !name.starts_with("verification/"))
            continue;
        if (name.ends_with(".csv") || name.starts_with("verification/base/"))
            continue;
        INFO(name);
        ++places;
        const LoadedScenario from_file = load_scenario(scenarios_folder / name, {});
        const LoadedScenario inside = scenario_from_text(name, file.text, {});
        CHECK(from_file.scenario.resolved == inside.scenario.resolved); // and the people are equal
        if (name.starts_with("verification/"))
            CHECK_FALSE(from_file.scenario.question.empty());
        for (const Problem& warning : from_file.warnings)
            CHECK(to_text(warning).find("is outside the plausible") != std::string::npos);
    }
    CHECK(places >= 15);
}

SCENARIO("the reference scenario is the comparison that the documents promise") {
    const Scenario borough =
        load_scenario(scenarios_folder / "borough-social-care.yaml", {}).scenario;
    CHECK(borough.seed == 2026);
    CHECK(borough.worlds == 40);
    CHECK(borough.burn_in_weeks == 104);
    CHECK(borough.horizon_weeks == 260);
    CHECK(borough.population.citizens == 20000);
    CHECK(borough.population.neighbourhoods == 20);
    CHECK(borough.starting_load == 1.0);
    REQUIRE(borough.policies.size() == 4);
    CHECK(borough.policies[borough.baseline].name == "consultation-only");
    CHECK(borough.primary == std::vector<std::string>{
                                 "need_met", "trust_clients", "wellbeing_clients", "social_cost"});
    CHECK(practice_of(borough, "consultation-only").response_rate == 0.2);
    CHECK(practice_of(borough, "responsive-consultation").response_rate == 0.7);
    CHECK(practice_of(borough, "co-delivery").delivery_share == 0.4);
    CHECK(practice_of(borough, "austerity").delivery_share == 0.4);
    CHECK(practice_of(borough, "austerity").budget == 0.75);
    CHECK_FALSE(borough.uncertainty.empty());
}

SCENARIO("what a scenario does not say stands at its declared default") {
    const Scenario scenario = scenario_of("");
    CHECK(scenario.name == "x");
    CHECK(scenario.title == "x");
    CHECK(scenario.seed == 1);
    CHECK(scenario.worlds == 20);
    CHECK(scenario.population.citizens == 20000);
    CHECK_FALSE(scenario.starting_load);
    CHECK(scenario.uncertainty.empty());
    CHECK(scenario.baseline == 0);
    CHECK(scenario.primary.front() == "need_met");
    CHECK(scenario.burn_in.stages.front().rung == "informing");
    CHECK(scenario.parameters.need.exit == default_parameters().need.exit);
}

SCENARIO("a key of the file lands in the value of the same name") {
    const Scenario scenario =
        scenario_of("title: A place\n"
                    "question: Why?\n"
                    "seed: 9223372036854775807\n"
                    "worlds: 3\n"
                    "weeks: {burn_in: 10, horizon: 20}\n"
                    "population: {citizens: 700, neighbourhoods: 7,"
                    " deprivation: {mean: 0.4, spread: 0.1}}\n"
                    "starting_load: 1.1\n"
                    "burn_in_rung: consulting\n"
                    "compare: {primary: [trust, crises]}\n"
                    "parameters: {need: {exit: 0.4}, staff: {direct: 0.7}}\n");
    CHECK(scenario.title == "A place");
    CHECK(scenario.question == "Why?");
    CHECK(scenario.seed == 9223372036854775807U);
    CHECK(scenario.worlds == 3);
    CHECK(scenario.burn_in_weeks == 10);
    CHECK(scenario.horizon_weeks == 20);
    CHECK(scenario.population.citizens == 700);
    CHECK(scenario.population.neighbourhoods == 7);
    CHECK(scenario.population.deprivation_mean == 0.4);
    CHECK(scenario.population.deprivation_spread == 0.1);
    CHECK(scenario.starting_load == 1.1);
    CHECK(scenario.burn_in.stages.front().rung_number == 4);
    CHECK(scenario.burn_in.stages.front().practice.front().contacts_per_year == 3.6);
    CHECK(scenario.primary == std::vector<std::string>{"trust", "crises"});
    CHECK(scenario.parameters.need.exit == 0.4);
    CHECK(scenario.parameters.staff.direct == 0.7);
}

SCENARIO("a service is its technology with what the scenario says otherwise") {
    const Scenario scenario =
        scenario_from_text("x.yaml",
                           "dowith: 1\n" + std::string{one_policy} +
                               "services:\n"
                               "  - {name: ward, technology: acute, professionals_per_1000: 3}\n"
                               "  - {name: parks, technology: upkeep, professionals_per_1000: 1,"
                               " hours_full: 4}\n",
                           {})
            .scenario;
    REQUIRE(scenario.services.size() == 2);
    CHECK(scenario.services[0].technology_name == "acute");
    CHECK(scenario.services[0].technology.staff_weight == 0.9);
    CHECK(scenario.services[0].technology.hours_full == 6.0);
    CHECK(scenario.services[1].technology.substitution == 4.0);
    CHECK(scenario.services[1].technology.hours_full == 4.0);
    CHECK(scenario.services[1].professionals_per_1000 == 1.0);
    CHECK(scenario.policies.front().stages.front().practice.size() == 2);
}

SCENARIO("all problems of a scenario are reported at once, each with its place and a hint") {
    CHECK(refusal_of("dowith: 1\n"
                     "seeed: 3\n"
                     "worlds: 0\n"
                     "weeks: {horizon: 1.5}\n"
                     "policies: {a: {rung: consult, trainng: 5, response_rate: 30}}\n") ==
          "x.yaml:1:1: services is missing (there is no value to fall back on); add it\n"
          "x.yaml:2:1: seeed is no key that is known here; did you mean seed?\n"
          "x.yaml:3:9: worlds = 0 is not from 1 to 100000\n"
          "x.yaml:4:18: weeks.horizon = 1.5 is no whole number; write one from 1 to 10400\n"
          "x.yaml:5:22: policies.a.rung = consult is no name that is known here; "
          "did you mean consulting?\n"
          "x.yaml:5:31: policies.a.trainng is no key that is known here; did you mean training?\n"
          "x.yaml:5:58: policies.a.response_rate = 30 is outside [0, 1] (share of raised issues "
          "that the service means to act on); a share, not a percentage: 0.3");
}

SCENARIO("a scenario says in which format it is written") {
    CHECK(refusal_of(std::string{one_service} + std::string{one_policy}) ==
          "x.yaml:1:1: dowith is missing (there is no value to fall back on); add it");
    CHECK(refusal_of("dowith: 2\n" + std::string{one_service} + std::string{one_policy}) ==
          "x.yaml:1:9: dowith = 2 is a format that this version does not read; write 1");
}

SCENARIO("services have a technology that exists, names of their own, and room") {
    const std::string head = "dowith: 1\n" + std::string{one_policy};
    CHECK(refusal_of(head + "services: []\n") ==
          "x.yaml:3:11: services holds no service; "
          "describe one: name, technology, professionals_per_1000");
    CHECK(refusal_of(head + "services:\n"
                            "  - {name: a, technology: acut, professionals_per_1000: 4}\n"
                            "  - {name: a, technology: acute}\n") ==
          "x.yaml:4:27: services.0.technology = acut is no name that is known here; "
          "did you mean acute?\n"
          "x.yaml:5:5: services.1.professionals_per_1000 is missing "
          "(there is no value to fall back on); add it\n"
          "x.yaml:5:12: services.1.name = a is the name of a service above; "
          "give each a name of its own");
    std::string nine = head + "services:\n";
    for (const char name : std::string{"abcdefghi"})
        nine +=
            std::string{"  - {name: "} + name + ", technology: acute, professionals_per_1000: 4}\n";
    CHECK(refusal_of(nine) == "x.yaml:4:3: services holds 9 services, of at most 8");
}

SCENARIO("a neighbourhood has fifty citizens at least") {
    CHECK(refused("population: {citizens: 300, neighbourhoods: 7}\n") ==
          "x.yaml:4:45: population.neighbourhoods = 7 leaves fewer than 50 citizens to a "
          "neighbourhood of 300; make it 6 at most");
    CHECK(refused("population: {citizens: 300, neighbourhoods: 6}\n").empty());
}

SCENARIO("a neighbourhood has no more citizens than a tie can tell apart") {
    CHECK(refused("population: {citizens: 131071, neighbourhoods: 2}\n") ==
          "x.yaml:4:48: population.neighbourhoods = 2 puts 65536 citizens into one neighbourhood, "
          "which has 65535 at most; make it more of them; people know each other where there are "
          "about 1000");
    CHECK(refused("population: {citizens: 131070, neighbourhoods: 2}\n").empty());
}

SCENARIO("outcomes and the baseline are called by names that exist") {
    CHECK(refused("compare: {baseline: todya, primary: [need_mett, trust, trust]}\n") ==
          "x.yaml:4:21: compare.baseline = todya is no name that is known here; "
          "did you mean today?\n"
          "x.yaml:4:38: compare.primary.0 = need_mett is no name that is known here; "
          "did you mean need_met?\n"
          "x.yaml:4:56: compare.primary.2 = trust is named above as well; remove one of the two");
    CHECK(refused("compare: {primary: [cost]}\n") ==
          "x.yaml:4:21: compare.primary.0 = cost is no name that is known here; nearest: "
          "agency_cost, social_cost, cost_per_need_met; `dowith describe indicators` has all");
    CHECK(refused("compare: {primary: [trust_by_quintile]}\n").find("is no name") !=
          std::string::npos);
    CHECK(scenario_of("compare: {primary: [trust_speakers]}\n").primary.front() ==
          "trust_speakers");
}

SCENARIO("a precision is wanted of primary outcomes, in their own units") {
    const Scenario scenario = scenario_of("compare: {primary: [need_met, social_cost], precision: "
                                          "{social_cost: 2.5, need_met: 0.005}}\n");
    REQUIRE(scenario.precision.size() == 2);
    CHECK(scenario.precision[0].outcome == "need_met"); // in the order of outcomes
    CHECK(scenario.precision[0].half_width == 0.005);
    CHECK(scenario.precision[1].half_width == 2.5);
    THEN("it decides where a comparison stops, and no world") {
        const Scenario fixed = scenario_of("compare: {primary: [need_met, social_cost]}\n");
        CHECK(scenario.world_key == fixed.world_key);
        CHECK(scenario.resolved != fixed.resolved);
        CHECK(fixed.resolved.find("precision") == std::string::npos);
        const Scenario again = scenario_from_text("x.yaml", scenario.resolved, {}).scenario;
        CHECK(again.resolved == scenario.resolved);
    }
}

SCENARIO("a precision that cannot be is an error, and one without policies to compare a warning") {
    CHECK(refused("compare: {precision: {trust: 0.01, need_mett: 0.1, need_met: 0}}\n") ==
          "x.yaml:4:22: warning: compare.precision has no effect (there is one policy, so nothing "
          "is compared); leave it out, or add a policy\n"
          "x.yaml:4:30: compare.precision.trust = 0.01 is of an outcome that the comparison is not "
          "about; name it under compare.primary as well, or leave it out\n"
          "x.yaml:4:36: compare.precision.need_mett is no key that is known here; did you mean "
          "need_met?\n"
          "x.yaml:4:62: compare.precision.need_met = 0 is not above 0");
}

SCENARIO("a value outside its plausible range is a warning, not an error") {
    const LoadedScenario scenario = loaded("policies: {a: {rung: co-design, training: 100}}\n"
                                           "starting_load: 1.3\n"
                                           "parameters: {need: {exit: 0.1}}\n");
    CHECK(text_of(scenario.warnings) ==
          "x.yaml:3:43: warning: policies.a.training = 100 is outside the plausible [0, 60] h/year "
          "(training in working with people, hours per professional and year); "
          "source: Boyle 2007: capacity needs resourcing\n"
          "x.yaml:4:16: warning: starting_load = 1.3 is outside the plausible [0.9, 1.15] "
          "(staff hours owed over hours available when the policies begin; posts are scaled during "
          "burn-in to reach it); source: assumption: a place has the staff that its need bought; "
          "outside 0.9 to 1.15 every result is one of staffing\n"
          "x.yaml:5:27: warning: parameters.need.exit = 0.1 is outside the plausible [0.2, 0.5] "
          "1/year (rate of ending whatever the service does: death, move, spontaneous end); "
          "source: assumption\n");
}

SCENARIO("a horizon below a year is warned of, since years may have been meant") {
    const auto warnings = [](const std::string& horizon) {
        return text_of(
            loaded(std::string{one_policy} + "weeks: {horizon: " + horizon + "}\n").warnings);
    };
    CHECK(warnings("5") ==
          "x.yaml:4:18: warning: weeks.horizon = 5 is outside the plausible [52, 10400] weeks "
          "(outcomes are averages of the final year); 5 years are 260\n");
    CHECK(warnings("51").find("[52, 10400]") != std::string::npos);
    CHECK(warnings("52").empty());
    CHECK(refused("weeks: {burn_in: 2 years, horizon: 5 years}\n") ==
          "x.yaml:4:18: weeks.burn_in = 2 years carries a unit (it is in weeks); 2 years are 104\n"
          "x.yaml:4:36: weeks.horizon = 5 years carries a unit (it is in weeks); "
          "5 years are 260");
}

SCENARIO("changes are told against what a file extends") {
    const std::vector<std::string> overrides{"worlds=3"};
    const LoadedScenario scenario = scenario_from_text("y.yaml",
                                                       "dowith: 1\n"
                                                       "extends: base/borough.yaml\n"
                                                       "seed: 1\n"
                                                       "population: {citizens: 4000}\n" +
                                                           std::string{one_policy},
                                                       overrides);
    std::vector<std::string> paths;
    for (const Change& change : scenario.changes)
        paths.push_back(change.path);
    CHECK(paths ==
          std::vector<std::string>{"population.citizens", "policies.today.rung", "worlds"});
}

SCENARIO("a file that cannot be read has one problem, not one for each key that it lacks") {
    CHECK_THROWS_WITH(load_scenario("no-such-file.yaml", {}),
                      "no-such-file.yaml: the file does not exist; check its name and folder");
    CHECK(refusal_of("dowith: 1\nworlds: [3\n").find("missing") == std::string::npos);
}
