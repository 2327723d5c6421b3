// SPDX-License-Identifier: Apache-2.0
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <cstdint>
#include <cstdlib>
#include <new>
#include <vector>

namespace {

// One thread alone runs here, so a plain count will do.
std::size_t allocations = 0;

void* allocate(std::size_t bytes) {
    ++allocations;
    if (void* const memory = std::malloc(bytes > 0 ? bytes : 1)) {
        return memory;
    }
    throw std::bad_alloc{};
}

} // namespace

// Arrays and the forms that do not throw end here as well; nothing in the model is over-aligned.
void* operator new(std::size_t bytes) { return allocate(bytes); }

void operator delete(void* memory) noexcept { std::free(memory); }

void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace dowith;

namespace {

constexpr std::uint32_t period = 4; // weeks between two rounds of commissioning

/// Where every mechanism has something to do, for two services.
SmallWorld busy_world() {
    Practice practice = busy_practice();
    practice.commissioning_power = 0.8;
    return WorldBuilder{}
        .citizens(2000)
        .neighbourhoods(3)
        .services(2)
        .practice(practice)
        .bank(busy_bank_rules())
        .technology([](Technology& t) { t.onset_rate = 0.2; })
        .tuned([](Parameters& p) {
            p.commissioning.period = period;
            p.time_bank.founders = 0.2;
            p.peer_support.coaches = 4.0;
            p.taking_part.intercept = 0.0; // so that many want to
        })
        .build();
}

/// Sums over neighbourhoods and services, to see that there was something to allocate for.
struct Seen {
    std::size_t cases = 0;
    std::size_t issues = 0;
    std::size_t links = 0;
    std::size_t exchanges = 0;
    double leavers = 0;
};

void see(Seen& seen, const District<Neighbourhood>& now) {
    for (const Neighbourhood& home : now.neighbourhoods) {
        for (const Team& team : home.teams) {
            seen.cases += team.cases.size();
            seen.issues += team.issues.size();
            seen.links += team.peer_links.size();
        }
        seen.exchanges += home.bank.transactions.size();
        seen.leavers += home.happenings.leavers;
    }
}

} // namespace

SCENARIO("an allocation is seen where there is one") {
    const std::size_t before = allocations;
    std::vector<double> some(3);
    some.resize(300);
    const std::size_t asked_for = allocations - before;
    CHECK(asked_for == 2);
}

// Cases, issues, links, members and what a thread keeps grow with the most that there ever was of
// them. Whoever lives the same weeks again has seen the most, so nothing may be asked for but the
// lists of a round of commissioning, which is no matter of every week.
SCENARIO("weeks that bring nothing larger than was seen before allocate nothing") {
    constexpr std::uint32_t weeks = 15 * period; // more than a year, and what is done in it
    SmallWorld world = busy_world();
    const auto executor = serial_executor();
    world.run(weeks, *executor); // from nobody in need
    const District<Neighbourhood> kept = world.district;
    Seen seen;
    world.run(weeks, *executor, [&seen](const auto& now) { see(seen, now); });
    const std::uint64_t first = world.district.digest().value();
    CHECK(seen.cases > 0);
    CHECK(seen.issues > 0);
    CHECK(seen.links > 0);
    CHECK(seen.exchanges > 0);
    CHECK(seen.leavers > 0.0);

    world.district = kept; // what it holds stays as large as it was
    std::vector<std::size_t> after_week; // how much had been asked for by then
    after_week.reserve(weeks);
    world.run(weeks, *executor, [&](const auto&) { after_week.push_back(allocations); });
    std::size_t in_rounds = 0;
    std::size_t in_other_weeks = 0;
    for (std::uint32_t week = 1; week < weeks; ++week) {
        const bool is_round = (week + 1) % period == 0;
        (is_round ? in_rounds : in_other_weeks) += after_week[week] - after_week[week - 1];
    }
    CHECK(in_other_weeks == 0);
    CHECK(in_rounds > 0); // where rounds are held, and so that the others are no rounds
    CHECK(world.district.digest().value() == first);
}
