// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/plan.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;

namespace {

constexpr const char* text = R"(dowith: 1
worlds: 3
weeks: {burn_in: 20, horizon: 60}
population: {citizens: 400, neighbourhoods: 2}
services: [{name: care, technology: long-term-care, professionals_per_1000: 5}]
policies:
  ask: {rung: consulting}
  share: {rung: co-production}
compare: {baseline: ask}
)";

LoadedScenario load_with(std::span<const std::string> overrides) {
    return scenario_from_text("place.yaml", text, overrides);
}

SweepPlan plan_of(const std::vector<std::string>& words) {
    const LoadedScenario base = load_with({});
    Problems problems;
    SweepDesign design = grid_of(read_factors(words, base.scenario, problems));
    refuse_errors(problems);
    return plan_sweep(base, std::move(design), {}, load_with);
}

std::string faults_of(const std::vector<std::string>& words) {
    try {
        (void)plan_of(words);
    } catch (const ScenarioErrors& errors) {
        return errors.what();
    }
    FAIL("nothing was wrong");
    return {};
}

using Named = std::pair<std::size_t, std::uint32_t>;

std::set<Named> worlds_in(const SweepJobs& jobs) {
    std::set<Named> all;
    for (const SweepJob& job : jobs.jobs) {
        all.emplace(job.point, job.world);
    }
    return all;
}

} // namespace

TEST_CASE("the scenario at a point is the one that --set would make") {
    const SweepPlan plan = plan_of({"need.exit=0.4,0.5", "policies.share.training=0,20"});
    REQUIRE(plan.points.size() == 4);
    const std::vector<std::string> third{"need.exit=0.5", "policies.share.training=0"};
    CHECK(plan.points[2].world_key == load_with(third).scenario.world_key);
    CHECK(plan.points[2].parameters.need.exit == 0.5);
    CHECK(plan.warnings.empty());
}

TEST_CASE("what is wrong at points is told with the point and the factor, the same words once") {
    const std::string faults = faults_of({"need.exit=0.5,-7", "policies.nobody.training=0,20"});
    CHECK_THAT(faults, Contains("--vary need.exit=0.5,-7, point 2: parameters.need.exit = -7"));
    CHECK_THAT(faults, Contains("policies.nobody is no policy of this scenario"));
    CHECK_THAT(faults, Contains("and so at 3 more points"));
    CHECK(std::count(faults.begin(), faults.end(), '\n') == 1);
}

TEST_CASE("a warning that several points share is one warning") {
    const SweepPlan plan = plan_of({"policies.share.training=0,70,80"});
    REQUIRE(plan.warnings.size() == 1);
    CHECK_THAT(to_text(plan.warnings.front()),
               Contains("point 1") && Contains("plausible") && Contains("1 more point"));
}

TEST_CASE("points must have the policies of the scenario") {
    CHECK_THAT(faults_of({"policies={ask: {rung: consulting}, give: {rung: informing}}"}),
               Contains("are not those of the scenario, ask, share (but ask, give)"));
}

TEST_CASE("shards share out every world of every point once, and stay what they are") {
    const SweepPlan few = plan_of({"need.exit=0.4,0.5,0.6"});
    const SweepPlan more = plan_of({"need.exit=0.4,0.5,0.6,0.7,0.8"});
    for (const std::uint32_t of : {1U, 2U, 4U, 20U}) {
        std::set<Named> all;
        std::size_t count = 0;
        for (std::uint32_t number = 1; number <= of; ++number) {
            const std::set<Named> here = worlds_in(jobs_of(few, {number, of}));
            const std::set<Named> later = worlds_in(jobs_of(more, {number, of}));
            CHECK(std::includes(later.begin(), later.end(), here.begin(), here.end()));
            all.insert(here.begin(), here.end());
            count += here.size();
        }
        CHECK(all.size() == 9);
        CHECK(count == 9);
    }
}

TEST_CASE("points that come to the same scenario share their worlds") {
    const SweepPlan plan = plan_of({"title=one,two", "need.exit=0.4,0.5"});
    const SweepJobs jobs = jobs_of(plan);
    CHECK(jobs.same_as == std::vector<std::size_t>{0, 1, 0, 1});
    CHECK(jobs.jobs.size() == 6);
}
