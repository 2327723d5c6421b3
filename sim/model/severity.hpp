// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

/// The need of this week, n_eff = clip(n exp(w - s²/2), 0, 1): w the log of own variation and s its
/// standard deviation, so that the mean factor is one.
[[nodiscard]] float effective_severity(float severity, float variation, double variation_sd);

} // namespace dowith
