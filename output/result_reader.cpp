// SPDX-License-Identifier: Apache-2.0
#include "output/result_reader.hpp"

#include "output/series_text.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace dowith {
namespace {

/// Reads the worlds of a result, part by part.
class WorldsReader {
  public:
    WorldsReader(const NetcdfReader& result, const Scenario& scenario)
        : result_{result}, policies_{scenario.policies.size()}, weeks_{scenario.horizon_weeks} {
        for (const std::int32_t number : result.read<std::int32_t>("/world").values) {
            WorldResult world;
            world.world = static_cast<std::uint32_t>(number);
            world.weeks = weeks_;
            world.values.assign(policies_, std::vector<float>(weeks_ * all_series().size()));
            world.digests.resize(policies_);
            world.realised.resize(policies_);
            worlds_.push_back(std::move(world));
        }
    }

    [[nodiscard]] std::vector<WorldResult> read(const std::vector<Prior>& priors) {
        for (std::size_t place = 0; place < all_series().size(); ++place) {
            const Series& series = all_series()[place];
            if (is_first_quintile(series)) {
                read_series(series, place, quintiles);
            } else if (!is_quintile(series)) {
                read_series(series, place, 1);
            }
        }
        read_runs();
        read_worlds(priors);
        return std::move(worlds_);
    }

  private:
    /// One column, or `beside` columns that stand together.
    void read_series(const Series& series, std::size_t place, std::size_t beside) {
        const std::vector<float> values = result_.read<float>("/" + series.name()).values;
        std::size_t next = 0;
        for (std::size_t policy = 0; policy < policies_; ++policy) {
            for (WorldResult& world : worlds_) {
                for (std::size_t week = 0; week < weeks_; ++week) {
                    float* const row = world.values[policy].data() + week * all_series().size();
                    for (std::size_t column = 0; column < beside; ++column) {
                        row[place + column] = values.at(next++);
                    }
                }
            }
        }
    }

    /// One number a run, given to `take` with its world and policy.
    template <class T, class Take> void read_by_run(const char* path, Take take) {
        const std::vector<T> values = result_.read<T>(path).values;
        std::size_t next = 0;
        for (std::size_t policy = 0; policy < policies_; ++policy) {
            for (WorldResult& world : worlds_) {
                take(world, policy, values.at(next++));
            }
        }
    }

    void read_runs() {
        read_by_run<std::uint64_t>("/state_digest", [](auto& world, auto policy, auto value) {
            world.digests[policy] = value;
        });
        read_by_run<double>("/realised_power", [](auto& world, auto policy, auto value) {
            world.realised[policy].power = value;
        });
        read_by_run<double>("/realised_delivery", [](auto& world, auto policy, auto value) {
            world.realised[policy].delivery = value;
        });
        read_by_run<std::int32_t>("/realised_rung", [](auto& world, auto policy, auto value) {
            world.realised[policy].rung = static_cast<std::uint32_t>(value);
        });
    }

    void read_worlds(const std::vector<Prior>& priors) {
        const std::vector<double> load = result_.read<double>("/load_at_start").values;
        for (std::size_t world = 0; world < worlds_.size(); ++world) {
            worlds_[world].load_at_start = load.at(world);
        }
        for (const Prior& prior : priors) {
            const std::vector<double> draws = result_.read<double>("/draws/" + prior.path).values;
            for (std::size_t world = 0; world < worlds_.size(); ++world) {
                worlds_[world].draws.push_back(draws.at(world));
            }
        }
    }

    const NetcdfReader& result_;
    std::size_t policies_;
    std::size_t weeks_;
    std::vector<WorldResult> worlds_;
};

/// Whether the file has this attribute.
bool says(const NetcdfReader& result, std::string_view name) {
    return std::ranges::any_of(result.attributes("/"),
                               [&](const Attribute& each) { return each.name == name; });
}

std::vector<std::uint32_t> missing_worlds(const NetcdfReader& result) {
    if (!says(result, "missing_worlds")) {
        return {};
    }
    std::vector<std::uint32_t> missing;
    for (const std::int64_t world :
         result.attribute<std::vector<std::int64_t>>("/", "missing_worlds")) {
        missing.push_back(static_cast<std::uint32_t>(world));
    }
    return missing;
}

/// Leaves the policies that were run, which may be one of several.
void keep_policies(Scenario& scenario,
                   const std::vector<std::string>& names,
                   const std::string& baseline) {
    std::erase_if(scenario.policies, [&](const Policy& policy) {
        return std::ranges::find(names, policy.name) == names.end();
    });
    const auto found = std::ranges::find(scenario.policies, baseline, &Policy::name);
    scenario.baseline = static_cast<std::size_t>(found - scenario.policies.begin());
}

} // namespace

Scenario read_scenario_of(const NetcdfReader& result, const std::filesystem::path& folder) {
    const auto text = [&](const char* name) { return result.attribute<std::string>("/", name); };
    Scenario scenario =
        scenario_from_text(text("scenario") + ".yaml", text("resolved_scenario"), {}, folder)
            .scenario;
    keep_policies(scenario, result.read<std::string>("/policy").values, text("baseline"));
    if (text("rule") == "fixed") {
        scenario.precision.clear();
    }
    scenario.changes = says(result, "changes") ? text("changes") : "";
    return scenario;
}

Comparison read_comparison(const NetcdfReader& result, const Scenario& scenario) {
    WorldsReader worlds{result, scenario};
    return compare_worlds(scenario, worlds.read(scenario.uncertainty), missing_worlds(result));
}

} // namespace dowith
