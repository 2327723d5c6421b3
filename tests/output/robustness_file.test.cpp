// SPDX-License-Identifier: Apache-2.0
#include "output/robustness_file.hpp"

#include "output/csv_text.hpp"
#include "output/netcdf.hpp"
#include "output/result_file.hpp"
#include "sim/engine/executor.hpp"
#include "sim/experiment/world.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/output/temporary_folder.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>
#include <vector>

using namespace dowith;

namespace {

const Provenance provenance{"dowith robustness small.yaml", "0.1.0", "0.1.0-1", "test"};

/// Three worlds of the small place, judged by two outcomes.
struct Judged {
    Scenario scenario = small_scenario();
    Levels levels{3, 2};
    Robustness robustness;

    Judged() {
        const auto executor = serial_executor();
        for (std::uint32_t world = 0; world < 3; ++world) {
            levels.take(world, run_world(scenario, world, *executor));
        }
        robustness = robustness_of(scenario,
                                   levels,
                                   std::vector{find_series("need_met"), find_series("social_cost")},
                                   willingness_grid(100000.0));
    }

    [[nodiscard]] RobustnessResult result() const { return {scenario, levels, robustness}; }
};

const Judged& small() {
    static const Judged judged;
    return judged;
}

} // namespace

TEST_CASE("robustness can be worked out again from the levels that stand beside it") {
    const TemporaryFolder folder;
    write_robustness(folder / "r.h5", small().result(), provenance);
    const NetcdfReader reader{folder / "r.h5", "dowith robustness 1"};
    const auto levels = reader.read<double>("/robustness/level").values;
    const auto best = reader.read<double>("/robustness/best").values;
    const auto most = reader.read<double>("/robustness/regret_max").values;
    REQUIRE(levels.size() == 2 * 2 * 3);
    double wins = 0.0;
    double lost = 0.0;
    for (std::size_t world = 0; world < 3; ++world) { // of social cost, less is better
        const double first = levels[6 + world];
        const double second = levels[9 + world];
        wins += second < first ? 1.0 : second == first ? 0.5 : 0.0;
        lost = std::max(lost, second - first);
    }
    CHECK(best[3] == Approx(wins / 3.0));
    CHECK(most[3] == Approx(lost));
}

TEST_CASE("both cost views stand in the file, with what is needed to draw the plane") {
    const TemporaryFolder folder;
    write_robustness(folder / "r.h5", small().result(), provenance);
    const NetcdfReader reader{folder / "r.h5", "dowith robustness 1"};
    CHECK(reader.read<std::string>("/robustness/cost_view").values ==
          std::vector<std::string>{"agency", "social"});
    const auto cost = reader.read<double>("/robustness/cost");
    CHECK(cost.shape == std::vector<std::size_t>{2, 2, 3});
    const auto extra = reader.read<double>("/robustness/extra_cost_mean").values;
    CHECK(std::isnan(extra[0])); // the baseline against itself
    double mean = 0.0;
    for (std::size_t world = 0; world < 3; ++world) {
        mean += (cost.values[3 + world] - cost.values[world]) / 3.0;
    }
    CHECK(extra[1] == Approx(mean));
    const auto curve = reader.read<double>("/robustness/acceptability");
    CHECK(curve.shape == std::vector<std::size_t>{2, willingness_steps + 1, 2});
    for (std::size_t at = 0; at < curve.values.size(); at += 2) {
        CHECK(curve.values[at] + curve.values[at + 1] == Approx(1.0));
    }
}

TEST_CASE("equal robustness is equal bytes, and the tidy table tells the same numbers") {
    const TemporaryFolder folder;
    write_robustness(folder / "a.h5", small().result(), provenance);
    write_robustness(folder / "b.h5", Judged{}.result(), provenance);
    CHECK(bytes_of(folder / "a.h5") == bytes_of(folder / "b.h5"));
    CHECK(scenario_digest_of(folder / "a.h5") == scenario_digest(small().scenario));
    const std::string text = robustness_table(small().result()).text();
    CHECK(text.starts_with("measure,outcome,cost_view,willingness,policy,unit,value,low,high\n"));
    const Proportion& best = small().robustness.outcomes[0].best[1];
    CHECK(text.find("best,need_met,,,together,1," + csv_number(best.share) + "," +
                    csv_number(best.low) + "," + csv_number(best.high) + "\n") !=
          std::string::npos);
}
