// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"
#include "sim/model/indicators.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/spread.hpp"

#include <cstddef>
#include <string>

namespace dowith {

/// What can be said of a policy against the baseline in one outcome.
enum class Verdict {
    better,
    worse,
    higher, ///< of what is neither good nor bad
    lower,
    same,    ///< not one world differs
    unknown, ///< in no world is it known under both
    unclear  ///< the interval of the mean includes zero, or there is no interval
};

/// A policy against the baseline in one outcome, over so many worlds in which it is known under
/// both.
struct Contrast {
    Series series;
    std::string policy;
    std::string baseline;
    PairedDifference paired;
    std::size_t worlds = 0;
    std::size_t simulated = 0; ///< of so many worlds; 0 where the others are not spoken of
    bool is_joint = false;     ///< whether the interval holds with others, and at every look
};

/// A policy of a comparison in one of its outcomes.
[[nodiscard]] Contrast contrast_of(const Scenario& scenario,
                                   const Comparison& comparison,
                                   const Outcome& outcome,
                                   std::size_t policy);

[[nodiscard]] Verdict verdict_of(const Contrast& contrast);

/// A mark and a word: "▲ better". The mark tells good from bad, so what is neither has none.
[[nodiscard]] std::string verdict_text(Verdict verdict);

/// In how many worlds the policy is better, or higher where neither is good: "39 of 40".
[[nodiscard]] std::string share_text(const Contrast& contrast);

/// What the mean difference is and how well it is known, in one sentence.
[[nodiscard]] std::string difference_sentence(const Contrast& contrast);

/// The same for a table, shortly: "+0.081", "0.011" and a mark, ▲ for better and ▼ for worse; no
/// mark where the interval includes zero. Half the interval is empty where it is not known.
struct BriefContrast {
    std::string difference;
    std::string half_interval;
    std::string mark;
};

/// Decimals that this takes: no more than tell something, given the interval.
[[nodiscard]] int brief_decimals(const Contrast& contrast);

[[nodiscard]] BriefContrast brief(const Contrast& contrast, int decimals);

/// How much the difference varies from world to world: another thing than how well its mean is
/// known. Empty with fewer than two worlds, or where no world differs or is known.
[[nodiscard]] std::string spread_sentence(const Contrast& contrast);

/// How many worlds without pairing are worth one with it, in this outcome: "12", or "unknown".
[[nodiscard]] std::string saving_text(const Contrast& contrast);

/// Decimals with which a table shows the difference: those of its unit, and more where a clear
/// difference would otherwise look like none.
[[nodiscard]] int table_decimals(const Contrast& contrast);

} // namespace dowith
