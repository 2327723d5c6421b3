// SPDX-License-Identifier: Apache-2.0
#include "output/result_file.hpp"

#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/world_store.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/same_bits.hpp"

#include <limits>
#include <string>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;

namespace {

Scenario drawn_scenario() {
    Scenario scenario = small_scenario();
    scenario.uncertainty = {{"need.exit", 0.2, 0.35, 0.5}};
    return scenario;
}

const Provenance provenance{"dowith compare small.yaml", "0.1.0", "0.1.0-1", "test"};

} // namespace

TEST_CASE("a world read back from its file is the world that was kept, to the last bit") {
    const Scenario scenario = drawn_scenario();
    const TemporaryFolder folder;
    FolderStore store{folder.path() / "worlds"};
    const auto executor = serial_executor();
    const WorldResult world = run_world(scenario, 1, *executor);
    CHECK_FALSE(store.find("abc", {2, 1}).has_value());
    store.keep("abc", world);
    const std::optional<WorldResult> back = store.find("abc", {2, 1});
    REQUIRE(back.has_value());
    CHECK(back->world == 1);
    CHECK(back->weeks == world.weeks);
    CHECK(bits_of(back->values) == bits_of(world.values));
    CHECK(back->digests == world.digests);
    CHECK(back->draws == world.draws);
    CHECK(back->load_at_start == world.load_at_start);
    CHECK(back->realised[1].power == world.realised[1].power);
    CHECK(back->realised[1].rung == world.realised[1].rung);
}

TEST_CASE("a kept world that is damaged or of another shape counts as missing") {
    const Scenario scenario = drawn_scenario();
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    FolderStore store{folder.path()};
    store.keep("abc", run_world(scenario, 0, *executor));
    CHECK_FALSE(store.find("abc", {3, 1}).has_value());
    const std::filesystem::path file = folder.path() / "abc.h5";
    std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
    CHECK_FALSE(store.find("abc", {2, 1}).has_value());
}

TEST_CASE("a result is the same bytes whether its worlds were run or read, and says what it is") {
    const Scenario scenario = drawn_scenario();
    const TemporaryFolder folder;
    const auto executor = tbb_executor(2);
    FolderStore store{folder.path() / "worlds"};
    const auto compare = [&] {
        return compare_worlds(scenario, run_worlds(scenario, *executor, store, {}, {}));
    };
    write_result(folder.path() / "run.h5", scenario, compare(), provenance);
    write_result(folder.path() / "read.h5", scenario, compare(), provenance);
    CHECK(bytes_of(folder.path() / "run.h5") == bytes_of(folder.path() / "read.h5"));
    CHECK(scenario_digest_of(folder.path() / "run.h5") == scenario_digest(scenario));
    CHECK_FALSE(scenario_digest_of(folder.path() / "nothing.h5").has_value());

    const NetcdfReader reader{folder.path() / "run.h5", "dowith result 2"};
    CHECK(reader.read<std::string>("/policy").values ==
          std::vector<std::string>{"informing", "together"});
    CHECK(reader.dimensions("/trust_clients") ==
          std::vector<std::string>{"/policy", "/world", "/week"});
    CHECK(reader.dimensions("/trust_by_quintile") ==
          std::vector<std::string>{"/policy", "/world", "/week", "/quintile"});
    CHECK(reader.attribute<std::string>("/need_met", "better") == "higher");
    CHECK(reader.read<double>("/draws/need.exit").values.size() == 3);
    const auto outcomes = reader.read<std::string>("/difference/outcome").values;
    const auto mean = reader.read<double>("/difference/mean");
    CHECK(mean.shape == std::vector<std::size_t>{outcomes.size(), 2});
    CHECK(mean.values[0] == 0.0); // the baseline against itself
}

TEST_CASE("a result tells differences in no one unit, of how many worlds, and its digest as text") {
    const Scenario scenario = drawn_scenario();
    const TemporaryFolder folder;
    const auto executor = serial_executor();
    FolderStore store{folder.path() / "worlds"};
    std::vector<WorldResult> worlds = run_worlds(scenario, *executor, store, {}, {});
    const std::size_t trust = find_series("trust");
    const float unknown = std::numeric_limits<float>::quiet_NaN();
    for (std::size_t week = 0; week < scenario.horizon_weeks; ++week) {
        // Under the second policy alone.
        worlds[2].values[1][week * all_series().size() + trust] = unknown;
    }
    Comparison comparison = compare_worlds(scenario, worlds);
    comparison.digest = 0xabc;
    write_result(folder.path() / "a.h5", scenario, comparison, provenance);

    const NetcdfReader reader = open_result(folder.path() / "a.h5");
    CHECK(reader.attribute<std::string>("/", "digest") == "0000000000000abc");
    for (const char* name : {"mean", "low", "high", "p05", "median", "p95"}) {
        CAPTURE(name);
        const std::string path = std::string{"/difference/"} + name;
        CHECK_THROWS_AS(reader.attribute<std::string>(path, "units"), OutputError);
        CHECK_THAT(reader.attribute<std::string>(path, "long_name"), Contains("`unit`"));
    }
    CHECK(reader.attribute<std::string>("/difference/better_share", "units") == "1");
    const auto outcomes = reader.read<std::string>("/difference/outcome").values;
    const auto known = reader.read<std::int32_t>("/difference/worlds_known").values;
    const auto units = reader.read<std::string>("/difference/unit").values;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (outcomes[i] == "trust") {
            CHECK(known[2 * i] == 3);
            CHECK(known[2 * i + 1] == 2);
            CHECK(units[i] == "1");
        }
    }
}
