// SPDX-License-Identifier: Apache-2.0
// Writes what another version of the program would: one of another engine, in which attitudes
// move one citizen's capability a little further in week 4 of a policy.
//     another_version result SCENARIO FILE
//     another_version trace SCENARIO POLICY FILE [WEEK [NEIGHBOURHOOD]]
//     another_version later FILE
// With ENGINE in the environment it says that it is of that engine, as a changed program would.
#include "output/netcdf.hpp"
#include "output/result_file.hpp"
#include "output/trace_file.hpp"
#include "sim/engine/executor.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/trace/trace.hpp"
#include "sim/experiment/world.hpp"
#include "sim/model/context.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace dowith {
namespace {

using Words = std::vector<std::string>;

std::uint32_t moved_week = 0;

void attitudes_of_another_version(Neighbourhood& home, const WeekContext& here) {
    std::ranges::find(schedule(), "attitudes", &Mechanism::name)->live(home, here);
    if (home.id.value == 1 && here.week.value == moved_week) {
        home.citizens.capability[CitizenId{17U}] += 0.001F;
    }
}

Scenario read(const std::string& file) {
    Scenario scenario = load_scenario(file, {}).scenario;
    moved_week = scenario.burn_in_weeks + 4;
    std::ranges::find(scenario.mechanisms, "attitudes", &Mechanism::name)->live =
        attitudes_of_another_version;
    return scenario;
}

Provenance made_by(const Words& words) {
    std::string command = "dowith";
    for (std::size_t i = 0; i < words.size(); ++i) {
        command += " " + words[i];
    }
    const char* engine = std::getenv("ENGINE"); // one that it claims to be of, or its own
    return {command, "0.0.9", engine == nullptr ? "0.0.9-1" : engine, "another build"};
}

void write_its_result(const Words& words) {
    const Scenario scenario = read(words.at(1));
    const auto executor = serial_executor();
    std::vector<WorldResult> worlds;
    for (std::uint32_t world = 0; world < scenario.worlds; ++world) {
        worlds.push_back(run_world(scenario, world, *executor));
    }
    write_result(words.at(2),
                 scenario,
                 compare_worlds(scenario, std::move(worlds)),
                 made_by({"compare", words.at(1)}));
}

void write_its_trace(const Words& words) {
    const Scenario scenario = read(words.at(1));
    const auto policy = std::ranges::find(scenario.policies, words.at(2), &Policy::name);
    TraceWish wish;
    if (words.size() > 4) {
        wish.week = std::stoi(words[4]);
    }
    if (words.size() > 5) {
        wish.neighbourhood = static_cast<std::uint32_t>(std::stoul(words[5]));
    }
    const auto place = static_cast<std::size_t>(policy - scenario.policies.begin());
    write_trace(words.at(3),
                scenario,
                trace_run(scenario, place, 0, *serial_executor(), wish),
                made_by({"trace", words.at(1), "--policy", words.at(2), "--world", "0"}));
}

void write(const Words& words) {
    if (words.at(0) == "result") {
        write_its_result(words);
    } else if (words.at(0) == "trace") {
        write_its_trace(words);
    } else {
        NetcdfWriter{words.at(1), "dowith result 99"}.commit();
    }
}

} // namespace
} // namespace dowith

int main(int argc, char** argv) {
    try {
        dowith::write({argv + std::min(argc, 1), argv + argc});
        return 0;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
