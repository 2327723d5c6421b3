// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// What citizens see of the people whom they know: the share of them who are active, and their mean
/// self-efficacy, as published last week, here or across the border. A quarter of the citizens look
/// each week.
void ties(Neighbourhood& home, const WeekContext& now);

/// How connected the strengths of somebody's ties make them: 1 - e^(-Σ strength / 1.5).
/// Form and scale: assumption; close to linear for few ties, saturating for many.
[[nodiscard]] double connectedness_of(double strength_sum);

/// The strength sum at which someone is as connected as this; the inverse of the above.
[[nodiscard]] double strength_sum_for(double connectedness);

} // namespace dowith
