// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/terminal.hpp"
#include "sim/validation/judgement.hpp"

#include <string>
#include <vector>

namespace dowith {

/// A claim that was measured, or that could not be.
struct ScorecardEntry {
    Judgement judgement;
    double seconds = 0;  ///< that measuring took, the worlds that it was first to need included
    std::string trouble; ///< why it could not be measured; empty if it was
};

/// What all measured claims came to.
struct Scorecard {
    Effort effort = Effort::quick;
    std::vector<ScorecardEntry> entries;

    [[nodiscard]] std::size_t met() const;
    [[nodiscard]] std::size_t missed() const; ///< measured, and not met
    [[nodiscard]] std::size_t troubled() const;

    /// Over all values, to tell whether two runs came to the same.
    [[nodiscard]] std::uint64_t digest() const;
};

/// For a terminal: what is met in a line a claim, what is not with all its numbers.
[[nodiscard]] std::string scorecard_text(const Scorecard& card, Style style);

/// A document, the same from the same program whenever it is made.
///     command: the line that makes it again
[[nodiscard]] std::string scorecard_markdown(const Scorecard& card, const std::string& command);

/// A list of objects, one a claim, as `dowith describe formats` tells.
[[nodiscard]] std::string scorecard_json(const Scorecard& card);

/// "0.25 to 0.5", "at least 2".
[[nodiscard]] std::string band_text(const Band& band);

} // namespace dowith
