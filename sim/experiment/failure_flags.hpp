// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// One sign of a failure: what is looked at, and from where on it counts.
struct FailureSign {
    enum class Of {
        nothing,     ///< no sign; always there
        rise,        ///< the 95 % interval of the difference from the baseline is above `value`
        fall,        ///< below minus `value`
        level_above, ///< the mean over worlds is above `value`
        level_below
    };

    Of of = Of::nothing;
    std::string_view series{};
    double value = 0;
};

/// A way in which a policy can fail that its own numbers show. It is flagged where all its signs
/// are there: a flag asks to look, it does not judge.
struct FailureFlag {
    std::string_view name;     ///< as in `--json`
    std::string_view failure;  ///< of the scorecard
    std::string_view sentence; ///< what it says about a policy, beginning small, without a stop
    std::array<FailureSign, 3> signs;
    /// A sign that no series shows, in words and as a rule; nothing where there is none.
    std::string_view also_says{};
    bool (*also)(const Scenario& scenario,
                 const Comparison& comparison,
                 std::size_t policy) = nullptr;
};

/// All of them, in order of the scorecard.
[[nodiscard]] std::span<const FailureFlag> failure_flags();

/// The signs in words: "answered < 0.3; contacts > 300".
[[nodiscard]] std::string rule_text(const FailureFlag& flag);

/// Those that a policy's worlds show. The baseline shows no rise and no fall. With fewer than two
/// worlds there are no intervals, and only levels count.
[[nodiscard]] std::vector<const FailureFlag*>
flagged(const Scenario& scenario, const Comparison& comparison, std::size_t policy);

/// Those that the means show and the intervals leave open: with few worlds no flag is no all-clear.
[[nodiscard]] std::vector<const FailureFlag*>
undecided(const Scenario& scenario, const Comparison& comparison, std::size_t policy);

} // namespace dowith
