// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/statistics/choice.hpp"
#include "sim/statistics/proportion.hpp"
#include "sim/statistics/spread.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dowith {

/// In what share of cases an option lies in each quadrant of the plane of extra effect against
/// extra cost. A case on an axis counts half on either side.
struct Quadrants {
    Proportion better_dearer;
    Proportion better_cheaper; ///< there it dominates what it is set against
    Proportion worse_cheaper;
    Proportion worse_dearer; ///< there it is dominated
};

/// A quadrant by its name, as in files.
struct NamedQuadrant {
    std::string_view name;
    Proportion Quadrants::*share;
};

inline constexpr std::array named_quadrants{
    NamedQuadrant{"better_dearer", &Quadrants::better_dearer},
    NamedQuadrant{"better_cheaper", &Quadrants::better_cheaper},
    NamedQuadrant{"worse_cheaper", &Quadrants::worse_cheaper},
    NamedQuadrant{"worse_dearer", &Quadrants::worse_dearer},
};

/// A ratio of means, with its 95 % interval.
struct MeanRatio {
    double value = 0;
    double low = 0;
    double high = 0;
};

/// What can be said of an option's means in the plane, each told apart from nought by its 95 %
/// interval.
enum class PlaneVerdict {
    dominates, ///< better and cheaper
    dominated, ///< worse and dearer
    buys,      ///< better and dearer: the ratio is the price of a unit of effect
    saves,     ///< worse and cheaper: the ratio is what is saved for a unit of effect given up
    unclear    ///< one of the two cannot be told apart from nought
};

/// An option against another, over cases in which both are paired.
struct Plane {
    Spread cost; ///< extra
    Spread effect;
    Quadrants quadrants;
    PlaneVerdict verdict = PlaneVerdict::unclear;
    std::optional<MeanRatio> ratio; ///< extra cost per extra effect, where it means a price
};

/// `costs` and `effects`: extra, one a case, more effect being better. The interval of the ratio is
/// Fieller's, which takes into account that cost and effect vary together.
/// Source: Fieller 1954, Journal of the Royal Statistical Society B 16(2); Willan and O'Brien 1996,
/// Health Economics 5(4).
[[nodiscard]] Plane plane_of(std::span<const double> costs, std::span<const double> effects);

/// What options are worth where a unit of effect is worth so much.
struct Acceptability {
    double willingness = 0;       ///< to pay for a unit of effect
    std::vector<Proportion> best; ///< share of cases with the highest net benefit, by option
    std::vector<double> mean_net_benefit; ///< by option; NaN where no case is known
    /// The option with the highest mean net benefit: that which a risk-neutral payer takes, and not
    /// always that which is best most often (Fenwick, Claxton and Sculpher 2001).
    std::size_t highest_mean = 0;
};

/// For each willingness to pay L: net benefit L × effect - cost. [option][case] each.
[[nodiscard]] std::vector<Acceptability>
acceptability(const Payoffs& costs, const Payoffs& effects, std::span<const double> willingness);

} // namespace dowith
