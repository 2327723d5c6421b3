// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/self_assessment.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_self_assessment.hpp"

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

SelfAssessment read_built_in() {
    const std::string name = "self-assessment.yaml";
    Problems problems;
    const Document document = document_from_text(name, gallery_text(name).value_or(""), problems);
    Reading reading{document, problems};
    check_format(reading.root());
    SelfAssessment assessment = read_self_assessment(reading.root());
    reading.finish();
    refuse_errors(problems); // reaches only who has just edited that file
    return assessment;
}

} // namespace

std::vector<std::string_view> SelfAssessment::question_names() const {
    std::vector<std::string_view> names;
    for (const Question& question : questions)
        names.emplace_back(question.name);
    return names;
}

const SelfAssessment& built_in_self_assessment() {
    static const SelfAssessment assessment = read_built_in();
    return assessment;
}

Preset assessed(const SelfAssessment& assessment, std::span<const std::size_t> answers) {
    EXPECTS(answers.size() == assessment.questions.size());
    Preset service = plain_preset("today", "");
    for (std::size_t i = 0; i < answers.size(); ++i) {
        EXPECTS(answers[i] < answer_count);
        for (const auto& [lever, values] : assessment.questions[i].levers) {
            lever.set(service, values[answers[i]]);
            service.sets.push_back(lever.name());
        }
    }
    return service;
}

double distance(const Preset& a, const Preset& b, std::span<const Lever> levers) {
    double sum = 0.0;
    for (const Lever& lever : levers) {
        const Range plausible = lever.declaration().plausible;
        const double apart =
            (lever.value_in(a) - lever.value_in(b)) / (plausible.high - plausible.low);
        sum += apart * apart;
    }
    return std::sqrt(sum);
}

const Rung& nearest_rung(const Ladder& ladder, const Preset& preset) {
    EXPECTS(!ladder.rungs.empty());
    const std::vector<Lever> spoken = spoken_levers(ladder.rungs);
    return *std::ranges::min_element(
        ladder.rungs, {}, [&](const Rung& rung) { return distance(rung, preset, spoken); });
}

Preset climbed(const Ladder& ladder, const Rung& rung, const Preset& from) {
    EXPECTS(!ladder.rungs.empty());
    Preset next = rung;
    for (const Lever& lever : spoken_levers(ladder.rungs)) {
        const double climbs =
            lever.value_in(ladder.rungs.back()) - lever.value_in(ladder.rungs.front());
        const double ahead = lever.value_in(from) - lever.value_in(rung);
        if (climbs * ahead > 0.0)
            lever.set(next, lever.value_in(from));
    }
    return next;
}

} // namespace dowith
