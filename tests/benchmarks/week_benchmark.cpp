// SPDX-License-Identifier: Apache-2.0
// What `dowith run SCENARIO --policy NAME` does, from reading the scenario to the result file: how
// long each stage took, and in how much memory, as JSON. One case a process: it has one peak.
#include "sim/app/simulation.hpp"
#include "tests/benchmarks/marks.hpp"
#include "tests/benchmarks/reference.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <exception>
#include <filesystem>
#include <iostream>
#include <span>
#include <string>
#include <sys/resource.h>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

struct Case {
    Size size;
    unsigned threads = 1;
    bool shares = false; ///< of a week's time, by mechanism
    std::filesystem::path out;
};

double peak_bytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return 1024.0 * static_cast<double>(used.ru_maxrss);
}

Json seconds_between(const Moment& from, const Moment& to) {
    return {{"wall", to.wall - from.wall}, {"cpu", to.cpu - from.cpu}};
}

Json laps_json(std::span<const Mechanism> week, const Laps& laps) {
    Json parts;
    for (std::size_t i = 0; i < week.size(); ++i) {
        parts[std::string{week[i].name}] = laps.mechanisms[i];
    }
    parts["between"] = laps.between;
    return {{"seconds", parts}, {"kept", laps.kept}, {"interrupted", laps.interrupted}};
}

Options options_of(const Case& asked) {
    Options options;
    options.command = "run";
    options.scenario = asked.size.scenario;
    options.policy = asked.size.policy;
    options.out = asked.out;
    options.threads = asked.threads;
    options.fresh = true;
    options.quiet = true;
    return options;
}

Json measure(const Case& asked) {
    Scenario scenario = scenario_of(asked.size);
    const std::vector<Mechanism> week = scenario.mechanisms;
    const Week begins{asked.size.burn_in};
    scenario.mechanisms = asked.shares ? with_laps(week, begins)
                                       : with_milestones(week, begins, begins + asked.size.weeks);
    const double base = peak_bytes();
    const Kept kept = simulate_and_keep(scenario, options_of(asked), asked.out);
    const Moment end = now();

    Json result{{"scenario", asked.size.scenario},
                {"policy", asked.size.policy},
                {"citizens", scenario.population.citizens},
                {"neighbourhoods", scenario.population.neighbourhoods},
                {"threads", asked.threads},
                {"burn_in_weeks", scenario.burn_in_weeks},
                {"policy_weeks", scenario.horizon_weeks},
                {"digest", fmt::format("{:016x}", kept.comparison.digest)},
                {"peak_bytes", peak_bytes()},
                {"base_bytes", base},
                {"whole", seconds_between({}, end)}};
    if (asked.shares) {
        const AllLaps all = laps();
        result["laps"] = {{"burn_in", laps_json(week, all.burn_in)},
                          {"policy", laps_json(week, all.policy)}};
    } else {
        const Milestones passed = milestones();
        result["set_up"] = seconds_between({}, passed.first_week);
        result["burn_in_lived"] = seconds_between(passed.first_week, passed.policy);
        result["policy_weeks_lived"] = seconds_between(passed.policy, passed.last_week);
        result["closing"] = seconds_between(passed.last_week, end);
    }
    return result;
}

int run(int count, char** words) {
    Case asked;
    CLI::App app{"Measures one world of a scenario under one policy"};
    app.add_option("--scenario", asked.size.scenario, "file");
    app.add_option("--policy", asked.size.policy, "one of the scenario's");
    app.add_option("--citizens", asked.size.citizens, "in neighbourhoods as large as the file's");
    app.add_option("--burn-in", asked.size.burn_in, "weeks")->check(CLI::PositiveNumber);
    app.add_option("--weeks", asked.size.weeks, "under the policy")->check(CLI::PositiveNumber);
    auto* threads = app.add_option("--threads", asked.threads, "that work");
    app.add_flag("--shares", asked.shares, "time each mechanism; one thread")->excludes(threads);
    app.add_option("--out", asked.out, "result file")->required();
    CLI11_PARSE(app, count, words)
    std::cout << measure(asked).dump(2) << '\n';
    return 0;
}

} // namespace
} // namespace dowith

int main(int count, char** words) {
    try {
        return dowith::run(count, words);
    } catch (const std::exception& failure) {
        std::cerr << "week_benchmark: " << failure.what() << '\n';
        return 1;
    }
}
