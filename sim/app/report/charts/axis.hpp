// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// Whether a number can be shown: NaN, infinite ones and those beyond all measure cannot, and are
/// gaps.
[[nodiscard]] bool is_known(double number);

/// A scale along one side of a picture: a range of numbers onto a range of units.
struct Axis {
    double from = 0; ///< the number at `start`
    double to = 1;   ///< the number at `end`
    double start = 0;
    double end = 1;
    std::vector<double> ticks; ///< round numbers within the range, ascending

    [[nodiscard]] double at(double number) const {
        return start + (number - from) / (to - from) * (end - start);
    }
};

/// An axis that has all these numbers on it and ends in round ones, with about so many ticks.
/// Numbers that are not known are passed over; where none is left it goes from 0 to 1.
[[nodiscard]] Axis
axis_over(const std::vector<double>& numbers, double start, double end, std::size_t ticks);

/// An axis from week 0 to this one, which has ticks at weeks, months, quarters or years, as many as
/// have room.
[[nodiscard]] Axis axis_of_weeks(double last, double start, double end);

/// Numbers as ticks show them: all with as many decimals as the finest of them takes, with commas
/// between thousands; those too large or too small for that as "2 × 10⁻⁷".
[[nodiscard]] std::vector<std::string> tick_labels(const Axis& axis);

/// A number of a picture by itself, told in the same way with so many decimals; a dash for what is
/// not known.
[[nodiscard]] std::string number_text(double number, int decimals);

} // namespace dowith
