// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/overview.hpp"

#include "sim/engine/machine.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/thread_processes.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

using namespace dowith;

namespace {

using Bits = std::vector<std::uint64_t>;

Bits bits_of(const Observation& seen) {
    Bits bits;
    for (std::size_t measure = 0; measure < static_cast<std::size_t>(Measure::count); ++measure) {
        for (std::size_t group = 0; group < group_count; ++group) {
            bits.push_back(std::bit_cast<std::uint64_t>(
                seen.at(static_cast<Measure>(measure), static_cast<Group>(group))));
        }
    }
    return bits;
}

constexpr Week last_week{3};

/// A few weeks of so many neighbourhoods of a dozen citizens.
std::vector<Neighbourhood> some_homes(std::uint32_t count) {
    SmallWorld world =
        WorldBuilder{}.citizens(12 * count).neighbourhoods(count).practice(busy_practice()).build();
    world.run(last_week.value + 1);
    return world.district.neighbourhoods;
}

Observation overview_of(const std::vector<Neighbourhood>& homes, Run here, Communicator& others) {
    Overview overview{here.first, here.count, others};
    for (std::size_t row = 0; row < here.count; ++row) {
        overview.look(row, homes[here.first + row], last_week);
    }
    return overview.add_up();
}

/// What each process comes to that has so many neighbourhoods.
std::vector<Bits> bits_in(const std::vector<std::size_t>& counts,
                          const std::vector<Neighbourhood>& homes) {
    std::vector<Run> runs;
    std::size_t first = 0;
    for (const std::size_t count : counts) {
        runs.push_back({first, count});
        first += count;
    }
    REQUIRE(first == homes.size());
    std::vector<Bits> bits(counts.size());
    in_processes(static_cast<unsigned>(counts.size()), [&](Communicator& here) {
        bits[here.rank()] = bits_of(overview_of(homes, runs[here.rank()], here));
    });
    return bits;
}

} // namespace

TEST_CASE("a district is added up to the same bits however it is split into processes") {
    constexpr std::size_t block = places_a_block;
    constexpr std::uint32_t count = 2 * block + 19;
    const std::vector<Neighbourhood> homes = some_homes(count);
    const Bits expected = bits_of(overview_of(homes, {0, count}, alone()));
    for (const std::vector<std::size_t>& counts : std::vector<std::vector<std::size_t>>{
             {count},
             {block, block, 19},                    // at the borders of blocks
             {block - 1, block + 2, 18},            // beside them
             {0, 1, count - 1},                     // nothing, and all but nothing
             {30, 10, 24, 3, 2 * block - 48},       // several within a block
             {2 * block, 19, 0},                    // several blocks
             {5, 2 * block + 10, 4},                // whole ones between parts of others
             std::vector<std::size_t>(count, 1)}) { // one each
        CHECK(bits_in(counts, homes) == std::vector<Bits>(counts.size(), expected));
    }
}

TEST_CASE("few neighbourhoods are added up one by one, in their order") {
    const std::vector<Neighbourhood> homes = some_homes(5);
    Observation sum;
    for (const Neighbourhood& home : homes) {
        sum += observe(home, last_week.value);
    }
    sum.at(Measure::one) = 1.0;
    CHECK(bits_of(overview_of(homes, {0, 5}, alone())) == bits_of(sum));
    CHECK(sum.at(Measure::citizens) == 60.0);
}

TEST_CASE("in which blocks sums are taken does show in their last bits") {
    // Else the splits above would agree whatever the order of addition.
    const std::vector<Neighbourhood> homes = some_homes(2 * places_a_block);
    Observation one_by_one;
    for (const Neighbourhood& home : homes) {
        one_by_one += observe(home, last_week.value);
    }
    one_by_one.at(Measure::one) = 1.0;
    CHECK(bits_of(overview_of(homes, {0, homes.size()}, alone())) != bits_of(one_by_one));
}
