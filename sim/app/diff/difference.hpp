// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/diff/result_contrast.hpp"
#include "sim/app/diff/scenario_contrast.hpp"
#include "sim/app/diff/side.hpp"
#include "sim/app/terminal.hpp"
#include "sim/experiment/trace/parting.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Two runs that were followed side by side, and what came of it.
struct FollowedRuns {
    std::string policy_a;
    std::string policy_b;
    std::uint32_t world = 0;
    Parting parting;
};

/// All that there is to say of two sides.
struct Difference {
    const Side& a;
    const Side& b;
    std::vector<ValueContrast> scenario;  ///< values that differ
    std::optional<ResultContrast> result; ///< where both sides are results
    std::vector<FollowedRuns> followed;   ///< the same all the way, but for the last one perhaps
    /// Where runs cannot be followed: which side it is whose engine is another.
    std::vector<const Side*> not_followed;
    /// Results whose last followed run ends otherwise in their file than this program lives it,
    /// though their engine is the same.
    std::vector<const Side*> not_reproduced;
    std::string why_not_read; ///< of a scenario in a file; empty where it can be read here

    /// Whether no run was found that differs. Scenarios may: a title moves nobody.
    [[nodiscard]] bool is_same() const;
};

/// As sentences and tables; all that differs with `details`, else the first of it.
[[nodiscard]] std::string difference_text(const Difference& difference, bool details, Style style);

/// As one JSON object.
[[nodiscard]] std::string difference_json(const Difference& difference);

/// The command by which whoever has the program that made a side writes its trace, of this run.
[[nodiscard]] std::string trace_command(const Side& side,
                                        const std::string& policy,
                                        std::uint32_t world,
                                        std::optional<std::int32_t> week,
                                        std::optional<std::uint32_t> neighbourhood);

} // namespace dowith
