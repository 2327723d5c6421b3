// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/digest.hpp"
#include "sim/kernel/units.hpp"

#include <concepts>
#include <vector>

namespace dowith {

/// What the engine asks of a neighbourhood: a value that can be copied (a fork is a copy), that
/// says what others may read of it, and that can be fingerprinted whole.
template <class N>
concept Neighbourly = std::copyable<N> && requires(const N& home, Digest& digest) {
    typename N::Notice;
    home.add_to(digest);
};

/// Neighbourhoods that live their weeks side by side. Each owns its state alone; what others may
/// read of it is the notice that it published at the end of last week. A district is a value:
/// copying it forks the run.
///
/// Where a district is shared out among processes, each holds a run of its neighbourhoods, and the
/// notices of those elsewhere that its own read.
template <Neighbourly Neighbourhood> struct District {
    using Notice = typename Neighbourhood::Notice;

    std::vector<Neighbourhood> neighbourhoods; ///< those that live here, in order
    std::size_t first = 0;                     ///< place of the first of them in the district
    std::size_t elsewhere = 0;                 ///< how many live in other processes
    std::vector<Notice> board;                 ///< last week's notices, one a place; read by all
    std::vector<Notice> next_board;            ///< this week's, being written; read by nobody
    Week week{0};                              ///< the week about to be lived

    /// How many neighbourhoods the whole district has.
    [[nodiscard]] std::size_t places() const { return neighbourhoods.size() + elsewhere; }

    /// The fingerprint of everything here that decides the future of the run. The board follows
    /// from the neighbourhoods, since notices are published from them alone.
    [[nodiscard]] Digest digest() const {
        std::vector<std::uint64_t> of_homes;
        for (std::size_t row = 0; row < neighbourhoods.size(); ++row) {
            of_homes.push_back(digest_of(row));
        }
        return digest_of(of_homes);
    }

    /// The fingerprint of one neighbourhood, and of a whole district of which these are the
    /// neighbourhoods' in order: where they live, and who takes them, makes no difference.
    [[nodiscard]] std::uint64_t digest_of(std::size_t row) const {
        Digest home;
        neighbourhoods[row].add_to(home);
        return home.value();
    }

    [[nodiscard]] Digest digest_of(const std::vector<std::uint64_t>& of_homes) const {
        Digest whole;
        whole.add(static_cast<std::uint64_t>(week.value));
        for (const std::uint64_t home : of_homes) {
            whole.add(home);
        }
        return whole;
    }
};

} // namespace dowith
