// SPDX-License-Identifier: Apache-2.0
#include "sim/app/interview.hpp"

#include "sim/app/command_line.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

namespace dowith {
namespace {

constexpr std::size_t highest = answer_count - 1;

/// The answer that a line gives, if it is one digit that stands for one.
std::optional<std::size_t> answer_in(const std::string& line) {
    const std::size_t first = line.find_first_not_of(" \t\r");
    const std::size_t last = line.find_last_not_of(" \t\r");
    if (first == std::string::npos || first != last || line[first] < '0') {
        return {};
    }
    const auto answer = static_cast<std::size_t>(line[first] - '0');
    return answer <= highest ? std::optional{answer} : std::nullopt;
}

std::string question_text(const Question& question, std::size_t number, std::size_t of) {
    std::string text = "\n" + wrapped(question.asks, fmt::format("{} of {}  ", number, of), 8);
    for (std::size_t answer = 0; answer < question.answers.size(); ++answer) {
        text += wrapped(question.answers[answer], fmt::format("  {}  ", answer), 5);
    }
    return text;
}

std::size_t ask(const Question& question, const Show& show, const ReadLine& read_line) {
    while (true) {
        show(fmt::format("Answer, 0 to {}: ", highest));
        const std::optional<std::string> line = read_line();
        if (!line) {
            throw UsageError{question.name + " was not answered; nothing was written"};
        }
        if (const auto answer = answer_in(*line)) {
            return *answer;
        }
        show(fmt::format("Please type one digit from 0 to {}.\n", highest));
    }
}

} // namespace

std::vector<std::size_t> ask_for_missing(const SelfAssessment& assessment,
                                         const Answers& given,
                                         const Show& show,
                                         const ReadLine& read_line,
                                         std::size_t asked_after) {
    std::vector<std::size_t> answers;
    const std::size_t count = assessment.questions.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (given[i]) {
            answers.push_back(*given[i]);
            continue;
        }
        const Question& question = assessment.questions[i];
        show(question_text(question, i + 1, count + asked_after));
        answers.push_back(ask(question, show, read_line));
    }
    return answers;
}

std::vector<std::size_t> refuse_missing(const SelfAssessment& assessment, const Answers& given) {
    std::vector<std::string> missing;
    std::vector<std::size_t> answers;
    for (std::size_t i = 0; i < given.size(); ++i) {
        if (given[i]) {
            answers.push_back(*given[i]);
        } else {
            missing.push_back("--" + assessment.questions[i].name);
        }
    }
    if (!missing.empty()) {
        throw UsageError{fmt::format("{} missing, and there is no terminal to ask at; answer each "
                                     "with a number from 0 to {} (`dowith describe "
                                     "self-assessment` has the questions)",
                                     listed(missing) + (missing.size() == 1 ? " is" : " are"),
                                     highest)};
    }
    return answers;
}

} // namespace dowith
