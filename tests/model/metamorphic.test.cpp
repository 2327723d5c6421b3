// SPDX-License-Identifier: Apache-2.0
#include "sim/model/observation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <vector>

using namespace dowith;

// What must not matter does not: each relation is written once and holds for every place below.

namespace {

struct Place {
    const char* name;
    WorldBuilder builder;
};

std::vector<Place> places() {
    Practice demanding = default_practice();
    demanding.conditionality = 0.5;
    demanding.delivery_share = 0.3;
    demanding.contacts_per_year = 6.0;
    Practice commissioned = busy_practice();
    commissioned.commissioning_power = 0.8;
    return {
        {"a place that informs", WorldBuilder{}.citizens(600).neighbourhoods(3)},
        {"two services that co-produce",
         WorldBuilder{}.citizens(900).neighbourhoods(5).services(2).practice(busy_practice())},
        {"a harsh place with more need than staff",
         WorldBuilder{}
             .citizens(500)
             .neighbourhoods(4)
             .practice(demanding)
             .posts_per_1000(1.5)
             .technology([](Technology& t) { t.onset_rate = 0.2; })},
        {"a place that trades hours",
         WorldBuilder{}
             .citizens(600)
             .neighbourhoods(2)
             .practice(busy_practice())
             .bank(busy_bank_rules())
             .tuned([](Parameters& p) { p.time_bank.founders = 0.2; })},
        {"a district in which citizens commission, every four weeks",
         WorldBuilder{}
             .citizens(600)
             .neighbourhoods(4)
             .services(2)
             .practice(commissioned)
             .tuned([](Parameters& p) { p.commissioning.period = 4.0; })},
        {"one neighbourhood of ten", WorldBuilder{}.citizens(10).practice(busy_practice())},
    };
}

/// All that a run shows: the final state, and every sum of every week.
struct Trace {
    std::uint64_t digest = 0;
    std::vector<double> seen;

    friend bool operator==(const Trace&, const Trace&) = default;
};

void record(Trace& trace, const District<Neighbourhood>& now) {
    for (const Neighbourhood& home : now.neighbourhoods) {
        const Observation seen = observe(home, now.week.value);
        for (std::size_t m = 0; m < static_cast<std::size_t>(Measure::count); ++m) {
            for (std::size_t group = 0; group < group_count; ++group) {
                trace.seen.push_back(seen.at(static_cast<Measure>(m), static_cast<Group>(group)));
            }
        }
    }
}

void extend(Trace& trace, SmallWorld& world, std::uint32_t weeks, Executor& executor) {
    world.run(weeks, executor, [&](const auto& now) { record(trace, now); });
    trace.digest = world.district.digest().value();
}

Trace trace_of(SmallWorld world, std::uint32_t weeks, Executor& executor) {
    Trace trace;
    extend(trace, world, weeks, executor);
    return trace;
}

Trace trace_of(SmallWorld world, std::uint32_t weeks) {
    const auto executor = serial_executor();
    return trace_of(std::move(world), weeks, *executor);
}

std::uint64_t digest_of(const Neighbourhood& home) {
    Digest digest;
    home.add_to(digest);
    return digest.value();
}

constexpr std::uint32_t weeks_lived = 30;

// The relations.

void check_executor(const WorldBuilder& builder, std::unique_ptr<Executor> executor) {
    CHECK(trace_of(builder.build(), weeks_lived, *executor) ==
          trace_of(builder.build(), weeks_lived));
}

void check_ten_are_four_and_six(const WorldBuilder& builder) {
    const auto executor = serial_executor();
    Trace in_parts;
    SmallWorld world = builder.build();
    extend(in_parts, world, 4, *executor);
    SmallWorld fork = world;
    world.run(3); // the original lives on without the copy
    extend(in_parts, fork, 6, *executor);
    CHECK(in_parts == trace_of(builder.build(), 10));
}

void check_unused_mechanism(const WorldBuilder& builder) {
    const Mechanism idle{"idle",
                         "",
                         "draws a number for everybody and does nothing",
                         [](Neighbourhood& home, const WeekContext& now) {
                             double sum = 0.0;
                             for (const CitizenId c : home.citizens.rows()) {
                                 sum += now.draw(home, c, Purpose::testing).uniform();
                             }
                             (void)now.words(home, Purpose::testing, ServiceId{0U});
                             CHECK(sum > 0.0);
                         }};
    const Trace expected = trace_of(builder.build(), 5);
    for (std::size_t place = 0; place <= schedule().size(); ++place) {
        std::vector<Mechanism> mechanisms{schedule().begin(), schedule().end()};
        mechanisms.insert(mechanisms.begin() + static_cast<std::ptrdiff_t>(place), idle);
        SmallWorld world = builder.build();
        world.mechanisms = mechanisms;
        CHECK(trace_of(world, 5) == expected);
    }
}

void check_observing(const WorldBuilder& builder) {
    SmallWorld unseen = builder.build();
    unseen.run(weeks_lived);
    SmallWorld seen = builder.build();
    seen.run(weeks_lived, [](const District<Neighbourhood>& now) {
        Trace once;
        Trace twice;
        record(once, now);
        record(twice, now);
        CHECK(once == twice);
    });
    CHECK(seen.district.digest() == unseen.district.digest());
}

void check_names_do_not_matter(const WorldBuilder& builder) {
    SmallWorld world = builder.build();
    world.run(8);
    world.begins = world.district.week;
    SmallWorld fork = world;
    fork.policy.name = "the same under another name";
    fork.policy.stages[0].rung = "another rung";
    fork.policy.stages[0].rung_number = 7;
    CHECK(trace_of(fork, weeks_lived) == trace_of(world, weeks_lived));
}

void check_the_future_does_not_matter(const WorldBuilder& builder) {
    constexpr std::uint32_t change = 12;
    SmallWorld steady = builder.build();
    SmallWorld changing = steady;
    Stage later = steady.policy.stages[0];
    later.from_week = change;
    for (Practice& practice : later.practice) {
        practice.information = 0.0;
        practice.manager_support = 1.0;
        practice.budget = 0.5;
    }
    changing.policy.stages.push_back(later);
    const auto executor = serial_executor();
    Trace of_steady;
    Trace of_changing;
    extend(of_steady, steady, change, *executor);
    extend(of_changing, changing, change, *executor);
    CHECK(of_steady == of_changing);
    extend(of_steady, steady, 1, *executor);
    extend(of_changing, changing, 1, *executor);
    CHECK(of_steady.digest != of_changing.digest); // from then on it does
}

template <class Relation> void hold_everywhere(Relation&& relation) {
    for (const Place& place : places()) {
        INFO(place.name);
        relation(place.builder);
    }
}

} // namespace

