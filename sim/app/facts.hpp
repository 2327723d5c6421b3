// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/draft_service.hpp"
#include "sim/app/interview.hpp"

#include <cstddef>

namespace dowith {

/// How many facts about a service nobody has given yet.
[[nodiscard]] std::size_t missing_facts(const DraftService& service);

/// Asks for the facts that are missing, after so many other questions, and again where what comes
/// back is none. An empty line, or the end of all lines, leaves a fact to what is usual.
[[nodiscard]] DraftService ask_for_facts(DraftService service,
                                         std::size_t asked_before,
                                         const Show& show,
                                         const ReadLine& read_line);

} // namespace dowith
