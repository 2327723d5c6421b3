// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_self_assessment.hpp"

#include <algorithm>

namespace dowith {
namespace {

const std::string one_each =
    "give one for each answer from 0 to " + std::to_string(answer_count - 1);

std::vector<std::string> read_answers(const Field& list) {
    std::vector<std::string> answers;
    for (const Field& item : list.items())
        answers.push_back(item.text());
    if (list.is_list() && answers.size() != answer_count)
        list.error("does not hold five answers", one_each);
    answers.resize(answer_count);
    return answers;
}

AnsweredLever read_lever(const Field& list, const Lever& lever) {
    AnsweredLever answered{lever, {}};
    const std::vector<Field> items = list.items();
    if (list.is_list() && items.size() != answer_count)
        list.error("does not hold five numbers", one_each);
    for (std::size_t i = 0; i < std::min(items.size(), answer_count); ++i)
        answered.values[i] = items[i].number(lever.declaration());
    return answered;
}

Question read_question(const Field& map) {
    Question question;
    question.name = map.required("name").identifier();
    question.asks = map.required("asks").text();
    question.answers = read_answers(map.required("answers"));
    const Field levers = map.required("levers");
    for (const Lever& lever : all_levers()) {
        if (const Field list = levers[lever.name()]; list.exists())
            question.levers.push_back(read_lever(list, lever));
    }
    return question;
}

void refuse_repetitions(const Field& map, const Question& question, const SelfAssessment& before) {
    for (const Question& other : before.questions) {
        if (!question.name.empty() && question.name == other.name)
            map["name"].error("is the name of a question before", "give each a name of its own");
        for (const AnsweredLever& own : question.levers) {
            if (std::ranges::find(other.levers, own.lever, &AnsweredLever::lever) !=
                other.levers.end())
                map["levers"][own.lever.name()].error(
                    "is set by the question " + other.name + " as well", "let one question set it");
        }
    }
}

} // namespace

SelfAssessment read_self_assessment(const Field& map) {
    SelfAssessment assessment;
    assessment.title = map.required("title").text();
    assessment.source = map.required("source").text();
    const Field questions = map.required("questions");
    for (const Field& item : questions.items()) {
        Question question = read_question(item);
        refuse_repetitions(item, question, assessment);
        assessment.questions.push_back(std::move(question));
    }
    if (questions.is_list() && assessment.questions.empty())
        questions.error("holds no question", "ask at least one");
    return assessment;
}

} // namespace dowith
