// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/trace/trace.hpp"

#include "sim/experiment/trace/parting.hpp"
#include "sim/experiment/world.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/model/context.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace dowith;

namespace {

constexpr std::size_t lively = 0; // places in the lively scenario
constexpr std::size_t together = 2;

Executor& one_thread() {
    static const auto executor = serial_executor();
    return *executor;
}

TraceSource lived(const Scenario& scenario, std::size_t policy) {
    return [&scenario, policy](const TraceWish& wish) {
        return trace_run(scenario, policy, 0, one_thread(), wish);
    };
}

Parting part(const Scenario& a, const Scenario& b, std::size_t policy) {
    return find_parting(lived(a, policy), lived(b, policy));
}

std::vector<std::string> names_of(const std::vector<PartedColumn>& columns) {
    std::vector<std::string> names;
    for (const PartedColumn& each : columns) {
        names.push_back(each.column.name);
    }
    return names;
}

/// In which calendar week the disturbance below happens.
std::uint32_t disturbed_week = 0;

/// Attitudes as they are, and then one number of one citizen changed in one week.
void disturbed_attitudes(Neighbourhood& home, const WeekContext& here) {
    std::ranges::find(schedule(), "attitudes", &Mechanism::name)->live(home, here);
    if (home.id.value == 1 && here.week.value == disturbed_week) {
        home.citizens.capability[CitizenId{17U}] += 0.001F;
    }
}

Scenario disturbed(Scenario scenario) {
    std::ranges::find(scenario.mechanisms, "attitudes", &Mechanism::name)->live =
        disturbed_attitudes;
    return scenario;
}

/// The second policy of the small scenario with another practice from a week on.
Scenario changed_from(std::uint32_t week, const std::function<void(Practice&)>& change) {
    Scenario scenario = small_scenario();
    Stage stage = scenario.policies[1].stages[0];
    stage.from_week = week;
    change(stage.practice[0]);
    scenario.policies[1].stages.push_back(stage);
    return scenario;
}

} // namespace

TEST_CASE("a run that is traced, however closely, is the run that is not") {
    const Scenario scenario = lively_scenario();
    const WorldResult world = run_world(scenario, 0, one_thread());
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        CHECK(trace_run(scenario, policy, 0, one_thread()).digest == world.digests[policy]);
    }
    const TraceWish closely{.week = 5, .neighbourhood = 1};
    CHECK(trace_run(scenario, lively, 0, one_thread(), closely).digest == world.digests[lively]);
}

TEST_CASE("a trace is the same on any number of threads") {
    const Scenario scenario = lively_scenario();
    const TraceWish closely{.week = 5, .neighbourhood = 1};
    const auto threads = threads_executor(3);
    CHECK(trace_run(scenario, lively, 1, *threads, closely) ==
          trace_run(scenario, lively, 1, one_thread(), closely));
}

TEST_CASE("a trace has every week, the burn-in's below 0, and stops early where that will do") {
    const Scenario scenario = small_scenario();
    const Trace whole = trace_run(scenario, 0, 0, one_thread());
    CHECK(whole.first_week == -12);
    CHECK(whole.week_count() == 12 + 20);
    const TraceWish early{.week = 3, .neighbourhood = {}, .to_the_end = false};
    const Trace part = trace_run(scenario, 0, 0, one_thread(), early);
    CHECK(part.week_count() == 12 + 4);
    CHECK_FALSE(part.digest.has_value());
    CHECK(std::equal(part.weeks.begin(), part.weeks.end(), whole.weeks.begin()));
}

TEST_CASE("the last step of a week is what the week's own digest is of") {
    const Scenario scenario = lively_scenario();
    const Trace trace = trace_run(scenario, lively, 0, one_thread(), {.week = 7});
    const std::size_t columns = trace.columns.size();
    const WeekTrace& close = *trace.close;
    CHECK(close.steps.size() == scenario.mechanisms.size() + 2);
    CHECK(close.citizens == std::vector<std::uint32_t>{200, 200});
    const std::size_t last = (close.steps.size() - 1) * close.citizens.size() * columns;
    for (std::size_t column = 0; column < columns; ++column) {
        Digest of_district;
        of_district.add(close.digests[last + column]);
        of_district.add(close.digests[last + columns + column]);
        CHECK(of_district.value() ==
              trace.weeks[static_cast<std::size_t>(7 - trace.first_week) * columns + column]);
    }
}

TEST_CASE("equal runs never part") {
    const Scenario scenario = lively_scenario();
    const Parting same = part(scenario, lively_scenario(), lively);
    CHECK(same.is_same());
    CHECK(same.weeks == 32);
    CHECK(same.first_week == -12);
}

TEST_CASE(
    "one number that is disturbed is found: week, mechanism, neighbourhood, citizen, column") {
    const Scenario scenario = lively_scenario();
    const std::int32_t week = GENERATE(-12, -5, 0, 8, 19);
    disturbed_week = static_cast<std::uint32_t>(week + 12);
    const Parting found = part(scenario, disturbed(scenario), lively);
    REQUIRE(found.parted.has_value());
    CHECK(found.parted->week == week);
    REQUIRE(found.parted->step.has_value());
    const PartedStep& step = *found.parted->step;
    CHECK(step.name == "attitudes");
    CHECK(step.neighbourhood == 1);
    CHECK(step.neighbourhoods == 1);
    CHECK(step.citizens_before == 200);
    REQUIRE(names_of(step.columns) == std::vector<std::string>{"citizens.capability"});
    CHECK(step.columns[0].cells == 1);
    REQUIRE(step.columns[0].first.has_value());
    CHECK(step.columns[0].first->row == 17);
    CHECK(*step.columns[0].first->b == Approx(*step.columns[0].first->a + 0.001).margin(1e-6));
}

