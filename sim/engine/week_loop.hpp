// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/district.hpp"
#include "sim/engine/executor.hpp"
#include "sim/kernel/contract.hpp"

#include <cstddef>
#include <span>

namespace dowith {

/// What happens in a week, as the model tells it to the engine.
template <class R, class N>
concept WeeklyRules = requires(const R& rules,
                               N& home,
                               const std::vector<typename N::Notice>& board,
                               typename N::Notice& notice,
                               Week week) {
    rules.live(home, board, week); ///< the neighbourhood's whole week; may write only `home`
    rules.publish(home, notice);   ///< what others may read of it from next week on
};

/// Rules under which the whole district also settles something together at the end of a week.
template <class R, class N>
concept Convening = requires(const R& rules,
                             std::span<N> homes,
                             const std::vector<typename N::Notice>& board,
                             Week week) {
    rules.convene(homes, board, week); ///< may write all of them, but nothing that they publish
};

/// Rules that have something called convene, whether or not the week loop could call it.
template <class R>
concept SaysConvene = requires {
    &R::convene;
};

/// Publishes every neighbourhood's first notice, so that the first week has a board to read.
template <class N, WeeklyRules<N> Rules>
void open_board(District<N>& district, const Rules& rules) {
    district.board.resize(district.neighbourhoods.size());
    for (std::size_t i = 0; i < district.neighbourhoods.size(); ++i) {
        rules.publish(district.neighbourhoods[i], district.board[i]);
    }
    district.next_board = district.board;
}

// clang-format off
/// Runs the weeks from district.week up to (not including) `end`. For each week w:
///
///     live(i, w)      reads board(w-1), writes neighbourhood i    all i at once, one task each
///     publish(i, w)   reads neighbourhood i, writes board(w)[i]   in the same task, still in cache
///     board(w) takes the place of board(w-1)                      one swap, when all have ended
///     convene(w)      reads board(w), writes any neighbourhood    one thread, if the rules have it
///     observe(w)      reads the district                          one thread, may change nothing
///
/// live(i, w) and live(j, w) share nothing that either writes, so there is no lock and no order
/// between them to matter; live(i, w+1) begins after every publish(j, w) has ended.
// clang-format on
template <class N, WeeklyRules<N> Rules, class Observer>
void run_weeks(
    District<N>& district, const Rules& rules, Executor& executor, Week end, Observer&& observe) {
    static_assert(Convening<Rules, N> || !SaysConvene<Rules>,
                  "convene takes the neighbourhoods, the board and the week, or is never called");
    EXPECTS(district.board.size() == district.neighbourhoods.size());
    while (district.week < end) {
        const auto whole_week = [&](std::size_t i) {
            rules.live(district.neighbourhoods[i], district.board, district.week);
            rules.publish(district.neighbourhoods[i], district.next_board[i]);
        };
        executor.for_each(district.neighbourhoods.size(), whole_week);
        district.board.swap(district.next_board);
        if constexpr (Convening<Rules, N>) {
            rules.convene(std::span<N>{district.neighbourhoods}, district.board, district.week);
        }
        observe(static_cast<const District<N>&>(district));
        ++district.week;
    }
}

} // namespace dowith
