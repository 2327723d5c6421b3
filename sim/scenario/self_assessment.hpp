// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/ladder.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// Answers go from 0, not at all, to 4, throughout.
inline constexpr std::size_t answer_count = 5;

/// Where each answer to a question puts a lever.
struct AnsweredLever {
    Lever lever;
    std::array<double, answer_count> values{};
};

/// One characteristic of co-production, asked for in plain words.
struct Question {
    std::string name;
    std::string asks;
    std::vector<std::string> answers; ///< in the words of who runs a service
    std::vector<AnsweredLever> levers;
};

/// Questions by which a service is described as it is (nef and NESTA 2010: six characteristics).
/// Data: scenarios/self-assessment.yaml.
struct SelfAssessment {
    std::string title;
    std::string source;
    std::vector<Question> questions;

    [[nodiscard]] std::vector<std::string_view> question_names() const;
};

[[nodiscard]] const SelfAssessment& built_in_self_assessment();

/// A service as its answers describe it, one answer a question and each below `answer_count`. A
/// lever that no question is about stands at its default.
[[nodiscard]] Preset assessed(const SelfAssessment& assessment,
                              std::span<const std::size_t> answers);

/// How far apart two presets are: the root of the sum, over the levers named, of the squared
/// difference as a share of the lever's plausible range. Form: Euclidean distance, ours.
[[nodiscard]] double distance(const Preset& a, const Preset& b, std::span<const Lever> levers);

/// The rung nearest to a preset over all levers that the ladder speaks of; of equally near ones the
/// lowest. The ladder has a rung at least.
[[nodiscard]] const Rung& nearest_rung(const Ladder& ladder, const Preset& preset);

/// A rung for who stands at `from`: its levers but for those that `from` has further along already,
/// in the direction in which the ladder climbs from its lowest to its highest rung. Climbing takes
/// nothing away.
[[nodiscard]] Preset climbed(const Ladder& ladder, const Rung& rung, const Preset& from);

} // namespace dowith
