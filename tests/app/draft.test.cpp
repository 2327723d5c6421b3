// SPDX-License-Identifier: Apache-2.0
#include "sim/app/draft.hpp"

#include "sim/app/terminal.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

namespace dowith {
namespace {

const SelfAssessment& assessment() { return built_in_self_assessment(); }

const Ladder& seven_rungs() { return built_in_ladder("tlap"); }

using AllAnswers = std::vector<std::size_t>;

Draft draft_of(const AllAnswers& answers) {
    Draft draft;
    draft.file = "my-place.yaml";
    draft.title = "My \"place\": 20 % of it";
    draft.neighbourhoods = 20;
    draft.answers = answers;
    return draft;
}

std::string text_of(const Draft& draft, const Ladder& ladder = seven_rungs()) {
    return draft_text(draft, assessment(), policies_of(assessment(), ladder, draft.answers));
}

LoadedScenario loaded(const AllAnswers& answers) {
    return scenario_from_text("my-place.yaml", text_of(draft_of(answers)), {});
}

std::string names_of(const std::vector<DraftPolicy>& policies) {
    std::string names;
    for (const DraftPolicy& policy : policies) {
        names += policy.name + ' ' + policy.rung->name + '\n';
    }
    return names;
}

/// Whether a policy of a scenario does, lever by lever, what a draft meant it to.
bool does(const Policy& policy, const Preset& meant) {
    const Stage& stage = policy.stages.front();
    Preset done = plain_preset("", "");
    done.practice = stage.practice.front();
    done.bank = stage.bank;
    return std::ranges::all_of(all_levers(), [&](const Lever& lever) {
        return lever.value_in(done) == lever.value_in(meant);
    });
}

/// Some ways to answer, from all 0 to all 4, with every answer to every question among them.
std::vector<AllAnswers> some_answers() {
    std::vector<AllAnswers> all;
    for (std::size_t first = 0; first < answer_count; ++first) {
        for (std::size_t step = 0; step < answer_count; ++step) {
            AllAnswers answers;
            for (std::size_t i = 0; i < assessment().questions.size(); ++i) {
                answers.push_back((first + i * step) % answer_count);
            }
            all.push_back(answers);
        }
    }
    return all;
}

} // namespace

SCENARIO("today is compared with the rung above it and with the top, each once") {
    const auto compared = [](std::size_t answer) {
        return names_of(policies_of(assessment(), seven_rungs(), AllAnswers(6, answer)));
    };
    CHECK(compared(2) == "today consulting\none-rung-up engaging\nco-production co-production\n");
    CHECK(compared(3) == "today co-design\nco-production co-production\n");
    CHECK(compared(4) == "today co-production\nco-production co-production\n");
}

SCENARIO("a draft is a scenario without a problem that does what the answers say, whatever they "
         "are") {
    for (const AllAnswers& answers : some_answers()) {
        const LoadedScenario draft = loaded(answers);
        const auto meant = policies_of(assessment(), seven_rungs(), answers);
        CHECK(draft.warnings.empty());
        CHECK(draft.scenario.title == "My \"place\": 20 % of it");
        CHECK(draft.scenario.policies[draft.scenario.baseline].name == "today");
        REQUIRE(draft.scenario.policies.size() == meant.size());
        for (std::size_t policy = 0; policy < meant.size(); ++policy) {
            INFO(meant[policy].name);
            CHECK(draft.scenario.policies[policy].name == meant[policy].name);
            CHECK(draft.scenario.policies[policy].stages.front().rung == meant[policy].rung->name);
            CHECK(does(draft.scenario.policies[policy], meant[policy].practice));
        }
    }
}

SCENARIO("climbing takes nothing away from what a service does already") {
    const auto meant = policies_of(assessment(), seven_rungs(), {0, 1, 2, 4, 1, 2});
    REQUIRE(meant.size() == 3);
    CHECK(meant[1].practice.practice.peer_support == 0.5);
    CHECK(meant[1].practice.bank.broker_hours == 20);
}

SCENARIO("a draft without a base shows the place that a scenario has if it says nothing") {
    const Scenario draft = loaded(AllAnswers(6, 1)).scenario;
    const PopulationPlan usual;
    CHECK(draft.population.citizens == usual.citizens);
    CHECK(draft.population.neighbourhoods == usual.neighbourhoods);
    CHECK(draft.population.deprivation_mean == usual.deprivation_mean);
    CHECK(draft.horizon_weeks == 260);
    CHECK(draft.burn_in.stages.front().rung == "informing");
}

SCENARIO("a draft's service is called as its owner calls it, where that can be a name") {
    const auto name = [](const std::string& title) {
        return DraftService{title, "policing", {}}.name();
    };
    CHECK(name("Home care in my town") == "home-care-in-my-town");
    CHECK(name("  The People's Patrol, 2nd (new) ") == "the-peoples-patrol-2nd-new");
    for (const std::string title : {"", "2nd patrol", "P\xC3\xA1trol", "No", "...", "~"}) {
        INFO(title);
        CHECK(name(title) == "policing");
    }
    CHECK(name(std::string(41, 'a')) == "policing");
    CHECK(DraftService{}.name() == "home-care");
}

SCENARIO("a draft has the technology and the posts that its owner said") {
    Draft draft = draft_of(AllAnswers(6, 1));
    draft.service = {"Night patrol", "policing", 2.5};
    const LoadedScenario patrol = scenario_from_text("my-place.yaml", text_of(draft), {});
    const ServicePlan& service = patrol.scenario.services.front();
    CHECK(patrol.warnings.empty());
    CHECK(service.name == "night-patrol");
    CHECK(service.technology_name == "policing");
    CHECK(service.professionals_per_1000 == 2.5);
    CHECK_FALSE(patrol.scenario.starting_load); // it would scale the posts away
    CHECK(loaded(AllAnswers(6, 1)).scenario.starting_load);
    CHECK(why_no_technology("policing") == std::nullopt);
    CHECK(why_no_technology("polcing") ==
          "polcing is no technology of a service; did you mean policing?");
}

SCENARIO("what was not said about a service is said to be assumed") {
    CHECK(assumed({"", {}, {}}) ==
          "technology long-term-care (Care at home over years) and 4 professionals per 1000 "
          "citizens, scaled in burn-in until their load is 1");
    CHECK(assumed({"", "policing", {}}).starts_with("4 professionals"));
    CHECK(assumed({"", {}, 3.0}) == "technology long-term-care (Care at home over years)");
    CHECK(assumed({"", "policing", 3.0}).empty());
}

SCENARIO("a draft is judged by what it says to look at") {
    const std::string text = text_of(draft_of(AllAnswers(6, 1)));
    CHECK(text.find("look_at: \"Need met, trust and wellbeing of clients, from policy to policy; "
                    "what the agency pays, and what all pay.\"") != std::string::npos);
    CHECK(loaded(AllAnswers(6, 1)).scenario.primary ==
          std::vector<std::string>{
              "need_met", "trust_clients", "wellbeing_clients", "agency_cost", "social_cost"});
}

SCENARIO("a draft climbs the ladder of its base") {
    Draft draft = draft_of(AllAnswers(6, 3));
    draft.base = DraftBase{"place.yaml", {"ask", "share"}};
    const Ladder& arnstein = built_in_ladder("arnstein");
    const std::string text = text_of(draft, arnstein);
    CHECK(names_of(policies_of(assessment(), arnstein, draft.answers)) ==
          "today partnership\none-rung-up delegated-power\ncitizen-control citizen-control\n");
    CHECK(text.find("extends: \"place.yaml\"") != std::string::npos);
    CHECK(text.find("  ask: ~ ") != std::string::npos);
    CHECK(text.find("population:") == std::string::npos);
    CHECK(text.find("services:") == std::string::npos);
    CHECK(text.find("primary:") == std::string::npos);
    CHECK(text.find("look_at: \"What place.yaml is compared by") != std::string::npos);
}

SCENARIO("a draft is commented, and its comments keep to the page") {
    std::istringstream lines{text_of(draft_of({0, 1, 2, 3, 4, 0}))};
    std::size_t comments = 0;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t first = line.find_first_not_of(' ');
        if (first != std::string::npos && line[first] == '#') {
            ++comments;
            INFO(line);
            CHECK(columns_of(line) <= text_columns);
        }
    }
    CHECK(comments > 12); // six answers at least, and what each policy is
}

} // namespace dowith
