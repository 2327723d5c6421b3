// SPDX-License-Identifier: Apache-2.0
#include "output/result_file.hpp"

#include "output/explanation_file.hpp"
#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/record_file.hpp"
#include "output/robustness_file.hpp"
#include "output/series_text.hpp"
#include "output/trace_file.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/text.hpp"

#include <cmath>
#include <limits>
#include <numeric>

namespace dowith {
namespace {

std::string result_kind() { return str("dowith result ", result_format_version); }

/// What the numbers of cells stand for, as CF says it.
std::vector<Attribute> cell_flags() {
    std::vector<std::int64_t> values;
    std::string meanings;
    for (const Cell& cell : built_in_grid().cells) {
        values.push_back(cell_index(cell.roles));
        meanings += (meanings.empty() ? "" : " ") + cell.name;
    }
    return {{"flag_values", values}, {"flag_meanings", meanings}};
}

/// Writes one comparison, part by part.
class ResultWriter {
  public:
    ResultWriter(const std::filesystem::path& file,
                 const Scenario& scenario,
                 const Comparison& comparison)
        : writer_{file, result_kind()}, scenario_{scenario}, comparison_{comparison} {}

    void write(const Provenance& provenance) {
        put_coordinates();
        put_provenance(writer_, scenario_, comparison_.digest, provenance);
        put_rule();
        put_missing();
        for (std::size_t place = 0; place < all_series().size(); ++place) {
            const Series& series = all_series()[place];
            if (is_first_quintile(series)) {
                put_by_quintile(place);
            } else if (!is_quintile(series)) {
                put_series(place);
            }
        }
        put_digests();
        put_realised();
        put_declared();
        put_levels();
        put_differences();
        put_draws();
        put_records(writer_, scenario_, comparison_);
        writer_.commit();
    }

  private:
    [[nodiscard]] std::size_t policies() const { return scenario_.policies.size(); }

    [[nodiscard]] std::size_t weeks() const { return scenario_.horizon_weeks; }

    void put_policies(const char* path) {
        std::vector<std::string> names;
        for (const Policy& policy : scenario_.policies) {
            names.push_back(policy.name);
        }
        writer_.put_coordinate({.path = path, .long_name = "policy"}, names);
    }

    void put_worlds(const char* path) {
        std::vector<std::int32_t> worlds;
        for (const WorldResult& world : comparison_.worlds) {
            worlds.push_back(static_cast<std::int32_t>(world.world));
        }
        writer_.put_coordinate(
            {.path = path, .units = "1", .long_name = "world: one population, one luck, one draw"},
            worlds);
    }

    // A group of its own repeats the coordinates: readers that open one group see no other.
    void put_coordinates() {
        put_policies("/policy");
        put_worlds("/world");
        std::vector<std::int32_t> counted(weeks());
        std::iota(counted.begin(), counted.end(), 0);
        // "week" alone would make xarray turn the numbers into time differences.
        writer_.put_coordinate(
            {.path = "/week", .units = "1", .long_name = "weeks since the policies began"},
            counted);
        const std::vector<std::int32_t> fifths{1, 2, 3, 4, 5};
        writer_.put_coordinate(
            {.path = "/quintile", .units = "1", .long_name = "quintile of advantage, 1 lowest"},
            fifths);
    }

    /// By which rule there are so many worlds, and what the intervals of differences promise.
    void put_rule() {
        const Stopping& stopping = comparison_.stopping;
        const StoppingRule& rule = stopping.rule;
        writer_.put_attribute("/", {"rule", std::string{rule.name()}});
        writer_.put_attribute("/", {"cap", static_cast<std::int64_t>(rule.cap)});
        writer_.put_attribute("/",
                              {"worlds_used", static_cast<std::int64_t>(stopping.worlds_used)});
        writer_.put_attribute("/", {"alpha", rule.alpha});
        if (rule.is_sequential) {
            writer_.put_attribute("/", {"minimum", static_cast<std::int64_t>(first_look)});
            writer_.put_attribute("/", {"look_every", static_cast<std::int64_t>(look_every)});
            writer_.put_attribute("/", {"precise", std::int64_t{stopping.is_precise ? 1 : 0}});
        }
    }

