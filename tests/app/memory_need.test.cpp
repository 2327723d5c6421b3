// SPDX-License-Identifier: Apache-2.0
#include "sim/app/memory_need.hpp"

#include "sim/app/data_error.hpp"
#include "sim/experiment/world.hpp"
#include "sim/kernel/state.hpp"
#include "tests/experiment/lively_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace dowith {
namespace {

/// One policy, which needs no copy.
Scenario place_of(std::uint32_t citizens, std::uint32_t neighbourhoods) {
    Scenario scenario = lively_scenario();
    scenario.policies.resize(1);
    scenario.population = {.citizens = citizens, .neighbourhoods = neighbourhoods};
    return scenario;
}

/// What a district says itself that it takes at the end of burn-in.
double bytes_as_lived(const Scenario& scenario) {
    const auto executor = serial_executor();
    const ForkPoint at = run_burn_in(scenario, 0, *executor);
    StateSize state;
    std::size_t notices = 0;
    for (const Neighbourhood& home : at.district.neighbourhoods) {
        save_state(home, state);
    }
    for (const Neighbourhood::Notice& notice : at.district.board) {
        notices += notice.size() * sizeof(Glimpse);
    }
    return static_cast<double>(state.size() + 2 * notices +
                               at.district.neighbourhoods.size() * sizeof(Neighbourhood));
}

std::string refusal_of(const Scenario& scenario) {
    try {
        (void)worlds_at_once(scenario, 1);
    } catch (const DataError& error) {
        return error.what();
    }
    return {};
}

bool says(const std::string& text, const std::string& what) {
    return text.find(what) != std::string::npos;
}

} // namespace

SCENARIO("what a world will take is known before anybody of it lives", "[memory]") {
    GIVEN("a place of ordinary size") {
        const Scenario scenario = place_of(40'000, 20);
        const double needed = bytes_of_world(scenario);
        THEN("the estimate covers what its people take once they live, and not much more") {
            // A tenth on top for what lists keep in reserve, and a little for what is seen.
            const double lived = bytes_as_lived(scenario);
            CHECK(needed > lived);
            CHECK(needed < 1.3 * lived);
        }
        THEN("twice the people take twice as much") {
            CHECK(bytes_of_world(place_of(80'000, 40)) == Approx(2.0 * needed).epsilon(0.01));
            CHECK(bytes_of_world(place_of(80'000, 20)) == Approx(2.0 * needed).epsilon(0.05));
        }
        THEN("several policies take twice as much, however many, since one copy waits for all") {
            Scenario compared = scenario;
            compared.policies.resize(2, scenario.policies[0]);
            const double two = bytes_of_world(compared);
            CHECK(two == Approx(2.0 * needed).epsilon(0.02));
            compared.policies.resize(5, scenario.policies[0]);
            CHECK(bytes_of_world(compared) == two);
        }
    }
}

SCENARIO("a place that memory has no room for is refused before it is begun", "[memory]") {
    GIVEN("a system that says what memory it has") {
        const std::optional<double> left = memory_left();
        REQUIRE(left.has_value());
        THEN(
            "half of mankind is too many, and the refusal says what it would take and what helps") {
            Scenario mankind = place_of(4'000'000'000, 2'000'000);
            mankind.name = "mankind";
            REQUIRE(bytes_of_world(mankind) > *left);
            const std::string alone = refusal_of(mankind);
            CHECK(says(alone, "mankind does not fit into memory"));
            CHECK(says(alone, "a world of 4000000000 citizens takes about "));
            CHECK(says(alone, "mpirun -n 4 dowith run"));
            CHECK_FALSE(says(alone, "--policy"));
            mankind.policies.resize(2, mankind.policies[0]);
            CHECK(says(refusal_of(mankind), "one policy at a time"));
        }
        THEN("a small place is never in doubt") { CHECK(worlds_at_once(place_of(900, 3), 8) == 0); }
    }
}

namespace {

/// A system that says of itself what a test wants it to say.
class System {
  public:
    System() { put("proc/meminfo", "MemTotal: 9000 kB\nMemAvailable: 8000 kB\n"); }

    void put(const std::string& file, const std::string& text) const {
        std::filesystem::create_directories((root_.path() / file).parent_path());
        std::ofstream{root_.path() / file} << text;
    }

    [[nodiscard]] std::optional<double> left() const { return memory_left(root_.path()); }

  private:
    TemporaryFolder root_;
};

} // namespace

SCENARIO("what is left is the least of what system, scheduler and container leave", "[memory]") {
    System system;
    GIVEN("no limit but the machine's") {
        CHECK(system.left() == 8000.0 * 1024.0);
        system.put("proc/self/cgroup", "0::/\n");
        system.put("sys/fs/cgroup/memory.max", "max\n");
        system.put("sys/fs/cgroup/memory.current", "12\n");
        CHECK(system.left() == 8000.0 * 1024.0);
    }
    GIVEN("a job's limit far down in groups of the second version") {
        system.put("proc/self/cgroup", "0::/slurm/job_7/step_0\n");
        system.put("sys/fs/cgroup/slurm/job_7/memory.max", "5000000\n");
        system.put("sys/fs/cgroup/slurm/job_7/memory.current", "3000000\n");
        CHECK(system.left() == 2e6);
        THEN("files in the cache give way, and a narrower group around it rules") {
            system.put("sys/fs/cgroup/slurm/job_7/memory.stat", "anon 5\ninactive_file 1000000\n");
            CHECK(system.left() == 3e6);
            system.put("sys/fs/cgroup/slurm/memory.max", "4000000\n");
            system.put("sys/fs/cgroup/slurm/memory.current", "3500000\n");
            CHECK(system.left() == 5e5);
        }
        THEN("who uses more than the limit has nothing left") {
            system.put("sys/fs/cgroup/slurm/job_7/memory.current", "6000000\n");
            CHECK(system.left() == 0.0);
        }
    }
    GIVEN("groups of the first version") {
        system.put("proc/self/cgroup", "5:cpu,cpuacct:/a\n4:memory:/docker/7\n");
        const std::string folder = "sys/fs/cgroup/memory/docker/7/";
        system.put(folder + "memory.limit_in_bytes", "1000\n");
        system.put(folder + "memory.usage_in_bytes", "900\n");
        system.put(folder + "memory.stat", "inactive_file 1\ntotal_inactive_file 300\n");
        CHECK(system.left() == 400.0);
    }
}

SCENARIO("as many worlds live at once as memory has room for", "[memory]") {
    const Scenario scenario = place_of(400'000, 400);
    const double one = bytes_of_world(scenario) + 60e6; // and what the program takes
    CHECK(worlds_at_once(scenario, 40, 3.5 * one) == 3);
    CHECK(worlds_at_once(scenario, 40, 1.01 * one) == 1);
    CHECK_THROWS_AS(worlds_at_once(scenario, 40, 0.9 * one), DataError);
    CHECK(worlds_at_once(scenario, 40, std::nullopt) == 0);
}

} // namespace dowith
