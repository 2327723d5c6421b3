// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dowith {

/// One of several shares of a comparison's worlds, each for a process of its own, on this machine
/// or another. World w belongs to shard w mod `of` + 1: shards differ by one world at most, and a
/// comparison that is given more worlds leaves those it has in the shards where they were.
struct Shard {
    std::uint32_t number = 1; ///< from 1 to `of`, as schedulers count
    std::uint32_t of = 1;     ///< at least 1

    [[nodiscard]] bool is_all() const { return of == 1; }

    /// As it is typed: "3/8".
    [[nodiscard]] std::string text() const;

    friend bool operator==(const Shard&, const Shard&) = default;
};

/// The numbers of a shard's worlds among the first `worlds`, ascending; none where there are fewer
/// worlds than shards.
[[nodiscard]] std::vector<std::uint32_t> worlds_of(Shard shard, std::uint32_t worlds);

/// The coarsest division of the first `worlds` of which whole shards hold these and no others, up
/// to a thousand shards; where there is none, a shard for each world. `wanted`: ascending, at least
/// one.
[[nodiscard]] std::vector<Shard> shards_of(const std::vector<std::uint32_t>& wanted,
                                           std::uint32_t worlds);

} // namespace dowith
