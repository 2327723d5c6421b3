// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sensitivity/sensitivity.hpp"
#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace dowith;

namespace {

constexpr std::uint64_t seed = 11;

Factor range(const std::string& path, double low, double high) {
    return {.path = path, .said = path, .low = low, .high = high};
}

std::vector<Factor> three() {
    return {range("a", 0.0, 1.0), range("b", 0.0, 2.0), range("c", 0.0, 4.0)};
}

const std::vector<std::string>& point_of(const StudyDesign& study, std::size_t run) {
    return study.design.points[study.runs[run].point];
}

/// Places in which two points differ; luck counts as the one behind the last factor.
std::set<std::size_t> moved(const StudyDesign& study, std::size_t run, std::size_t from) {
    std::set<std::size_t> places;
    for (std::size_t factor = 0; factor < study.factors(); ++factor) {
        if (point_of(study, run)[factor] != point_of(study, from)[factor]) {
            places.insert(factor);
        }
    }
    if (study.runs[run].world != study.runs[from].world) {
        places.insert(study.factors());
    }
    return places;
}

/// The same in every run of a world, and between worlds as a fair coin's sides: variance 1/4.
double coin(std::uint32_t world) {
    return Draw{Luck{99, world}, {0, 0}, 0, 1}.uniform() < 0.5 ? 0.0 : 1.0;
}

/// A sum of the factors and luck, one value a run. On their ranges the variances of the terms are
/// 1/12, 4/12, 16/12 and `luck`² / 4.
std::vector<double> sums(const StudyDesign& study, double luck) {
    std::vector<double> values;
    for (std::size_t run = 0; run < study.runs.size(); ++run) {
        double sum = luck * coin(study.runs[run].world);
        for (const std::string& value : point_of(study, run)) {
            sum += std::stod(value);
        }
        values.push_back(sum);
    }
    return values;
}

} // namespace

TEST_CASE("a row of Sobol' draws all twice, and swaps each factor and luck once") {
    const StudyDesign study = study_of(StudyMethod::sobol, three(), 16, seed);
    const std::size_t length = runs_a_row(StudyMethod::sobol, 3);
    REQUIRE(length == 6);
    REQUIRE(study.runs.size() == 16 * length);
    for (std::size_t a = 0; a < study.runs.size(); a += length) {
        const std::size_t b = a + 1;
        CHECK(moved(study, b, a) == std::set<std::size_t>{0, 1, 2, 3});
        for (std::size_t factor = 0; factor <= 3; ++factor) {
            const std::size_t swapped = a + 2 + factor;
            CHECK(moved(study, swapped, a) == std::set{factor});
            CHECK(moved(study, swapped, b).count(factor) == 0);
        }
    }
}

TEST_CASE("a trajectory of Morris moves each factor and luck once, one after the other") {
    const StudyDesign study = study_of(StudyMethod::morris, three(), 8, seed);
    const std::size_t length = runs_a_row(StudyMethod::morris, 3);
    REQUIRE(length == 5);
    REQUIRE(study.runs.size() == 8 * length);
    for (std::size_t begin = 0; begin < study.runs.size(); begin += length) {
        std::set<std::size_t> all;
        for (std::size_t run = begin + 1; run < begin + length; ++run) {
            const std::set<std::size_t> one = moved(study, run, run - 1);
            CHECK(one.size() == 1);
            all.insert(one.begin(), one.end());
        }
        CHECK(all == std::set<std::size_t>{0, 1, 2, 3});
    }
}

TEST_CASE("rows share no luck, and more rows begin with the runs of fewer") {
    for (const StudyMethod method : {StudyMethod::sobol, StudyMethod::morris}) {
        const StudyDesign few = study_of(method, three(), 8, seed);
        const StudyDesign many = study_of(method, three(), 16, seed);
        const std::size_t length = runs_a_row(method, 3);
        for (std::size_t run = 0; run < few.runs.size(); ++run) {
            CHECK(few.runs[run] == many.runs[run]);
            CHECK(point_of(few, run) == point_of(many, run));
            CHECK(few.runs[run].world / 2 == run / length);
        }
    }
}

TEST_CASE("where factors and luck add up, each is told its share of the variance") {
    const double luck = 2.0;
    const StudyDesign study = study_of(StudyMethod::sobol, three(), 4096, seed);
    const Sensitivity told = sensitivity_of(study, sums(study, luck), seed);
    const double all = (1.0 + 4.0 + 16.0) / 12.0 + luck * luck / 4.0;
    const std::vector<double> known{
        1.0 / 12.0 / all, 4.0 / 12.0 / all, 16.0 / 12.0 / all, luck * luck / 4.0 / all};
    REQUIRE(told.indices.total.size() == 4);
    for (std::size_t place = 0; place < 4; ++place) {
        // Four standard errors as the intervals tell them: a miss in 16,000 for each of 8 numbers.
        for (const SobolIndex& index : {told.indices.first[place], told.indices.total[place]}) {
            const double error = (index.high - index.low) / (2.0 * 1.96);
            CHECK(std::abs(index.share - known[place]) < 4.0 * error);
            CHECK(error < 0.05);
        }
    }
    CHECK(ranked(told) == std::vector<std::size_t>{2, 3, 1, 0});
}

