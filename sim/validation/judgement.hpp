// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/validation/bench.hpp"
#include "sim/validation/claim.hpp"

#include <cstddef>
#include <vector>

namespace dowith {

/// What a part of a claim came to.
struct Finding {
    const Part* part;
    Band band;
    double value;
    double low; ///< interval of the value; what it is, the estimator says
    double high;
    std::size_t worlds;
    bool met;
};

/// What a claim came to. It is met if all its parts are.
struct Judgement {
    const Claim* claim;
    std::vector<Finding> findings; ///< one a part

    [[nodiscard]] bool met() const;

    /// The finding that a summary shows: the first that is not met, or else the first.
    [[nodiscard]] const Finding& headline() const;
};

/// What a sample says about a part. A value that is no number meets nothing.
[[nodiscard]] Finding finding_of(const Part& part, const Sample& sample);

/// Measures all parts of a claim.
[[nodiscard]] Judgement judge(const Claim& claim, Bench& bench);

} // namespace dowith
