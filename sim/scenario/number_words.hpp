// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dowith {

/// The words in which every reader says what is wrong with a value.

/// A value as it stands in a sentence: cut where it is too long for one, never within a character.
[[nodiscard]] std::string shortened(std::string text);

/// ` h/week`, or nothing for pure numbers.
[[nodiscard]] std::string with_unit(std::string_view unit);

/// `[0, 1]`
[[nodiscard]] std::string interval(Range range);

/// How `x` lies outside `range`; a bound that only says "no bound" is not shown.
[[nodiscard]] std::string outside(double x, Range range, std::string_view unit);

/// What to write instead where a percentage stands for a share, the commonest mistake with shares.
/// Nothing below 10: nobody can say whether 1.4 stands for 0.014, 0.14 or a number of another kind.
[[nodiscard]] std::optional<std::string>
share_hint(double x, Range possible, std::string_view unit);

} // namespace dowith