TEST_CASE("where factors add up, an effect is the whole range, and luck's what another luck does") {
    const StudyDesign study = study_of(StudyMethod::morris, three(), 200, seed);
    const Sensitivity told = sensitivity_of(study, sums(study, 3.0), seed);
    REQUIRE(told.effects.size() == 4);
    // Ranges are left by a millionth at either end, and values written to all their digits.
    CHECK(told.effects[0].mean_absolute == Approx(1.0).epsilon(1e-5));
    CHECK(told.effects[1].mean == Approx(2.0).epsilon(1e-5));
    CHECK(told.effects[2].sd == Approx(0.0).margin(1e-4));
    // Two coins differ in half of 200 trajectories: 1.5 ± four times 3 √(1/4 / 200).
    CHECK(std::abs(told.effects[3].mean_absolute - 1.5) < 4.0 * 3.0 * std::sqrt(0.25 / 200.0));
    CHECK(ranked(told).front() == 2);
}

TEST_CASE("a factor that does nothing has no share and no effect, however much luck does") {
    std::vector<Factor> factors = three();
    for (const StudyMethod method : {StudyMethod::sobol, StudyMethod::morris}) {
        const StudyDesign study = study_of(method, factors, 32, seed);
        std::vector<double> values;
        for (std::size_t run = 0; run < study.runs.size(); ++run) {
            values.push_back(std::stod(point_of(study, run)[0]) +
                             5.0 * coin(study.runs[run].world));
        }
        const Sensitivity told = sensitivity_of(study, values, seed);
        for (const std::size_t idle : {1U, 2U}) {
            if (method == StudyMethod::sobol) {
                CHECK(told.indices.total[idle].share == 0.0);
                CHECK(told.indices.first[idle].includes_zero());
            } else {
                CHECK(told.effects[idle].mean_absolute == 0.0);
            }
        }
    }
}

TEST_CASE("a list is a factor too, and what comes to the same scenario and luck is run once") {
    Factor lever = range("lever", 0.0, 0.0);
    lever.values = {"0", "20"};
    const StudyDesign study = study_of(StudyMethod::sobol, {lever, range("b", 0.0, 1.0)}, 64, seed);
    std::set<std::string> levers;
    SweepPlan plan;
    for (const std::vector<std::string>& point : study.design.points) {
        levers.insert(point[0]);
        Scenario scenario;
        scenario.world_key = point[0] + " " + point[1];
        plan.points.push_back(std::move(scenario));
    }
    CHECK(levers == std::set<std::string>{"0", "20"});
    const StudyJobs jobs = jobs_of(study, plan);
    // Where both draws have the same lever, swapping it changes nothing: about half of 64 rows.
    CHECK(jobs.jobs.size() < study.runs.size());
    std::set<std::pair<std::string, std::uint32_t>> unique;
    for (const StudyRun& job : jobs.jobs) {
        CHECK(unique.emplace(plan.points[job.point].world_key, job.world).second);
    }
    for (std::size_t run = 0; run < study.runs.size(); ++run) {
        const StudyRun& job = jobs.jobs[jobs.of_run[run]];
        CHECK(job.world == study.runs[run].world);
        CHECK(plan.points[job.point].world_key == plan.points[study.runs[run].point].world_key);
    }
}

TEST_CASE("a world that could not be run leaves out its row, and two rows are the fewest") {
    const StudyDesign study = study_of(StudyMethod::sobol, three(), 16, seed);
    std::vector<double> values = sums(study, 1.0);
    values[3] = std::nan("");
    CHECK(sensitivity_of(study, values, seed).indices.rows == 15);
    const StudyDesign one = study_of(StudyMethod::sobol, three(), 1, seed);
    CHECK(std::isnan(sensitivity_of(one, sums(one, 1.0), seed).indices.total[0].share));
}

TEST_CASE("each outcome is told under all policies, and then less the baseline") {
    const std::vector<std::size_t> series{7, 3};
    const std::vector<Response> all = responses_of(series, 3, 1);
    REQUIRE(all.size() == 2 * (3 + 2));
    CHECK(all[0] == Response{7, 0, false});
    CHECK(all[3] == Response{7, 0, true});
    CHECK(all[4] == Response{7, 2, true});
    CHECK(all[5] == Response{3, 0, false});
}
