// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/shard.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <numeric>

using namespace dowith;

namespace {

using Worlds = std::vector<std::uint32_t>;

Worlds all(std::uint32_t worlds) {
    Worlds numbers(worlds);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

Worlds together(const std::vector<Shard>& shards, std::uint32_t worlds) {
    Worlds numbers;
    for (const Shard& shard : shards) {
        const Worlds own = worlds_of(shard, worlds);
        numbers.insert(numbers.end(), own.begin(), own.end());
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::vector<Shard> division(std::uint32_t of) {
    std::vector<Shard> shards;
    for (std::uint32_t number = 1; number <= of; ++number) {
        shards.push_back({number, of});
    }
    return shards;
}

} // namespace

TEST_CASE("the shards of any division hold every world once, and differ by one at most") {
    for (const std::uint32_t worlds : {1U, 2U, 7U, 40U, 41U}) {
        for (const std::uint32_t of : {1U, 2U, 3U, 8U, 40U, 100U}) {
            CAPTURE(worlds, of);
            CHECK(together(division(of), worlds) == all(worlds));
            for (const Shard& shard : division(of)) {
                const std::size_t size = worlds_of(shard, worlds).size();
                CHECK(size >= worlds / of);
                CHECK(size <= (worlds + of - 1) / of);
            }
        }
    }
}

TEST_CASE("shards count from one, and worlds go round") {
    CHECK(worlds_of({1, 4}, 10) == Worlds{0, 4, 8});
    CHECK(worlds_of({4, 4}, 10) == Worlds{3, 7});
    CHECK(worlds_of({8, 8}, 3).empty());
    CHECK(Shard{3, 8}.text() == "3/8");
    CHECK(worlds_of({4'000'000'000U, 4'000'000'000U}, 4'000'000'000U) == Worlds{3'999'999'999U});
}

TEST_CASE("more worlds only add to a shard") {
    for (const Shard& shard : division(8)) {
        const Worlds before = worlds_of(shard, 40);
        const Worlds after = worlds_of(shard, 80);
        CHECK(Worlds(after.begin(), after.begin() + 5) == before);
    }
}

TEST_CASE("missing worlds are told as the coarsest shards that hold them and no others") {
    CHECK(shards_of(all(40), 40) == division(1));
    CHECK(shards_of({1, 5, 9}, 12) == std::vector<Shard>{{2, 4}});
    CHECK(shards_of({1, 3, 5, 7}, 8) == std::vector<Shard>{{2, 2}});
    CHECK(shards_of({0}, 1) == division(1));
    CHECK(shards_of({4}, 10) == std::vector<Shard>{{5, 6}}); // 10 is beyond
    const Worlds scattered{0, 1, 2, 17, 30};
    const std::vector<Shard> shards = shards_of(scattered, 40);
    CHECK(together(shards, 40) == scattered);
    CHECK(shards_of({0, 1, 4999}, 5000) == std::vector<Shard>{{1, 5000}, {2, 5000}, {5000, 5000}});
}
