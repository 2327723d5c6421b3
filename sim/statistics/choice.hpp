// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/statistics/proportion.hpp"
#include "sim/statistics/spread.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace dowith {

/// What each of several options comes to in each of several cases, more being better:
/// [option][case]. A case in which an option is not known (NaN) is left out of every count.
using Payoffs = std::vector<std::vector<double>>;

/// In what share of cases each option does best; options that are equally good share the case.
[[nodiscard]] std::vector<Proportion> shares_best(const Payoffs& payoffs);

/// Several objectives over the same options and cases: in what share of cases each option does
/// best, or as well as the best, in all of them at once. The shares need not add up to 1: there may
/// be cases in which nobody does.
[[nodiscard]] std::vector<Proportion> shares_best_in_all(std::span<const Payoffs> objectives);

/// In what share of cases no other option is at least as good in all objectives and better in one
/// (Pareto). Several options may be undominated in one case.
[[nodiscard]] std::vector<Proportion> shares_undominated(std::span<const Payoffs> objectives);

/// By how much an option falls short of the best one of the same case (Savage 1951).
struct Regret {
    Spread spread;
    double most = 0; ///< in the worst case; NaN where no case is known
};

[[nodiscard]] std::vector<Regret> regrets(const Payoffs& payoffs);

/// The options whose regret in their worst case is the least: more than one where these are equal,
/// none where nothing is known.
[[nodiscard]] std::vector<std::size_t> minimax_regret(std::span<const Regret> regrets);

} // namespace dowith
