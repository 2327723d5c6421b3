// SPDX-License-Identifier: Apache-2.0
#include "sim/app/draft.hpp"

#include "sim/app/draft_text.hpp"
#include "sim/app/words.hpp"
#include "sim/scenario/node_map.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scenario_keys.hpp"
#include "sim/scenario/yaml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace dowith {
namespace {

std::string quoted(std::string_view key, const std::string& text) {
    return to_yaml(NodeMap{}.add_text(key, text).node());
}

/// What a draft is judged by: what its clients get of it, and who pays. Five at most fit a table.
constexpr std::array<std::string_view, 5> judged_by{
    "need_met", "trust_clients", "wellbeing_clients", "agency_cost", "social_cost"};

/// The same in words; a base has its own, which the draft takes over.
std::string look_at(const Draft& draft) {
    if (draft.base) {
        return "What " + draft.base->path + " is compared by, from policy to policy.";
    }
    return "Need met, trust and wellbeing of clients, from policy to policy; what the agency pays, "
           "and what all pay.";
}

std::string heading(const Draft& draft, const SelfAssessment& assessment) {
    std::vector<std::string> answers;
    for (std::size_t i = 0; i < draft.answers.size(); ++i) {
        answers.push_back(fmt::format("{} {}", assessment.questions[i].name, draft.answers[i]));
    }
    return draft_comment(
               "Written by `dowith new` from six answers about the service as it is. All of it "
               "is there to be changed: `dowith check` says what a change means, and all that "
               "is wrong with it.",
               0) +
           "#\n" +
           draft_comment("`dowith describe levers` lists what a policy can set, `dowith describe "
                         "ladder` the rungs.",
                         0) +
           fmt::format("dowith: {}\n", scenario_format_version) +
           (draft.base ? quoted("extends", draft.base->path) : "") + quoted("title", draft.title) +
           quoted("question", "What would change if people and professionals shared more of it?") +
           quoted("source", "Self-assessment: " + listed(answers)) +
           quoted("look_at", look_at(draft)) + "\n";
}

std::string population(std::uint32_t citizens, std::uint32_t neighbourhoods) {
    return "population:\n" +
           draft_line(fmt::format("  citizens: {}", citizens), "all who live there") +
           draft_line(fmt::format("  neighbourhoods: {}", neighbourhoods),
                      "people meet and help mostly within one");
}

/// The place with the numbers that stand where a scenario says nothing, so that they are seen.
std::string usual_place(const Draft& draft) {
    const auto citizens = static_cast<std::uint32_t>(citizens_key.fallback);
    return draft_line(fmt::format("seed: {}", seed_key.fallback), "another number, other luck") +
           draft_line(fmt::format("worlds: {}", worlds_key.fallback),
                      "more worlds, narrower intervals, longer waiting") +
           "weeks:\n" +
           draft_line(fmt::format("  burn_in: {}", burn_in_key.fallback),
                      "before the policies begin") +
           draft_line(fmt::format("  horizon: {}", horizon_key.fallback),
                      "five years of each policy") +
           "\n" +
           draft_comment("The place. These are the usual numbers: put your own in their stead.",
                         0) +
           population(draft.citizens.value_or(citizens), draft.neighbourhoods) +
           draft_line(fmt::format("  deprivation: {{mean: {}, spread: {}}}",
                                  deprivation_mean_key.fallback,
                                  deprivation_spread_key.fallback),
                      "of neighbourhoods, 0 none to 1") +
           "\n" + service_text(draft.service) + "\n";
}

std::string place(const Draft& draft) {
    if (!draft.base) {
        return usual_place(draft);
    }
    return draft.citizens ? population(*draft.citizens, draft.neighbourhoods) + "\n" : "";
}

/// A lever where it differs from what the rung has; for the time bank see bank_line.
std::string lever_line(const Lever& lever, const DraftPolicy& policy) {
    const double here = lever.value_in(policy.practice);
    const double usual = lever.value_in(*policy.rung);
    if (here == usual || lever.of_bank != nullptr) {
        return "";
    }
    return draft_line("    " + lever.name() + ": " + decimal_text(here),
                      "the rung has " + decimal_text(usual));
}

/// All levers of the time bank that differ, in one map, since a key may stand only once.
std::string bank_line(const DraftPolicy& policy) {
    std::string here;
    for (const Lever& lever : all_levers()) {
        const double value = lever.value_in(policy.practice);
        if (lever.of_bank != nullptr && value != lever.value_in(*policy.rung)) {
            here += (here.empty() ? "" : ", ") + std::string{lever.declaration().name} + ": " +
                    decimal_text(value);
        }
    }
    return here.empty() ? "" : "    time_bank: {" + here + "}\n";
}

std::string rung_words(const DraftPolicy& policy) {
    const Rung& rung = *policy.rung;
    return fmt::format("{}, rung {}: {}", rung.name, rung.number, rung.says);
}

bool asks_for(const Question& question, const Lever& lever) {
    return std::ranges::find(question.levers, lever, &AnsweredLever::lever) !=
           question.levers.end();
}

bool asks_for_bank(const Question& question) {
    return std::ranges::any_of(question.levers, [](const AnsweredLever& answered) {
        return answered.lever.of_bank != nullptr;
    });
}

std::string answer_lines(const Question& question, std::size_t answer, const DraftPolicy& today) {
    std::string lines = draft_comment(
        fmt::format("{}, {}: {}", question.name, answer, question.answers[answer]), 4);
    for (const AnsweredLever& answered : question.levers) {
        lines += lever_line(answered.lever, today);
    }
    return asks_for_bank(question) ? lines + bank_line(today) : lines;
}

/// The levers of no question, which the rung would move and nobody was asked about.
std::string unasked_lines(const DraftPolicy& today, const SelfAssessment& assessment) {
    const std::vector<Question>& questions = assessment.questions;
    std::string lines;
    for (const Lever& lever : all_levers()) {
        const auto asks = [&](const Question& each) { return asks_for(each, lever); };
        lines += std::ranges::any_of(questions, asks) ? "" : lever_line(lever, today);
    }
    lines += std::ranges::any_of(questions, asks_for_bank) ? "" : bank_line(today);
    return lines.empty() ? "" : draft_comment("Not asked for, and so as it usually is.", 4) + lines;
}

std::string
today_text(const DraftPolicy& today, const Draft& draft, const SelfAssessment& assessment) {
    std::string text = draft_comment("The service as it is. Nearest to " + rung_words(today), 2);
    text += "  " + today.name + ":\n    rung: " + today.rung->name + "\n";
    for (std::size_t i = 0; i < draft.answers.size(); ++i) {
        text += answer_lines(assessment.questions[i], draft.answers[i], today);
    }
    return text + unasked_lines(today, assessment);
}

std::string step_text(const DraftPolicy& policy, const std::string& start) {
    std::string text = "\n" + draft_comment(capitalised(rung_words(policy)), 2);
    text +=
        "  " + policy.name + ":\n" +
        draft_line("    from: " + start, "keeps what the ladder does not speak of, as a budget") +
        "    rung: " + policy.rung->name + "\n";
    std::string kept;
    for (const Lever& lever : all_levers()) {
        kept += lever_line(lever, policy);
    }
    kept += bank_line(policy);
    return text +
           (kept.empty() ? "" : draft_comment("Further along already today, and kept.", 4) + kept);
}

std::string more_to_try(const std::string& top) {
    return "\n" + draft_comment("More to try: take away the marks in front.", 2) +
           "  # with-less-money: {from: " + top + ", budget: 0.75}\n" +
           "  # without-support: {from: " + top + ", training: 0, manager_support: 0.3}\n";
}

std::string left_out(const Draft& draft) {
    std::string text;
    for (const std::string& policy :
         draft.base ? draft.base->policies : std::vector<std::string>{}) {
        text += draft_line("  " + policy + ": ~", "of " + draft.base->path + ", not compared here");
    }
    return text.empty() ? "" : "\n" + text;
}

} // namespace

