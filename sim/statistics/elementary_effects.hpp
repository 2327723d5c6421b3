// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/statistics/bootstrap.hpp"
#include "sim/statistics/unit_design.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dowith {

/// What moving one factor over its whole range would do to an outcome, as seen from many places.
struct ElementaryEffect {
    double mean = 0;          ///< μ: effects of either sign cancel
    double mean_absolute = 0; ///< μ*: they do not; what factors are ranked by
    Bounds interval;          ///< of μ*, 95 %
    double sd = 0;            ///< σ: above nought where the effect depends on where one stands
};

/// Of each factor, from the outcome at every row of morris_rows(). A trajectory in which the
/// outcome is not known (NaN) somewhere is left out. `values`: one a row. All is NaN with fewer
/// than two trajectories left. Source: Morris 1991, Technometrics 33(2); μ*: Campolongo, Cariboni
/// and Saltelli 2007.
[[nodiscard]] std::vector<ElementaryEffect>
elementary_effects(const UnitRows& rows, std::span<const double> values, std::uint64_t seed);

} // namespace dowith
