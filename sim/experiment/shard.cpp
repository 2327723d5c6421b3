// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/shard.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <cstddef>

namespace dowith {
namespace {

constexpr std::uint32_t coarse_max = 1000; // more cost time, and who divides so finely knows how

/// The shards of this division in which the wanted worlds lie, with whatever else lies there.
std::vector<Shard> shards_around(const std::vector<std::uint32_t>& wanted, std::uint32_t of) {
    std::vector<bool> holds_one(of, false);
    for (const std::uint32_t world : wanted) {
        holds_one[world % of] = true;
    }
    std::vector<Shard> shards;
    for (std::uint32_t i = 0; i < of; ++i) {
        if (holds_one[i]) {
            shards.push_back({i + 1, of});
        }
    }
    return shards;
}

std::size_t count_worlds(const std::vector<Shard>& shards, std::uint32_t worlds) {
    std::size_t count = 0;
    for (const Shard& shard : shards) {
        count += (worlds + shard.of - shard.number) / shard.of;
    }
    return count;
}

} // namespace

std::string Shard::text() const { return str(number, "/", of); }

std::vector<std::uint32_t> worlds_of(Shard shard, std::uint32_t worlds) {
    EXPECTS(shard.number >= 1 && shard.number <= shard.of);
    std::vector<std::uint32_t> numbers;
    for (std::uint64_t world = shard.number - 1; world < worlds; world += shard.of) {
        numbers.push_back(static_cast<std::uint32_t>(world));
    }
    return numbers;
}

std::vector<Shard> shards_of(const std::vector<std::uint32_t>& wanted, std::uint32_t worlds) {
    EXPECTS(!wanted.empty() && wanted.back() < worlds);
    for (std::uint32_t of = 1; of < std::min(worlds, coarse_max + 1); ++of) {
        std::vector<Shard> shards = shards_around(wanted, of);
        if (count_worlds(shards, worlds) == wanted.size()) {
            return shards;
        }
    }
    return shards_around(wanted, worlds);
}

} // namespace dowith