SCENARIO("the number of plain threads changes no bit of a result") {
    hold_everywhere([](const WorldBuilder& builder) {
        for (const unsigned count : {1U, 2U, 3U}) {
            check_executor(builder, threads_executor(count));
        }
    });
}

SCENARIO("the pool that results are made with changes no bit of a result") {
    hold_everywhere([](const WorldBuilder& builder) {
        for (const unsigned count : {2U, 4U}) {
            check_executor(builder, tbb_executor(count));
        }
    });
}

SCENARIO("ten weeks are four weeks, a copy, and six weeks") {
    hold_everywhere(check_ten_are_four_and_six);
}

SCENARIO("one more mechanism that draws and does nothing changes nothing, wherever it stands") {
    hold_everywhere(check_unused_mechanism);
}

SCENARIO("observing changes nothing, and the same moment looks the same twice") {
    hold_everywhere(check_observing);
}

SCENARIO("two policies that differ in name alone give every citizen the same life") {
    hold_everywhere(check_names_do_not_matter);
}

SCENARIO("what a policy will change in twelve weeks changes nothing until then") {
    hold_everywhere(check_the_future_does_not_matter);
}

SCENARIO("the same seed is the same place, another seed is another") {
    hold_everywhere([](WorldBuilder builder) {
        const Trace once = trace_of(builder.seed(8).build(), 5);
        CHECK(trace_of(builder.seed(8).build(), 5) == once);
        CHECK(trace_of(builder.seed(9).build(), 5).digest != once.digest);
    });
}

SCENARIO("a further neighbourhood that nobody knows changes no other") {
    const auto lived = [](std::uint32_t neighbourhoods, double border_kin) {
        SmallWorld world = WorldBuilder{}
                               .citizens(150 * neighbourhoods)
                               .neighbourhoods(neighbourhoods)
                               .services(2)
                               .practice(busy_practice())
                               .tuned([&](Parameters& p) { p.population.border_kin = border_kin; })
                               .build();
        world.run(weeks_lived);
        return world.district.neighbourhoods;
    };
    const auto three = lived(3, 0.0);
    const auto four = lived(4, 0.0);
    for (std::size_t i = 0; i < three.size(); ++i) {
        CHECK(digest_of(three[i]) == digest_of(four[i]));
    }
    THEN("but one where they have kin does") { // else the above would say nothing
        CHECK(digest_of(lived(3, 0.1)[2]) != digest_of(lived(4, 0.1)[2]));
    }
}

SCENARIO("policies differ in what they do, not in whom luck strikes") {
    // With risk alike for all and no end to need, the same people come into it in the same weeks.
    const auto in_need = [](const Practice& practice) {
        SmallWorld world = WorldBuilder{}
                               .citizens(2000)
                               .practice(practice)
                               .tuned([](Parameters& p) {
                                   NeedParameters& need = p.need;
                                   need.disadvantage = need.ties = need.dependency = 0.0;
                                   need.agency = need.exit = need.closed_below = 0.0;
                               })
                               .build();
        std::vector<std::uint32_t> opened;
        world.run(104, [&](const District<Neighbourhood>& now) {
            for (const Case& each : now.neighbourhoods[0].teams[0].cases) {
                if (each.opened_week == now.week.value) {
                    opened.push_back(each.citizen.value);
                }
            }
        });
        return opened;
    };
    const auto informing = in_need(default_practice());
    CHECK(informing.size() > 30);
    CHECK(in_need(busy_practice()) == informing);
}