TEST_CASE("a lever that changes in a week parts runs in that week, where it is read first") {
    const Scenario before = small_scenario();
    const std::uint32_t week = GENERATE(1U, 9U);
    SECTION("contacts are voice's") {
        const Parting found =
            part(before, changed_from(week, [](Practice& p) { p.contacts_per_year = 52.0; }), 1);
        REQUIRE(found.parted.has_value());
        CHECK(found.parted->week == static_cast<std::int32_t>(week));
        REQUIRE(found.parted->step.has_value());
        CHECK(found.parted->step->name == "voice");
    }
    SECTION("training is delivery's, whose hours it takes") {
        const Parting found =
            part(before, changed_from(week, [](Practice& p) { p.training = 30.0; }), 1);
        REQUIRE(found.parted.has_value());
        CHECK(found.parted->week == static_cast<std::int32_t>(week));
        REQUIRE(found.parted->step.has_value());
        CHECK(found.parted->step->name == "delivery");
    }
}

TEST_CASE("an entry that one of two runs alone has is told as such") {
    const Scenario before = small_scenario();
    const Scenario after = changed_from(2, [](Practice& p) { p.contacts_per_year = 52.0; });
    const Parting found = part(before, after, 1);
    REQUIRE(found.parted.has_value());
    REQUIRE(found.parted->step.has_value());
    const std::vector<PartedColumn>& columns = found.parted->step->columns;
    const auto issues = std::ranges::find_if(columns, [](const PartedColumn& each) {
        return each.column.name == "care.issues.citizen";
    });
    REQUIRE(issues != columns.end());
    REQUIRE(issues->first.has_value());
    CHECK(issues->first->a.has_value() != issues->first->b.has_value());
}

TEST_CASE("what is settled between weeks is no mechanism's") {
    const Scenario before = lively_scenario();
    Scenario after = before;
    after.starting_load = 0.8; // posts are scaled at the end of each quarter of the burn-in
    const Parting found = part(before, after, lively);
    REQUIRE(found.parted.has_value());
    CHECK(found.parted->week == -9);
    REQUIRE(found.parted->step.has_value());
    CHECK(found.parted->step->name == step_of_beginning);
}

TEST_CASE("people who are others part runs before the first week") {
    const Scenario before = small_scenario();
    Scenario after = before;
    after.seed = 12;
    const Parting found = part(before, after, 0);
    REQUIRE(found.parted.has_value());
    CHECK(found.parted->week == found.first_week);
    REQUIRE(found.parted->step.has_value());
    CHECK(found.parted->step->name == step_of_beginning);
}

TEST_CASE("traces of two versions are compared by the columns and steps that both have") {
    const Scenario scenario = lively_scenario();
    const Scenario other = disturbed(scenario);
    disturbed_week = 12 + 4;
    // A version in which a column was called otherwise, stood elsewhere, and a step was new.
    const TraceSource of_other_version = [&](const TraceWish& wish) {
        Trace trace = trace_run(other, lively, 0, one_thread(), wish);
        trace.columns.front().name = "number";
        if (trace.close) {
            trace.close->steps[1] = "weather";
        }
        return std::optional{trace};
    };
    const Parting found = find_parting(lived(scenario, lively), of_other_version);
    CHECK(found.only_a == std::vector<std::string>{"id"});
    CHECK(found.only_b == std::vector<std::string>{"number"});
    REQUIRE(found.parted.has_value());
    CHECK(found.parted->week == 4);
    REQUIRE(found.parted->step.has_value());
    CHECK(found.parted->step->name == "attitudes");
    CHECK(found.parted->step->only_a == std::vector<std::string>{"need"});
    CHECK(found.parted->step->only_b == std::vector<std::string>{"weather"});
    CHECK(names_of(found.parted->step->columns) == std::vector<std::string>{"citizens.capability"});
}

TEST_CASE("a side that cannot tell more leaves it at the week, or at the neighbourhood") {
    const Scenario scenario = lively_scenario();
    const Scenario other = disturbed(scenario);
    disturbed_week = 12 + 4;
    const bool knows_week = GENERATE(false, true);
    const TraceSource reticent = [&](const TraceWish& wish) -> std::optional<Trace> {
        const bool can = knows_week ? !wish.neighbourhood : !wish.week;
        return can ? lived(other, lively)(wish) : std::nullopt;
    };
    const Parting found = find_parting(lived(scenario, lively), reticent);
    REQUIRE(found.parted.has_value());
    CHECK(found.parted->week == 4);
    CHECK_FALSE(found.a_is_vague);
    CHECK(found.b_is_vague);
    CHECK(found.parted->step.has_value() == knows_week);
    if (knows_week) {
        CHECK(found.parted->step->neighbourhood == 1);
        CHECK_FALSE(found.parted->step->columns[0].first.has_value());
    }
}
