// SPDX-License-Identifier: Apache-2.0
#include "web/engine/life_story.hpp"

#include "tests/experiment/lively_scenario.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

TEST_CASE("a life is told under every policy, of the same person") {
    const Scenario scenario = lively_scenario();
    const auto executor = serial_executor();
    WorldsSideBySide worlds{scenario, 0, *executor};
    const auto before = life_json(worlds, 7);
    CHECK(before["lives"].size() == scenario.policies.size());
    CHECK(before["lives"][0] == before["lives"][1]); // nothing has happened yet

    while (!worlds.is_over()) {
        worlds.live_week();
    }
    const auto person = static_cast<std::size_t>(worlds.busiest(1).front());
    const auto life = life_json(worlds, person);
    CHECK(life["who"].get<std::string>().find("Citizen " + std::to_string(person) + " ") == 0);
    CHECK(life["lives"][0] != life["lives"][1]);
    for (const auto& lived : life["lives"]) {
        CHECK(lived["standing"].size() > 5);
        CHECK(!lived["story"].empty());
        for (const auto& sentence : lived["story"]) {
            CHECK(sentence.get<std::string>().find('\n') == std::string::npos);
            CHECK(sentence.get<std::string>().back() == '.');
        }
    }
}
