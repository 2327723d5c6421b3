// SPDX-License-Identifier: Apache-2.0
#include "sim/app/memory_need.hpp"

#include "sim/app/data_error.hpp"
#include "sim/app/processes.hpp"
#include "sim/experiment/world.hpp"
#include "sim/kernel/state.hpp"
#include "sim/model/observation.hpp"
#include "sim/scenario/population.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <string>

namespace dowith {
namespace {

/// What lists keep in reserve, and a program takes before anybody lives. Measured: a district of a
/// million and one of 67 million took 1.02 to 1.08 times what their neighbourhoods say.
constexpr double reserve = 1.12;
constexpr double program_bytes = 60e6;

/// Smaller districts fit anywhere, so nothing is drawn to find out.
constexpr double small_citizens = 200'000;

double citizens_in(const Scenario& scenario) {
    double citizens = 0.0;
    for (std::uint32_t home = 0; home < scenario.population.neighbourhoods; ++home) {
        citizens += citizens_of(scenario.population, NeighbourhoodId{home});
    }
    return citizens;
}

/// The one with most citizens: where they come from a file, others may have few or none.
NeighbourhoodId largest_of(const PopulationPlan& plan) {
    NeighbourhoodId largest{0U};
    for (std::uint32_t home = 1; home < plan.neighbourhoods; ++home) {
        if (citizens_of(plan, NeighbourhoodId{home}) > citizens_of(plan, largest)) {
            largest = NeighbourhoodId{home};
        }
    }
    return largest;
}

/// Of the state, and of what is published: last week's and this week's.
double bytes_of_citizen(const Scenario& scenario) {
    const DrawnSetting drawn = draw_setting(scenario, 0);
    const Neighbourhood home = draw_neighbourhood(
        scenario.population, scenario.services, largest_of(scenario.population), drawn.setting);
    StateSize state;
    save_state(home, state);
    const auto citizens = static_cast<double>(std::max<std::size_t>(home.citizens.size(), 1));
    return static_cast<double>(state.size()) / citizens + 2.0 * sizeof(Glimpse);
}

std::string gigabytes(double bytes) { return fmt::format("{:.1f} GB", bytes / 1e9); }

/// A number in a file of the system that holds nothing else; nothing where it says "max".
std::optional<double> number_in(const std::string& file) {
    std::ifstream in{file};
    double number = 0.0;
    return in >> number ? std::optional{number} : std::nullopt;
}

std::optional<double> available_by_system() {
    std::ifstream in{"/proc/meminfo"};
    for (std::string name; in >> name;) {
        double kilobytes = 0.0;
        if (name == "MemAvailable:" && in >> kilobytes) {
            return kilobytes * 1024.0;
        }
    }
    return {};
}

std::string refusal(const Scenario& scenario, double needed, double left, bool is_part) {
    std::string text = fmt::format(
        "{} does not fit into memory: {}a world of {:.0f} citizens takes about {}, and {} are "
        "left{}.\n",
        scenario.name,
        is_part ? fmt::format("one of {} parts of ", processes().size()) : std::string{},
        citizens_in(scenario),
        gigabytes(needed),
        gigabytes(left),
        processes_here() > 1 ? fmt::format(" for each of {} processes", processes_here())
                             : std::string{});
    text += "Fewer citizens take less";
    if (scenario.policies.size() > 1) {
        text += "; so does one policy at a time, which needs no fork: `dowith run … --policy NAME`";
    }
    return text + "; and several machines have more: `mpirun -n 4 dowith run …`.";
}

} // namespace

double bytes_of_world(const Scenario& scenario) {
    const double copies = scenario.policies.size() > 1 ? 2.0 : 1.0;
    const double of_citizens = citizens_in(scenario) * bytes_of_citizen(scenario);
    const double of_homes =
        static_cast<double>(scenario.population.neighbourhoods) * sizeof(Neighbourhood);
    const double seen =
        static_cast<double>(scenario.population.neighbourhoods) * sizeof(Observation);
    return reserve * (copies * (of_citizens + of_homes) + seen);
}

std::optional<double> memory_left() {
    std::optional<double> left = available_by_system();
    const auto limit = number_in("/sys/fs/cgroup/memory.max");
    const auto used = number_in("/sys/fs/cgroup/memory.current");
    if (left && limit && used) {
        left = std::min(*left, std::max(0.0, *limit - *used));
    }
    return left;
}

std::size_t worlds_at_once(const Scenario& scenario, std::size_t wanted) {
    const std::optional<double> left = memory_left();
    if (!left || citizens_in(scenario) < small_citizens) {
        return 0;
    }
    const bool shares_district = wanted == 1;
    const double part = shares_district ? 1.0 / processes().size() : 1.0;
    const double needed = part * bytes_of_world(scenario) + program_bytes;
    const double room = *left / processes_here();
    if (needed > room) {
        throw DataError{refusal(scenario, needed, room, part < 1.0)};
    }
    return static_cast<std::size_t>(room / needed);
}

} // namespace dowith
