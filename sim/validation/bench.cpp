// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bench.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "sim/statistics/spread.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

namespace dowith {
namespace {

constexpr std::uint32_t full_factor = 5;

class Nowhere final : public WorldStore {
  public:
    [[nodiscard]] std::optional<WorldResult> find(const std::string&, const WorldShape&) override {
        return {};
    }

    void keep(const std::string&, const WorldResult&) override {}
};

/// Places of patterns and failures, and those of exact claims. No name is in both.
constexpr std::array<std::string_view, 2> folders{"validation", "verification"};

Scenario gallery_scenario(std::string_view place, std::span<const std::string> overrides) {
    std::optional<Scenario> found;
    for (const std::string_view folder : folders) {
        const std::string name = str(folder, '/', place, ".yaml");
        if (const std::optional<std::string> text = gallery_text(name)) {
            found = scenario_from_text(name, *text, overrides).scenario;
        }
    }
    EXPECTS(found.has_value());
    return *std::move(found);
}

std::size_t place_of(const Scenario& scenario, std::string_view policy) {
    const auto place = std::find_if(scenario.policies.begin(),
                                    scenario.policies.end(),
                                    [&](const Policy& each) { return each.name == policy; });
    EXPECTS(place != scenario.policies.end());
    return static_cast<std::size_t>(place - scenario.policies.begin());
}

} // namespace

Bench::Bench(std::span<const Claim* const> at_hand,
             Effort effort,
             Executor& executor,
             ProgressReport report,
             StopRequest stop)
    : at_hand_{at_hand.begin(), at_hand.end()}, effort_{effort}, executor_{executor},
      report_{std::move(report)}, stop_{std::move(stop)} {}

Scenario Bench::scenario(std::string_view place, std::span<const std::string> overrides) const {
    Scenario quick = gallery_scenario(place, overrides);
    if (effort_ == Effort::quick || quick.worlds == 1) {
        return quick;
    }
    std::vector<std::string> more{overrides.begin(), overrides.end()};
    more.push_back(str("worlds=", quick.worlds * full_factor));
    return gallery_scenario(place, more);
}

bool Bench::is_needed(std::string_view place, std::string_view policy) const {
    return std::any_of(at_hand_.begin(), at_hand_.end(), [&](const Claim* claim) {
        const Need& need = claim->need;
        const auto& policies = need.policies;
        return (need.place == place || need.also == place) &&
               std::find(policies.begin(), policies.end(), policy) != policies.end();
    });
}

const Bench::Runs& Bench::runs(std::string_view place) {
    if (const auto kept = kept_.find(place); kept != kept_.end()) {
        return kept->second;
    }
    Runs made{scenario(place), {}};
    std::vector<Policy>& policies = made.scenario.policies;
    EXPECTS(made.scenario.baseline == 0);
    const auto unneeded = [&](const Policy& each) { return !is_needed(place, each.name); };
    policies.erase(std::remove_if(policies.begin() + 1, policies.end(), unneeded), policies.end());
    Nowhere nowhere;
    made.worlds = run_worlds(made.scenario, executor_, nowhere, report_, stop_);
    return kept_.emplace(place, std::move(made)).first->second;
}

Sample Bench::level(std::string_view place,
                    std::string_view policy,
                    std::string_view indicator,
                    Weeks weeks) {
    const Runs& at = runs(place);
    const std::size_t series = find_series(indicator);
    EXPECTS(series != no_series);
    const std::size_t place_in_world = place_of(at.scenario, policy);
    Sample sample;
    for (const WorldResult& world : at.worlds) {
        sample.values.push_back(mean_over(world, place_in_world, series, weeks.first, weeks.last));
    }
    return sample;
}

Sample Bench::difference(std::string_view place,
                         std::string_view policy,
                         std::string_view from,
                         std::string_view indicator,
                         Weeks weeks) {
    return combined(level(place, policy, indicator, weeks),
                    level(place, from, indicator, weeks),
                    [](double a, double b) { return a - b; });
}

Sample Bench::realised_rung(std::string_view place, std::string_view policy) {
    const Runs& at = runs(place);
    Sample sample;
    for (const WorldResult& world : at.worlds) {
        sample.values.push_back(world.realised[place_of(at.scenario, policy)].rung);
    }
    return sample;
}

Sample Bench::study(std::string_view place, const Study& study) {
    const Scenario at = scenario(place);
    Sample sample;
    sample.values.resize(at.worlds);
    executor_.for_each(at.worlds, [&](std::size_t i) {
        if (stop_ && stop_()) {
            return;
        }
        const ForkPoint fork = run_burn_in(at, static_cast<std::uint32_t>(i), executor_);
        sample.values[i] = study(at, fork, executor_);
    });
    if (stop_ && stop_()) {
        throw Interrupted{{.done = 0, .of = at.worlds, .found = 0}};
    }
    return sample;
}

Sample mean_around(double exact, const Sample& seen) {
    EXPECTS(seen.values.size() > 1);
    const Spread spread = spread_of(seen.values);
    const auto worlds = static_cast<double>(seen.values.size());
    const double four_errors = 4.0 * spread.sd / std::sqrt(worlds);
    return {{spread.mean},
            four_errors,
            Band{exact - four_errors, exact + four_errors},
            seen.values.size()};
}

} // namespace dowith