    void put_missing() {
        if (!comparison_.missing.empty()) {
            const std::vector<std::int32_t> missing{comparison_.missing.begin(),
                                                    comparison_.missing.end()};
            writer_.put_attribute("/", {"missing_worlds", missing});
        }
    }

    void put_series(std::size_t place) {
        const Series& series = all_series()[place];
        std::vector<float> values;
        values.reserve(policies() * comparison_.worlds.size() * weeks());
        for (std::size_t policy = 0; policy < policies(); ++policy) {
            for (const WorldResult& world : comparison_.worlds) {
                for (std::size_t week = 0; week < weeks(); ++week) {
                    values.push_back(world.value(policy, week, place));
                }
            }
        }
        writer_.put({.path = "/" + series.name(),
                     .dimensions = {"policy", "world", "week"},
                     .units = std::string{series.indicator->unit},
                     .long_name = long_name(series),
                     .attributes = about(series)},
                    values);
    }

    void put_by_quintile(std::size_t first) {
        const Series& series = all_series()[first];
        std::vector<float> values;
        values.reserve(policies() * comparison_.worlds.size() * weeks() * quintiles);
        for (std::size_t policy = 0; policy < policies(); ++policy) {
            for (const WorldResult& world : comparison_.worlds) {
                for (std::size_t week = 0; week < weeks(); ++week) {
                    for (std::size_t quintile = 0; quintile < quintiles; ++quintile) {
                        values.push_back(world.value(policy, week, first + quintile));
                    }
                }
            }
        }
        writer_.put({.path = "/" + series.name(),
                     .dimensions = {"policy", "world", "week", "quintile"},
                     .units = std::string{series.indicator->unit},
                     .long_name = std::string{series.indicator->meaning},
                     .attributes = about(series)},
                    values);
    }

    /// One number a run, told by `of` a world and a policy.
    template <class Of>
    void put_by_run(const std::string& path,
                    const std::string& meaning,
                    const std::vector<Attribute>& attributes,
                    Of of) {
        std::vector<decltype(of(comparison_.worlds.front(), std::size_t{}))> values;
        for (std::size_t policy = 0; policy < policies(); ++policy) {
            for (const WorldResult& world : comparison_.worlds)
                values.push_back(of(world, policy));
        }
        writer_.put({.path = path,
                     .dimensions = {"policy", "world"},
                     .units = "1",
                     .long_name = meaning,
                     .attributes = attributes},
                    values);
    }

    void put_digests() {
        put_by_run(
            "/state_digest",
            "fingerprint of the final state, a number of 64 bits",
            {},
            [](const WorldResult& world, std::size_t policy) { return world.digests[policy]; });
        std::vector<double> load;
        for (const WorldResult& world : comparison_.worlds) {
            load.push_back(world.load_at_start);
        }
        writer_.put({.path = "/load_at_start",
                     .dimensions = {"world"},
                     .units = "1",
                     .long_name = "staff load when the policies began"},
                    load);
    }

    void put_realised() {
        const auto at = [](const WorldResult& world, std::size_t policy) -> const Realised& {
            return world.realised[policy];
        };
        put_by_run("/realised_power",
                   "citizens' power in design reached in practice, final year",
                   {},
                   [&](const auto& world, auto policy) { return at(world, policy).power; });
        put_by_run("/realised_delivery",
                   "citizens' share of hours of delivery, final year",
                   {},
                   [&](const auto& world, auto policy) { return at(world, policy).delivery; });
        put_by_run("/realised_rung",
                   "rung of participation reached in practice, final year",
                   {{"ladder", std::string{realised_ladder}}},
                   [&](const auto& world, auto policy) {
                       return static_cast<std::int32_t>(at(world, policy).rung);
                   });
        put_by_run("/realised_cell",
                   "cell of the grid of roles reached in practice, final year",
                   cell_flags(),
                   [&](const auto& world, auto policy) {
                       const Realised& where = at(world, policy);
                       return std::int64_t{cell_index(realised_cell(where.power, where.delivery))};
                   });
    }

