// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/trace/trace.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Where a trace comes from: one that tells what is wished, by living the run again or from a file,
/// or nothing where that cannot be had. Without wishes there always is one.
using TraceSource = std::function<std::optional<Trace>(const TraceWish&)>;

/// A number in which two states differ; nothing where there is no such row.
struct PartedCell {
    std::uint32_t row = 0;
    std::uint32_t part = 0;
    std::optional<double> a;
    std::optional<double> b;
};

/// A column in which two states differ in the neighbourhood in which they part.
struct PartedColumn {
    StateColumn column;
    std::size_t neighbourhoods = 0; ///< in how many of them it differs
    bool is_here = false;           ///< whether in the first of them
    std::size_t cells = 0;          ///< numbers in which it differs there; 0 where they are unknown
    std::optional<PartedCell> first; ///< of these
};

/// The first step of a week that leaves two runs in different states.
struct PartedStep {
    std::string name;
    std::uint32_t neighbourhood = 0;   ///< the first that differs
    std::size_t neighbourhoods = 0;    ///< how many do
    std::size_t of_neighbourhoods = 0; ///< that both have
    std::uint32_t citizens_before = 0; ///< in the neighbourhoods before it, of A
    std::vector<PartedColumn> columns; ///< those that differ anywhere, in order of declaration
    std::vector<std::string> only_a;   ///< steps before it that B has not
    std::vector<std::string> only_b;   ///< and that A has not
};

/// The first week at whose end two runs are in different states.
struct PartedWeek {
    std::int32_t week = 0;
    std::vector<std::string> columns; ///< that differ then
    std::optional<PartedStep> step;   ///< nothing where a side cannot tell
};

/// Two runs set side by side, as far as their traces can be compared: by the names of columns and
/// steps, in the weeks that both have.
struct Parting {
    std::int32_t first_week = 0; ///< of those that both have
    std::size_t weeks = 0;
    std::size_t columns = 0;         ///< that both have
    std::vector<std::string> only_a; ///< columns
    std::vector<std::string> only_b;
    std::optional<std::uint64_t> digest_a; ///< of the final states
    std::optional<std::uint64_t> digest_b;
    std::optional<PartedWeek> parted; ///< nothing: they never do
    bool a_is_vague = false;          ///< A could not tell more of that week
    bool b_is_vague = false;

    /// Whether both went the same way as far as can be told, and that is all the way.
    [[nodiscard]] bool is_same() const {
        return !parted && only_a.empty() && only_b.empty() && digest_a == digest_b;
    }
};

/// Finds where two runs part: the week by the digests of weeks, then its step and neighbourhood,
/// then its numbers, each looked at more closely than the one before. What comes after that is a
/// consequence. A difference that is gone by the end of its week is not seen.
[[nodiscard]] Parting find_parting(const TraceSource& a, const TraceSource& b);

} // namespace dowith
