// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace dowith {

/// What can be told of a scenario before it is simulated.
struct Outlook {
    double minutes = 0;        ///< of simulating, rough
    double megabytes = 0;      ///< of memory, rough
    unsigned threads = 1;      ///< that both suppose
    std::vector<double> loads; ///< hours owed over hours available in week 0, one a service
};

/// The load of each service as world 0 is drawn, before anything happens:
///     load = Σ hours_full × n_eff / Σ contract × (1 - absence) × direct × post share
/// over cases and posts. Where a starting load is given, burn-in will bring it about instead.
[[nodiscard]] std::vector<double> loads_as_drawn(const Scenario& scenario);

[[nodiscard]] Outlook outlook_of(const Scenario& scenario, unsigned threads);

} // namespace dowith
