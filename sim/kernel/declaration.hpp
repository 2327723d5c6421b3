// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <span>
#include <string_view>

namespace dowith {

/// A closed interval of numbers.
struct Range {
    double low;
    double high;

    /// Written so that NaN is in no range.
    [[nodiscard]] constexpr bool contains(double x) const { return x >= low && x <= high; }
};

inline constexpr Range any_share{0.0, 1.0};
inline constexpr Range not_negative{0.0, 1e12};
inline constexpr Range positive{1e-9, 1e12};
inline constexpr Range any_number{-1e12, 1e12};

/// Everything that is known about one number that a user may set: a parameter of a mechanism, a
/// lever of practice, a property of a technology. Declared once, beside the mechanism that reads
/// it; from here come YAML reading and checking, `--set`, priors, the JSON Schema and the
/// reference.
struct Declaration {
    std::string_view name; ///< snake_case, unique within its group
    double fallback;       ///< the value where a scenario says nothing
    Range plausible;       ///< what the sources allow; the support of the prior; outside: a warning
    Range possible;        ///< what makes sense at all; outside: an error
    std::string_view unit; ///< as in files: "1/year", "h/week", "1" for shares and pure numbers
    std::string_view meaning; ///< one sentence, lower case, no full stop
    std::string_view source;  ///< author year and section, or "assumption: why this value"
    /// Where the number stands for a word: the words, for 0, 1, 2…
    std::span<const std::string_view> words = {};
};

/// A declaration together with the member that holds its value.
template <class Owner> struct Declared {
    double Owner::*member;
    Declaration declaration;
};

} // namespace dowith
