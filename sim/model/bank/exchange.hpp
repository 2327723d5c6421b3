// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// This week's requests, gathered and then taken in one drawn order, each a round: is it voiced,
/// can the asker pay, who serves, is it logged, what comes of it.
///
/// Requests number Poisson for each member, independently, and stand in random order. So, given how
/// many there are, each is an independent draw of who asks: the rounds of the scrip chain, whose
/// stationary law is known (Kash, Friedman and Halpern 2007; tests/model/exact).
void trade(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
