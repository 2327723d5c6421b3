// SPDX-License-Identifier: Apache-2.0
// Writes a small result with people and a ledger: write_record_sample FILE

#include "output/result_file.hpp"
#include "output/world_store.hpp"
#include "sim/engine/executor.hpp"
#include "tests/experiment/hand_kept_books.hpp"
#include "tests/experiment/small_scenario.hpp"

int main(int argc, char** argv) {
    using namespace dowith;
    if (argc != 2) {
        return 2;
    }
    Scenario scenario = small_scenario();
    scenario.worlds = 1;
    scenario.record.people = PeoplePlan{{"trust", "quality"}, {0, 10, 20}, 40};
    scenario.record.ledger = true;
    const auto executor = serial_executor();
    NoStore store;
    Comparison comparison =
        compare_worlds(scenario, run_worlds(scenario, *executor, store, {}, {}));
    comparison.worlds[0].record->ledger = busy_ledger(); // where credits went is known by heart
    write_result(argv[1], scenario, comparison, {"dowith compare small.yaml", "0", "0", "test"});
    return 0;
}
