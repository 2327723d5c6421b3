// SPDX-License-Identifier: Apache-2.0
// What a week under a policy cannot do without, as JSON: bytes of state that it must read and
// write, and keyed draws, each by citizen. Times the rate, over what the machine can do, these are
// the distance to its limits. Compiled with a generator that counts (counted_philox.hpp).
#include "sim/engine/executor.hpp"
#include "sim/experiment/world.hpp"
#include "tests/benchmarks/counted_philox.hpp"
#include "tests/benchmarks/reference.hpp"
#include "tests/benchmarks/state_bytes.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <exception>
#include <iostream>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// Lives weeks one neighbourhood after the other, and counts what they take.
class Counted {
  public:
    Counted(const Scenario& scenario, ForkPoint& fork)
        : fork_{fork}, rules_{fork.setting,
                              scenario.policies.front(),
                              fork.district.week,
                              scenario.mechanisms} {}

    void live(std::uint32_t weeks) {
        for (std::uint32_t week = 0; week < weeks; ++week) {
            for (std::size_t i = 0; i < fork_.district.neighbourhoods.size(); ++i) {
                live_in(i);
            }
            fork_.district.board.swap(fork_.district.next_board);
            ++fork_.district.week;
        }
    }

    [[nodiscard]] Json by_citizen_week() const {
        const auto each = [this](double total) { return total / citizen_weeks_; };
        return {{"state_bytes", each(state_)},
                {"written_bytes", each(written_)},
                {"draws", each(single_ + in_runs_)},
                {"draws_one_by_one", each(single_)}};
    }

  private:
    void live_in(std::size_t i) {
        District<Neighbourhood>& district = fork_.district;
        Neighbourhood& home = district.neighbourhoods[i];
        const StateBytes before{home, district.board[i]};
        const std::uint64_t single = single_draws;
        const std::uint64_t runs = draws_in_runs;
        rules_.live(home, district.board, district.week);
        rules_.publish(home, district.next_board[i]);
        single_ += static_cast<double>(single_draws - single);
        in_runs_ += static_cast<double>(draws_in_runs - runs);
        const StateBytes after{home, district.next_board[i]};
        state_ += before.size();
        written_ += after.changed_since(before);
        citizen_weeks_ += static_cast<double>(home.citizens.size());
    }

    ForkPoint& fork_;
    Rules rules_;
    double state_ = 0;
    double written_ = 0;
    double single_ = 0; ///< draws
    double in_runs_ = 0;
    double citizen_weeks_ = 0;
};

Json measure(const Size& size) {
    const Scenario scenario = scenario_of(size);
    const auto executor = serial_executor();
    ForkPoint fork = run_burn_in(scenario, 0, *executor);
    Counted weeks{scenario, fork};
    weeks.live(size.weeks);
    Json result{{"citizens", scenario.population.citizens}, {"weeks", size.weeks}};
    result["by_citizen_week"] = weeks.by_citizen_week();
    return result;
}

int run(int count, char** words) {
    Size size{.citizens = 4000, .burn_in = 52, .weeks = 52};
    CLI::App app{"Counts what a week must move and draw"};
    app.add_option("--scenario", size.scenario, "file");
    app.add_option("--policy", size.policy, "one of the scenario's");
    app.add_option("--citizens", size.citizens, "in neighbourhoods as large as the file's");
    app.add_option("--burn-in", size.burn_in, "weeks")->check(CLI::PositiveNumber);
    app.add_option("--weeks", size.weeks, "under the policy")->check(CLI::PositiveNumber);
    CLI11_PARSE(app, count, words)
    std::cout << measure(size).dump(2) << '\n';
    return 0;
}

} // namespace
} // namespace dowith

int main(int count, char** words) {
    try {
        return dowith::run(count, words);
    } catch (const std::exception& failure) {
        std::cerr << "week_needs: " << failure.what() << '\n';
        return 1;
    }
}
