// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace dowith {

/// The worth of every coalition of some players: the coalition with the number S holds player i
/// where bit i of S is set, so that 0 is nobody and the last one everybody. 2^players values, of
/// which any may be unknown (NaN).
using Worths = std::span<const double>;

/// How many players a game of so many coalitions has. `coalitions`: a power of two.
[[nodiscard]] std::size_t players_of(std::size_t coalitions);

/// What each player brings on average, over all orders in which players may come in one by one:
///     phi_i = sum over S without i of |S|! (n - |S| - 1)! / n! (v(S with i) - v(S))
/// They add up to what everybody is worth less what nobody is; players who bring the same are given
/// the same; who never brings anything is given nothing.
/// Source: Shapley 1953, Contributions to the Theory of Games II.
[[nodiscard]] std::vector<double> shapley_values(Worths worths);

/// What each player brings to nobody: v(i) - v(nobody).
[[nodiscard]] std::vector<double> brought_alone(Worths worths);

/// What each player brings to all others: v(everybody) - v(all but i).
[[nodiscard]] std::vector<double> brought_last(Worths worths);

/// How much more two players bring together than one by one, on average over what others do:
///     I_ij = sum over S without i, j of |S|! (n - |S| - 2)! / (n - 1)!
///            (v(S with both) - v(S with i) - v(S with j) + v(S))
/// Above nought they need one another, below they do for one another. Two different players.
/// Source: Grabisch and Roubens 1999, International Journal of Game Theory 28(4).
[[nodiscard]] double interaction(Worths worths, std::size_t i, std::size_t j);

} // namespace dowith
