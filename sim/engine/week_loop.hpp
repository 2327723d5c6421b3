// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/border.hpp"
#include "sim/engine/district.hpp"
#include "sim/engine/executor.hpp"
#include "sim/kernel/contract.hpp"

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

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

/// Rules under which the whole district also settles something together at the end of some weeks.
template <class R, class N>
concept Convening = requires(const R& rules,
                             const N& home,
                             std::span<N> homes,
                             const std::vector<typename N::Notice>& board,
                             std::vector<double>& table,
                             std::span<const double> of_all,
                             Week week) {
    { rules.convenes(week) } -> std::convertible_to<bool>; ///< whether this is such a week
    rules.bring(home, board, week, table); ///< adds to the table what the others must know of it
    /// Settles it, given what all brought in the order of neighbourhoods, and the place of the
    /// first of `homes`; may write them, but nothing that they publish.
    rules.settle(homes, std::size_t{}, of_all, board, week);
};

/// Rules that have something called convenes, whether or not the week loop could call it.
template <class R>
concept SaysConvenes = requires {
    &R::convenes;
};

/// Somebody who looks at every neighbourhood by itself once it has lived its week.
template <class O, class N>
concept LooksAtEach = requires(O& observer, std::size_t row, const N& home, Week week) {
    observer.look(row, home, week); ///< several rows at once; may write only what belongs to `row`
    observer.see();                 ///< when all have been looked at, before the next week
};

/// Publishes every neighbourhood's first notice, so that the first week has a board to read.
template <class N, WeeklyRules<N> Rules>
void open_board(District<N>& district, const Rules& rules, Border<typename N::Notice>& border) {
    district.board.resize(district.places());
    for (std::size_t row = 0; row < district.neighbourhoods.size(); ++row) {
        rules.publish(district.neighbourhoods[row], district.board[district.first + row]);
    }
    border.exchange(district.board);
    district.next_board = district.board;
}

/// The same for a district that lives here as a whole.
template <class N, WeeklyRules<N> Rules>
void open_board(District<N>& district, const Rules& rules) {
    NoBorder<typename N::Notice> none;
    open_board(district, rules, none);
}

/// What the district settles together at the end of a week.
template <class N, class Rules>
void convene(District<N>& district, const Rules& rules, Border<typename N::Notice>& border) {
    std::vector<double> table; // a few weeks a year, so what this allocates is nobody's week
    for (const N& home : district.neighbourhoods) {
        rules.bring(home, district.board, district.week, table);
    }
    const std::vector<double> of_all = border.gather(std::move(table));
    rules.settle(std::span<N>{district.neighbourhoods},
                 district.first,
                 of_all,
                 district.board,
                 district.week);
}

// clang-format off
/// Runs the weeks from district.week up to (not including) `end`. For each week w:
///
///     live(i, w)      reads board(w-1), writes neighbourhood i    all i at once, one task each
///     publish(i, w)   reads neighbourhood i, writes board(w)[i]   in the same task, still in cache
///     look(i, w)      reads neighbourhood i                       in the same task, still in cache
///     exchange(w)     fills board(w) with notices from elsewhere  one thread
///     board(w) takes the place of board(w-1)                      one swap, when all have ended
///     convene(w)      reads board(w), writes any neighbourhood    one thread, in some weeks
///     see(w)          reads the district                          one thread, may change nothing
///
/// live(i, w) and live(j, w) share nothing that either writes, so there is no lock and no order
/// between them to matter; live(i, w+1) begins after every publish(j, w) has ended. In weeks in
/// which the district convenes, look(i, w) waits until it has: what is seen of a week is its end.
///
/// The observer looks at each neighbourhood, or is a function that is shown the district.
// clang-format on
template <class N, WeeklyRules<N> Rules, class Observer>
void run_weeks(District<N>& district,
               const Rules& rules,
               Executor& executor,
               Border<typename N::Notice>& border,
               Week end,
               Observer&& observer) {
    static_assert(Convening<Rules, N> || !SaysConvenes<Rules>,
                  "rules that convene say when, what each brings, and how it is settled");
    constexpr bool looks_at_each = LooksAtEach<std::remove_reference_t<Observer>, N>;
    EXPECTS(district.board.size() == district.places());
    const std::size_t homes = district.neighbourhoods.size();
    const auto look = [&](std::size_t row) {
        if constexpr (looks_at_each) {
            observer.look(row, district.neighbourhoods[row], district.week);
        }
    };
    bool convenes = false;
    const Executor::Task live = [&](std::size_t row) { // made once, since it takes memory
        N& home = district.neighbourhoods[row];
        rules.live(home, district.board, district.week);
        rules.publish(home, district.next_board[district.first + row]);
        if (!convenes) {
            look(row);
        }
    };
    while (district.week < end) {
        if constexpr (Convening<Rules, N>) {
            convenes = rules.convenes(district.week);
        }
        executor.for_each(homes, live);
        border.exchange(district.next_board);
        district.board.swap(district.next_board);
        if constexpr (Convening<Rules, N>) {
            if (convenes) {
                convene(district, rules, border);
                executor.for_each(looks_at_each ? homes : 0, look);
            }
        }
        if constexpr (looks_at_each) {
            observer.see();
        } else {
            observer(static_cast<const District<N>&>(district));
        }
        ++district.week;
    }
}

/// The same for a district that lives here as a whole.
template <class N, WeeklyRules<N> Rules, class Observer>
void run_weeks(
    District<N>& district, const Rules& rules, Executor& executor, Week end, Observer&& observer) {
    NoBorder<typename N::Notice> none;
    run_weeks(district, rules, executor, none, end, std::forward<Observer>(observer));
}

} // namespace dowith