    void put_declared() {
        std::vector<std::int32_t> rungs;
        std::vector<std::int64_t> cells;
        for (const Policy& policy : scenario_.policies) {
            rungs.push_back(policy.stages.back().rung_number);
            cells.push_back(cell_index(declared_roles(policy)));
        }
        writer_.put({.path = "/declared_rung",
                     .dimensions = {"policy"},
                     .units = "1",
                     .long_name = "rung of participation declared, last stage; 0 where none is",
                     .attributes = {{"ladder", scenario_.ladder.name}}},
                    rungs);
        writer_.put({.path = "/declared_cell",
                     .dimensions = {"policy"},
                     .units = "1",
                     .long_name = "cell of the grid of roles declared, last stage",
                     .attributes = cell_flags()},
                    cells);
    }

    void put_levels() {
        writer_.put_group(
            "/level",
            {{"title", std::string{"one number a run: the mean over the indicator's window"}}});
        put_policies("/level/policy");
        put_worlds("/level/world");
        for (std::size_t place = 0; place < all_series().size(); ++place) {
            const Series& series = all_series()[place];
            if (is_quintile(series)) {
                continue;
            }
            std::vector<double> levels;
            for (std::size_t policy = 0; policy < policies(); ++policy) {
                for (const WorldResult& world : comparison_.worlds) {
                    levels.push_back(summary(world, policy, place));
                }
            }
            writer_.put({.path = "/level/" + series.name(),
                         .dimensions = {"policy", "world"},
                         .units = std::string{series.indicator->unit},
                         .long_name = long_name(series),
                         .attributes = about_level(series)},
                        levels);
        }
    }

    [[nodiscard]] std::string intervals_text() const {
        return comparison_.stopping.rule.is_sequential
                   ? "primary outcomes: joint over all of them and at every look, 95 %; others: "
                     "Student's, 95 % each, as if the number of worlds had been planned"
                   : "Student's, 95 % each, at this number of worlds";
    }

    /// All paired differences side by side: (outcome, policy).
    void put_differences() {
        writer_.put_group("/difference",
                          {{"title", std::string{"paired differences from the baseline policy"}},
                           {"intervals", intervals_text()}});
        std::vector<const Outcome*> told;
        std::vector<std::string> names;
        std::vector<std::string> units;
        std::vector<std::string> better;
        std::vector<std::int8_t> primary;
        std::vector<double> wanted;
        for (const Outcome& outcome : comparison_.outcomes) {
            const Series& series = all_series()[outcome.series];
            if (!is_quintile(series)) {
                told.push_back(&outcome);
                names.push_back(series.name());
                units.emplace_back(series.indicator->unit);
                better.emplace_back(name_of(series.indicator->better));
                primary.push_back(outcome.primary ? 1 : 0);
                wanted.push_back(outcome.wanted.value_or(std::numeric_limits<double>::quiet_NaN()));
            }
        }
        writer_.put_coordinate({.path = "/difference/outcome", .long_name = "outcome"}, names);
        put_policies("/difference/policy");
        const std::vector<std::string> over{"outcome"};
        writer_.put(
            {.path = "/difference/unit",
             .dimensions = over,
             .long_name = "unit of the outcome, and so of mean, low, high, p05, median and p95"},
            units);
        writer_.put({.path = "/difference/better",
                     .dimensions = over,
                     .long_name = "which direction is good"},
                    better);
        writer_.put({.path = "/difference/primary",
                     .dimensions = over,
                     .units = "1",
                     .long_name = "1 where the comparison is about this outcome, 0 where it is "
                                  "exploratory"},
                    primary);
        writer_.put({.path = "/difference/precision",
                     .dimensions = over,
                     .long_name = "half the width of the interval that was wanted; NaN where none "
                                  "was, in the unit that `unit` tells"},
                    wanted);
        put_numbers(told);
    }

