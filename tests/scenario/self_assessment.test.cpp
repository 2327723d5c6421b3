// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/self_assessment.hpp"

#include "sim/scenario/gallery.hpp"
#include "sim/scenario/read_self_assessment.hpp"
#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <cmath>

using namespace dowith;

namespace {

using Answers = std::vector<std::size_t>;

const SelfAssessment& assessment() { return built_in_self_assessment(); }

const Ladder& ladder() { return built_in_ladder("tlap"); }

const Rung& rung_of(const Answers& answers) {
    return nearest_rung(ladder(), assessed(assessment(), answers));
}

Answers throughout(std::size_t answer) { return Answers(assessment().questions.size(), answer); }

/// All that is wrong with the questions that ship once `before` is written as `after`.
std::string refusal_with(const std::string& before, const std::string& after) {
    std::string text = gallery_text("self-assessment.yaml").value();
    text.replace(text.find(before), before.size(), after);
    const Document document = document_of(text);
    Problems problems;
    Reading reading{document, problems};
    static_cast<void>(reading.root().required("dowith").integer(1, 1));
    static_cast<void>(read_self_assessment(reading.root()));
    reading.finish();
    return problems.text();
}

/// Calls `see` with every way to answer all questions.
template <class See> void for_all_answers(See see) {
    Answers answers = throughout(0);
    for (std::size_t place = 0; place < answers.size();) {
        see(answers);
        for (place = 0; place < answers.size() && ++answers[place] == answer_count; ++place)
            answers[place] = 0;
    }
}

} // namespace

TEST_CASE("the self-assessment asks for the six characteristics, with five answers in words") {
    CHECK(assessment().question_names() ==
          std::vector<std::string_view>{
              "assets", "capabilities", "mutuality", "networks", "blurred-roles", "catalysts"});
    for (const Question& question : assessment().questions) {
        INFO(question.name);
        CHECK(question.asks.ends_with('?'));
        CHECK(question.answers.size() == answer_count);
        CHECK_FALSE(question.levers.empty());
    }
}

SCENARIO("a service that answers 0 throughout does things to people, one that answers 4 does all "
         "of it with them") {
    CHECK(rung_of(throughout(0)).group == "to");
    CHECK(rung_of(throughout(1)).name == "informing");
    CHECK(rung_of(throughout(2)).name == "consulting");
    CHECK(rung_of(throughout(3)).name == "co-design");
    CHECK(rung_of(throughout(4)).name == "co-production");
}

SCENARIO("4 throughout is the rung of co-production, lever by lever") {
    const Preset best = assessed(assessment(), throughout(4));
    for (const Lever& lever : all_levers()) {
        INFO(lever.name());
        CHECK(lever.value_in(best) == lever.value_in(*ladder().find("co-production")));
    }
}

SCENARIO("a higher answer never moves a lever back") {
    for (const Question& question : assessment().questions) {
        for (const AnsweredLever& answered : question.levers) {
            INFO(question.name << ' ' << answered.lever.name());
            CHECK(std::ranges::is_sorted(answered.values));
            CHECK(answered.values.front() < answered.values.back());
        }
    }
}

SCENARIO("a higher answer never lowers the nearest rung, whatever the other answers are") {
    std::size_t seen = 0;
    std::size_t lowered = 0;
    for_all_answers([&](const Answers& answers) {
        ++seen;
        const int number = rung_of(answers).number;
        for (std::size_t question = 0; question < answers.size(); ++question) {
            if (answers[question] + 1 == answer_count)
                continue;
            Answers higher = answers;
            ++higher[question];
            lowered += rung_of(higher).number < number ? 1U : 0U;
        }
    });
    CHECK(seen == 15625); // 5 to the 6th
    CHECK(lowered == 0);
}

SCENARIO("a rung is nearest to itself, on every ladder") {
    for (const Ladder& each : built_in_ladders()) {
        for (const Rung& rung : each.rungs) {
            CHECK(nearest_rung(each, rung).name == rung.name);
        }
    }
}

TEST_CASE("levers count by their plausible ranges") {
    Preset a = plain_preset("a", "");
    Preset b = a;
    b.practice.training = 30; // half of what is plausible
    b.practice.voice = a.practice.voice + 0.5;
    const std::vector<Lever> both = [] {
        std::vector<Lever> found;
        for (const Lever& lever : all_levers()) {
            if (lever.name() == "training" || lever.name() == "voice")
                found.push_back(lever);
        }
        return found;
    }();
    CHECK(distance(a, b, both) == Approx(std::sqrt(0.5)));
    CHECK(distance(a, a, both) == 0);
    CHECK(distance(a, b, {}) == 0);
}

SCENARIO("climbing a rung takes nothing away from who is ahead of it already") {
    Preset today = *ladder().find("consulting");
    today.practice.manager_support = 0.65;
    today.practice.conditionality = 0.1;
    today.practice.promised = 0.1;
    const Preset next = climbed(ladder(), *ladder().find("engaging"), today);
    CHECK(next.practice.manager_support == 0.65);
    CHECK(next.practice.conditionality == 0); // the ladder climbs by doing without it
    CHECK(next.practice.promised == 0.4);
    CHECK(next.practice.design_power == 0.2);
}

SCENARIO("questions with an answer too few, or a lever in two of them, are refused") {
    CHECK(refusal_with("      - \"No. What they say goes nowhere.\"\n", "")
              .find("questions.2.answers does not hold five answers; give one for each answer from "
                    "0 to 4") != std::string::npos);
    CHECK(refusal_with("[0.1, 0.2, 0.35, 0.7, 0.8]", "[0.1, 0.2, 0.35, 0.7]")
              .find("questions.2.levers.response_rate does not hold five numbers") !=
          std::string::npos);
    CHECK(refusal_with("[0.1, 0.2, 0.35, 0.7, 0.8]", "[0.1, 0.2, 0.35, 0.7, 80]")
              .find("questions.2.levers.response_rate.4 = 80 is outside [0, 1]") !=
          std::string::npos);
    CHECK(refusal_with("      reciprocity: ", "      voice: ")
              .find("questions.2.levers.voice is set by the question assets as well") !=
          std::string::npos);
    CHECK(refusal_with("      reciprocity: ", "      reciprocty: ")
              .find("did you mean reciprocity?") != std::string::npos);
    CHECK(
        refusal_with("name: mutuality", "name: assets").find("is the name of a question before") !=
        std::string::npos);
}
