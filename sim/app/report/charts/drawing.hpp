// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// Sizes in units of a picture, which is always so many wide.
inline constexpr double picture_width = 720.0;
inline constexpr double font_size = 15.0;
inline constexpr double text_drop = 5.0; ///< from the middle of a line of text to its foot

/// A number as SVG writes it: at most two decimals, and never a negative nought.
[[nodiscard]] std::string unit(double number);

/// The class by which style sheets know a policy's colour and dash; the baseline's is its own.
/// There are four colours; the fifth policy takes the first again, with another dash.
[[nodiscard]] std::string policy_class(std::size_t policy, std::size_t baseline);

[[nodiscard]] std::string text_at(double x,
                                  double y,
                                  const std::string& words,
                                  const std::string& anchor = "start",
                                  const std::string& classes = "");

[[nodiscard]] std::string
line_between(double x1, double y1, double x2, double y2, const std::string& classes);

[[nodiscard]] std::string
rectangle(double x, double y, double width, double height, const std::string& classes);

/// The mark of a mean with its interval, along x or along y: a thin line with caps and a point.
[[nodiscard]] std::string interval_along_x(
    double y, double low, double middle, double high, const std::string& classes, int shape);
[[nodiscard]] std::string
interval_along_y(double x, double low, double high, const std::string& classes);

/// A point of one of ten shapes, so that policies can be told apart without colour.
[[nodiscard]] std::string
point(double x, double y, double size, int shape, const std::string& classes);

/// The whole picture, so wide as figures are. `about`: attributes by which a script finds its way.
[[nodiscard]] std::string
svg(double height, const std::string& content, const std::string& about = "");

/// A picture to stand alone in a paper: in light colours, with its styles in it and without
/// variables, which many programs that draw do not know.
[[nodiscard]] std::string standing_alone(const std::string& svg);

} // namespace dowith