    /// One number an outcome and policy. Without units where those of outcomes differ.
    template <class Number>
    void put_number(const std::vector<const Outcome*>& told,
                    const std::string& name,
                    const std::string& units,
                    const std::string& meaning,
                    Number number) {
        std::vector<decltype(number(told.front()->differences.front()))> values;
        for (const Outcome* outcome : told) {
            for (const PairedDifference& difference : outcome->differences) {
                values.push_back(number(difference));
            }
        }
        writer_.put({.path = "/difference/" + name,
                     .dimensions = {"outcome", "policy"},
                     .units = units,
                     .long_name = meaning},
                    values);
    }

    void put_numbers(const std::vector<const Outcome*>& told) {
        using P = const PairedDifference&;
        const auto put = [&](const char* name, const std::string& meaning, auto number) {
            put_number(told, name, "", meaning + ", in the unit that `unit` tells", number);
        };
        const auto put_plain = [&](const char* name, const char* meaning, auto number) {
            put_number(told, name, "1", meaning, number);
        };
        put("mean", "mean paired difference", [](P d) { return d.difference.mean; });
        put("low", "lower end of the 95 % interval of the mean", [](P d) {
            return d.difference.low;
        });
        put("high", "upper end of the 95 % interval of the mean", [](P d) {
            return d.difference.high;
        });
        put("half_width", "half the width of the interval of the mean", [](P d) {
            return half_width(d.difference);
        });
        put("p05", "5 % quantile between worlds", [](P d) { return d.difference.p05; });
        put("median", "median between worlds", [](P d) { return d.difference.median; });
        put("p95", "95 % quantile between worlds", [](P d) { return d.difference.p95; });
        put_plain("better_share",
                  "share of these worlds in which the policy is better, ties count half",
                  [](P d) { return d.better_share; });
        put_plain("worlds_known",
                  "worlds in which the outcome is known under both, of which all is told",
                  [](P d) { return static_cast<std::int32_t>(d.known); });
        put_plain("variance_ratio", "variance without pairing over with; 0 where unknown", [](P d) {
            return d.variance_ratio;
        });
        put_plain(
            "unpaired_worlds_needed",
            "worlds of each policy for as narrow an interval without pairing; 0 where unknown",
            [](P d) { return static_cast<std::uint64_t>(unpaired_worlds_needed(d)); });
    }

    void put_draws() {
        if (scenario_.uncertainty.empty()) {
            return;
        }
        writer_.put_group("/draws", {{"title", std::string{"numbers drawn anew for every world"}}});
        put_worlds("/draws/world");
        for (std::size_t prior = 0; prior < scenario_.uncertainty.size(); ++prior) {
            const Prior& drawn = scenario_.uncertainty[prior];
            std::vector<double> values;
            for (const WorldResult& world : comparison_.worlds) {
                values.push_back(world.draws[prior]);
            }
            writer_.put(
                {.path = "/draws/" + drawn.path,
                 .dimensions = {"world"},
                 .units = "1",
                 .long_name = drawn.path,
                 .attributes = {{"low", drawn.low}, {"mode", drawn.mode}, {"high", drawn.high}}},
                values);
        }
    }

    NetcdfWriter writer_;
    const Scenario& scenario_;
    const Comparison& comparison_;
};

} // namespace

void write_result(const std::filesystem::path& file,
                  const Scenario& scenario,
                  const Comparison& comparison,
                  const Provenance& provenance) {
    ResultWriter{file, scenario, comparison}.write(provenance);
}

NetcdfReader open_result(const std::filesystem::path& file, Seal seal) {
    return NetcdfReader{file, result_kind(), seal};
}

std::optional<std::string> scenario_digest_of(const std::filesystem::path& result) {
    for (const std::string& kind :
         {result_kind(), explanation_kind(), robustness_kind(), trace_kind()}) {
        try {
            return NetcdfReader{result, kind}.attribute<std::string>("/", "scenario_digest");
        } catch (const OutputError&) {
            continue; // of another kind, or none of ours
        }
    }
    return {};
}

} // namespace dowith
