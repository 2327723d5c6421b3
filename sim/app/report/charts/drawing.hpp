// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

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

/// An axis that has all these numbers on it (those that are not known aside) and ends in round
/// ones, with about so many ticks. Where there are none it goes from 0 to 1.
[[nodiscard]] Axis
axis_over(const std::vector<double>& numbers, double start, double end, std::size_t ticks);

/// Numbers as ticks show them: all with as many decimals as the finest of them takes.
[[nodiscard]] std::vector<std::string> tick_labels(const Axis& axis);

/// Where labels stand so that none covers another: in their order, at least `height` apart, as near
/// as may be to where they want to be, and not beyond `most`.
[[nodiscard]] std::vector<double>
pushed_apart(const std::vector<double>& wanted, double height, double most);

/// A number as SVG writes it: at most two decimals, and never a negative nought.
[[nodiscard]] std::string unit(double number);

/// The class by which style sheets know a policy's colour and dash; the baseline's is its own.
[[nodiscard]] std::string policy_class(std::size_t policy, std::size_t baseline);

[[nodiscard]] std::string text_at(double x,
                                  double y,
                                  const std::string& words,
                                  const std::string& anchor = "start",
                                  const std::string& classes = "");

[[nodiscard]] std::string
line_between(double x1, double y1, double x2, double y2, const std::string& classes);

/// The mark of a mean with its interval, along x or along y: a thin line with caps and a point.
[[nodiscard]] std::string interval_along_x(
    double y, double low, double middle, double high, const std::string& classes, int shape);
[[nodiscard]] std::string
interval_along_y(double x, double low, double high, const std::string& classes);

/// A point of one of five shapes, so that policies can be told apart without colour.
[[nodiscard]] std::string
point(double x, double y, double size, int shape, const std::string& classes);

inline constexpr double picture_width = 720.0;

/// Where lines end, so that the longest of these names has room behind their ends.
[[nodiscard]] double end_before_names(const std::vector<std::string>& names);

/// The whole picture, so wide as figures are. `about`: attributes by which a script finds its way.
[[nodiscard]] std::string
svg(double height, const std::string& content, const std::string& about = "");

/// The same to stand alone in a paper: in light colours, with its styles in it.
[[nodiscard]] std::string standing_alone(const std::string& svg);

} // namespace dowith
