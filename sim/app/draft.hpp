// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/draft_service.hpp"
#include "sim/scenario/self_assessment.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// What a draft takes over from a scenario that is there already.
struct DraftBase {
    std::string path;                  ///< as `extends` names it, from the draft's own folder
    std::vector<std::string> policies; ///< the base's own, which the draft does not compare
};

/// What a new scenario is written from.
struct Draft {
    std::string file; ///< as its owner names it, for the comments
    std::string title;
    std::optional<std::uint32_t> citizens; ///< nothing: as in the base, or as usual
    std::uint32_t neighbourhoods = 1;      ///< counts only with `citizens`, or without a base
    std::optional<DraftBase> base;         ///< nothing: a place is written out, with usual numbers
    DraftService service;                  ///< counts only without a base
    std::vector<std::size_t> answers;      ///< one a question
};

/// One policy of a draft.
struct DraftPolicy {
    std::string name;
    const Rung* rung;
    Preset practice; ///< what the policy comes to
};

/// The service as it is, on the rung that is nearest; the rung above it; and the top of the ladder.
/// The rung above is left out where it is the top. Climbing keeps what today has further along.
[[nodiscard]] std::vector<DraftPolicy> policies_of(const SelfAssessment& assessment,
                                                   const Ladder& ladder,
                                                   const std::vector<std::size_t>& answers);

/// A commented scenario that compares these policies, for who runs the service to read and change.
[[nodiscard]] std::string draft_text(const Draft& draft,
                                     const SelfAssessment& assessment,
                                     const std::vector<DraftPolicy>& policies);

} // namespace dowith
