// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/mechanisms/need.hpp"

namespace dowith {

// Need alone, under constant quality and with the same risk for all, has a closed form.
//
// Every citizen goes round two states. Out of need they come into it with probability h a week. A
// case that opens at severity n0 is seen in the week it opens, and in each further week with the
// probability s = e^(-exit/52) that it did not end by itself, until the week K(n0) in which its
// severity first falls below the threshold: 1 + s + … + s^(K-1) = (1 - s^K)/(1 - s) weeks, D(n0).
// Whoever leaves need may come back in the same week, so weeks out of it number (1 - h)/h in the
// mean. By the renewal theorem, with E the mean of D over Kumaraswamy's n0,
//
//     prevalence = E / (E + (1 - h)/h) = h E / (1 - h + h E)
//
// which is exact for the model's weekly steps. K comes from the model's own weekly step of
// severity.

/// Mean weeks in need over severities at onset, E, at quality `q`.
[[nodiscard]] double mean_weeks_in_need(double q, const NeedParameters& p);

/// Share of citizens in need, where they come into it with probability `h` a week and stay for
/// `weeks` in the mean.
[[nodiscard]] double prevalence_of(double h, double weeks);

/// Years until severity has come down from n0 to n, in continuous time:
///     τ = ln[n0 (g + α n) / (n (g + α n0))] / g,   g = β - α,   α = worsen (1 - q), β = recover q
/// by partial fractions of dn / (n (-g - α n)).
[[nodiscard]] double years_down_to(double n, double n0, double q, const NeedParameters& p);

} // namespace dowith
