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
#include <string_view>

namespace dowith {
namespace {

namespace fs = std::filesystem;

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
std::optional<double> number_in(const fs::path& file) {
    std::ifstream in{file};
    double number = 0.0;
    return in >> number ? std::optional{number} : std::nullopt;
}

/// The number behind a name, in a file of names and numbers.
std::optional<double> number_of(std::string_view wanted, const fs::path& file) {
    std::ifstream in{file};
    for (std::string name; in >> name;) {
        double number = 0.0;
        if (name == wanted && in >> number) {
            return number;
        }
    }
    return {};
}

/// How a kind of control groups calls what it knows of memory.
struct GroupFiles {
    fs::path mount;
    const char* limit;
    const char* used;
    const char* reclaimable; ///< of what is used, files that nobody has touched lately
};

const GroupFiles files_v2{"sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"};
const GroupFiles files_v1{"sys/fs/cgroup/memory",
                          "memory.limit_in_bytes",
                          "memory.usage_in_bytes",
                          "total_inactive_file"};

/// The least that a group and those around it leave; nothing where none has a limit. Files in the
/// cache count as used, and give way to whoever needs memory.
std::optional<double>
left_in_groups(const fs::path& root, const GroupFiles& files, fs::path group) {
    std::optional<double> least;
    for (bool goes_on = true; goes_on; group = group.parent_path()) {
        const fs::path folder = root / files.mount / group.relative_path();
        const auto limit = number_in(folder / files.limit);
        const auto used = number_in(folder / files.used);
        if (limit && used) {
            const double cached =
                number_of(files.reclaimable, folder / "memory.stat").value_or(0.0);
            const double left = std::max(0.0, *limit - std::max(0.0, *used - cached));
            least = std::min(left, least.value_or(left));
        }
        goes_on = group.has_relative_path();
    }
    return least;
}

/// What the control groups of this process leave, as a scheduler or a container sets them.
std::optional<double> left_by_groups(const fs::path& root) {
    std::optional<double> least;
    std::ifstream in{root / "proc/self/cgroup"};
    for (std::string line; std::getline(in, line);) { // NUMBER:CONTROLLERS:PATH
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos) {
            continue;
        }
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        const bool is_v2 = controllers == ",,";
        if (is_v2 || controllers.find(",memory,") != std::string::npos) {
            const auto left =
                left_in_groups(root, is_v2 ? files_v2 : files_v1, line.substr(second + 1));
            least = left ? std::min(*left, least.value_or(*left)) : least;
        }
    }
    return least;
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

std::optional<double> memory_left(const std::filesystem::path& root) {
    const auto kilobytes = number_of("MemAvailable:", root / "proc/meminfo");
    const auto in_groups = left_by_groups(root);
    if (!kilobytes) {
        return in_groups;
    }
    const double left = *kilobytes * 1024.0;
    return std::min(left, in_groups.value_or(left));
}

std::size_t
worlds_at_once(const Scenario& scenario, std::size_t wanted, std::optional<double> left) {
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
