// SPDX-License-Identifier: Apache-2.0
#include "web/engine/description.hpp"

#include "sim/experiment/comparison.hpp"
#include "sim/scenario/preset.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/support/catch.hpp"

#include <set>
#include <string>

using namespace dowith;

namespace {

std::set<std::string> names_in(const nlohmann::ordered_json& list) {
    std::set<std::string> names;
    for (const auto& each : list) {
        names.insert(each["name"].get<std::string>());
    }
    return names;
}

} // namespace

TEST_CASE("the engine says everything that the page offers") {
    const auto about = about_json();
    const std::set<std::string> scenarios = names_in(about["scenarios"]);
    for (const char* const name :
         {"small-demo.yaml", "borough-social-care.yaml", "liquidity-crisis.yaml"}) {
        CHECK(scenarios.count(name) == 1);
    }
    CHECK(scenarios.count("technologies.yaml") == 0); // no scenario
    CHECK(names_in(about["ladders"]) == std::set<std::string>{"arnstein", "iap2", "tlap"});
    CHECK(about["series"].size() == all_series().size());
    CHECK(about["parameters"].size() == all_parameters().size());
    CHECK(about["levers"].size() == all_levers().size());
    CHECK(about["selfAssessment"].size() == 6);
}

TEST_CASE(
    "every number that the page offers has a meaning, a source and a range around its value") {
    const auto about = about_json();
    for (const char* const kind : {"parameters", "levers"}) {
        for (const auto& declared : about[kind]) {
            INFO(declared.dump());
            CHECK(!declared["meaning"].get<std::string>().empty());
            CHECK(!declared["source"].get<std::string>().empty());
            CHECK(declared["plausible"][0] <= declared["plausible"][1]);
            CHECK(declared["possible"][0] <= declared["plausible"][0]);
            CHECK(declared["possible"][1] >= declared["plausible"][1]);
        }
    }
}

TEST_CASE("the digest of a finished world is that of a comparison of this world alone") {
    const Scenario scenario = lively_scenario();
    const auto executor = serial_executor();
    WorldsSideBySide worlds{scenario, 0, *executor};
    while (!worlds.is_over()) {
        worlds.live_week();
    }
    const WorldResult result = worlds.so_far();
    const Comparison comparison = compare_worlds(scenario, {result});
    const std::string told = finished_json(result)["digest"];
    CHECK(told.size() == 16);
    CHECK(std::stoull(told, nullptr, 16) == comparison.digest);
}

TEST_CASE("what is wrong with a scenario is told with its place, each problem once") {
    const std::string text = "dowith: 1\nextends: small-demo.yaml\nworlds: x\n";
    try {
        static_cast<void>(scenario_from_text("explored.yaml", text, {{"need.exitt=3"}}));
        FAIL("taken for a scenario");
    } catch (const ScenarioErrors& errors) {
        const auto problems = problems_json(errors.problems());
        REQUIRE(problems.size() == 2);
        std::set<std::string> places;
        for (const auto& problem : problems) {
            places.insert(problem["place"].get<std::string>());
        }
        CHECK(places == std::set<std::string>{"--set parameters.need.exitt=3", "line 3, column 9"});
    }
}