std::vector<DraftPolicy> policies_of(const SelfAssessment& assessment,
                                     const Ladder& ladder,
                                     const std::vector<std::size_t>& answers) {
    const Preset today = assessed(assessment, answers);
    const Rung& nearest = nearest_rung(ladder, today);
    const Rung& top = ladder.rungs.back();
    std::vector<DraftPolicy> policies{{"today", &nearest, today}};
    const auto next = std::next(std::ranges::find(ladder.rungs, nearest.name, &Rung::name));
    if (next != ladder.rungs.end() && next->name != top.name) {
        policies.push_back({"one-rung-up", &*next, climbed(ladder, *next, today)});
    }
    policies.push_back({top.name, &top, climbed(ladder, top, today)});
    return policies;
}

std::string draft_text(const Draft& draft,
                       const SelfAssessment& assessment,
                       const std::vector<DraftPolicy>& policies) {
    const DraftPolicy& today = policies.front();
    std::string text = heading(draft, assessment) + place(draft);
    text += draft_line("burn_in_rung: " + today.rung->name,
                       "as it was until now, so that the place settles");
    text += "\npolicies:\n" + today_text(today, draft, assessment);
    for (std::size_t policy = 1; policy < policies.size(); ++policy) {
        text += step_text(policies[policy], today.name);
    }
    text +=
        more_to_try(policies.back().name) + left_out(draft) + "\ncompare:\n" +
        draft_line("  baseline: " + today.name, "what the others are set against, world by world");
    if (draft.base) {
        return text;
    }
    text += draft_comment("Or others: `dowith describe indicators`.", 2) +
            fmt::format("  primary: [{}]\n", fmt::join(judged_by, ", "));
    return text + "\n" +
           draft_comment(
               "Nobody knows the model's numbers exactly, so each world draws its own. `none` "
               "takes the same in every world.",
               0) +
           "uncertainty: default\n";
}

} // namespace dowith
