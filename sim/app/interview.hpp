// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/self_assessment.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Gives what somebody typed on one line, or nothing where there is nobody any more.
using ReadLine = std::function<std::optional<std::string>()>;

/// Shows a text to whoever is asked.
using Show = std::function<void(const std::string&)>;

/// One answer a question, some perhaps not given yet.
using Answers = std::vector<std::optional<std::size_t>>;

/// Asks for each answer that is missing, again where what comes back is none. Throws UsageError
/// when the answers end before the questions do. `asked_after` questions are counted and not asked.
[[nodiscard]] std::vector<std::size_t> ask_for_missing(const SelfAssessment& assessment,
                                                       const Answers& given,
                                                       const Show& show,
                                                       const ReadLine& read_line,
                                                       std::size_t asked_after = 0);

/// The answers where none is missing. Throws UsageError naming the options that would give them.
[[nodiscard]] std::vector<std::size_t> refuse_missing(const SelfAssessment& assessment,
                                                      const Answers& given);

} // namespace dowith
