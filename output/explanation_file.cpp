// SPDX-License-Identifier: Apache-2.0
#include "output/explanation_file.hpp"

#include "output/csv_text.hpp"
#include "output/netcdf.hpp"
#include "sim/kernel/text.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace dowith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

using Texts = std::vector<std::string>;

std::string moves_text(const Switch& group) {
    std::string text = group.moves_events ? "what befalls the policy" : "";
    for (const LeverMove& move : group.moves) {
        for (const LeverMove::Step& step : move.steps) {
            text += str(text.empty() ? "" : "; ",
                        move.lever.name(),
                        " ",
                        number_text(step.from),
                        " to ",
                        number_text(step.to));
        }
    }
    return text;
}

/// Writes one explanation, part by part.
class ExplanationWriter {
  public:
    ExplanationWriter(const std::filesystem::path& file, const ExplanationResult& result)
        : writer_{file, explanation_kind()}, result_{result} {}

    void write(const Provenance& provenance) {
        put_provenance(writer_, result_.scenario, result_.levels.digest(), provenance);
        writer_.put_attribute("/", {"from", result_.between.from().name});
        writer_.put_attribute("/", {"to", result_.between.to().name});
        put_outcomes();
        put_groups();
        put_coalitions();
        put_levels();
        put_difference();
        put_contributions();
        put_interactions();
        writer_.commit();
    }

  private:
    [[nodiscard]] std::span<const Switch> groups() const { return result_.between.switches(); }

    void put_texts(const std::string& path,
                   const std::string& over,
                   const std::string& meaning,
                   const Texts& texts) {
        writer_.put({.path = path, .dimensions = {over}, .long_name = meaning}, texts);
    }

    /// Readers that open one group see no other, so each names its outcomes by itself.
    void put_outcome_names(const std::string& group) {
        Texts names;
        for (const ExplainedOutcome& outcome : result_.outcomes) {
            names.push_back(all_series()[outcome.series].name());
        }
        writer_.put_coordinate({.path = group + "/outcome", .long_name = "outcome"}, names);
    }

    void put_group_names(const std::string& path) {
        Texts names;
        for (const Switch& group : groups()) {
            names.push_back(group.name);
        }
        writer_.put_coordinate({.path = path, .long_name = "group of levers"}, names);
    }

    void put_worlds(const std::string& group) {
        writer_.put_coordinate({.path = group + "/world",
                                .units = "1",
                                .long_name = "world: one population, one luck, one draw"},
                               result_.levels.numbers());
    }

    void put_outcomes() {
        Texts units;
        Texts better;
        for (const ExplainedOutcome& outcome : result_.outcomes) {
            const Series& series = all_series()[outcome.series];
            units.emplace_back(series.indicator->unit);
            better.emplace_back(name_of(series.indicator->better));
        }
        put_outcome_names("");
        put_texts("/unit", "outcome", "unit of all numbers of the outcome", units);
        put_texts("/better", "outcome", "which direction is good", better);
    }

    void put_groups() {
        Texts says;
        Texts moves;
        for (const Switch& group : groups()) {
            says.push_back(group.says);
            moves.push_back(moves_text(group));
        }
        put_group_names("/group");
        put_texts("/group_says", "group", "what is moved", says);
        put_texts("/group_levers", "group", "levers that differ, from and to", moves);
    }

    void put_coalitions() {
        Texts names;
        std::vector<std::int8_t> holds;
        for (std::size_t number = 0; number < result_.between.coalitions(); ++number) {
            names.push_back(result_.scenario.policies[number].name);
            for (std::size_t group = 0; group < groups().size(); ++group) {
                holds.push_back(static_cast<std::int8_t>((number >> group) & 1U));
            }
        }
        writer_.put_coordinate({.path = "/coalition", .long_name = "policy with some groups moved"},
                               names);
        writer_.put({.path = "/holds",
                     .dimensions = {"coalition", "group"},
                     .units = "1",
                     .long_name = "1 where the coalition has the group's levers as `to` has them"},
                    holds);
    }

    void put_levels() {
        put_worlds("");
        std::vector<double> values;
        for (const ExplainedOutcome& outcome : result_.outcomes) {
            for (std::size_t number = 0; number < result_.between.coalitions(); ++number) {
                for (const double value : result_.levels.of(number, outcome.series)) {
                    values.push_back(value);
                }
            }
        }
        writer_.put({.path = "/level",
                     .dimensions = {"outcome", "coalition", "world"},
                     .long_name = "mean over the outcome's window, in the unit that `unit` tells"},
                    values);
    }

    /// Mean and interval of spreads over some dimensions, each `of` an outcome in turn.
    template <class Spreads>
    void put_spreads(const std::string& path,
                     const Texts& over,
                     const std::string& meaning,
                     Spreads of) {
        std::vector<double> means;
        std::vector<double> lows;
        std::vector<double> highs;
        for (const ExplainedOutcome& outcome : result_.outcomes) {
            for (const Spread& spread : of(outcome)) {
                means.push_back(spread.mean);
                lows.push_back(spread.low);
                highs.push_back(spread.high);
            }
        }
        const auto put = [&](const char* end, const std::string& what, const auto& values) {
            writer_.put({.path = path + end, .dimensions = over, .long_name = what + meaning},
                        values);
        };
        put("mean", "mean over worlds of ", means);
        put("low", "lower end of the 95 % interval of the mean of ", lows);
        put("high", "upper end of the 95 % interval of the mean of ", highs);
    }

    void put_difference() {
        writer_.put_group("/difference", {{"title", std::string{"`to` less `from`"}}});
        put_outcome_names("/difference");
        put_spreads("/difference/",
                    {"outcome"},
                    "the paired difference, in the unit that `unit` tells",
                    [](const ExplainedOutcome& outcome) {
                        return std::vector{outcome.difference.difference};
                    });
    }

    void put_contributions() {
        writer_.put_group("/contribution",
                          {{"title", std::string{"what each group contributes to it"}}});
        put_outcome_names("/contribution");
        put_group_names("/contribution/group");
        put_worlds("/contribution");
        const auto put = [&](const char* path, const char* meaning, Spread Contribution::*spread) {
            put_spreads(std::string{"/contribution/"} + path,
                        {"outcome", "group"},
                        meaning,
                        [spread](const ExplainedOutcome& outcome) {
                            std::vector<Spread> spreads;
                            for (const Contribution& each : outcome.contributions) {
                                spreads.push_back(each.*spread);
                            }
                            return spreads;
                        });
        };
        put("share_", "the Shapley value", &Contribution::share);
        put("alone_", "moving this group only, from `from`", &Contribution::alone);
        put("last_", "moving this group when all others are as in `to`", &Contribution::last);
        std::vector<double> by_world;
        for (const ExplainedOutcome& outcome : result_.outcomes) {
            for (const Contribution& each : outcome.contributions) {
                by_world.insert(
                    by_world.end(), each.share_by_world.begin(), each.share_by_world.end());
            }
        }
        writer_.put(
            {.path = "/contribution/share",
             .dimensions = {"outcome", "group", "world"},
             .long_name = "the Shapley value; those of all groups add up to the difference"},
            by_world);
    }

    void put_interactions() {
        writer_.put_group(
            "/interaction",
            {{"title", std::string{"how much more two groups do together than one by one"}}});
        put_outcome_names("/interaction");
        put_group_names("/interaction/group");
        put_group_names("/interaction/other_group");
        const std::size_t count = groups().size();
        put_spreads("/interaction/",
                    {"outcome", "group", "other_group"},
                    "the Shapley interaction index, NaN of a group with itself",
                    [count](const ExplainedOutcome& outcome) {
                        Spread nothing;
                        nothing.mean = nothing.low = nothing.high = unknown;
                        std::vector<Spread> matrix(count * count, nothing);
                        for (const Interaction& pair : outcome.interactions) {
                            matrix[pair.first * count + pair.second] = pair.index;
                            matrix[pair.second * count + pair.first] = pair.index;
                        }
                        return matrix;
                    });
    }

    NetcdfWriter writer_;
    const ExplanationResult& result_;
};

} // namespace

std::string explanation_kind() { return "dowith explanation 1"; }

void write_explanation(const std::filesystem::path& file,
                       const ExplanationResult& result,
                       const Provenance& provenance) {
    ExplanationWriter{file, result}.write(provenance);
}

CsvTable explanation_table(const ExplanationResult& result) {
    CsvTable table{
        {"outcome", "unit", "measure", "group", "other_group", "mean", "low", "high", "worlds"}};
    for (const ExplainedOutcome& outcome : result.outcomes) {
        const Series& series = all_series()[outcome.series];
        const auto add = [&](const char* measure,
                             const std::string& group,
                             const std::string& other,
                             const Spread& spread) {
            table.add({series.name(),
                       std::string{series.indicator->unit},
                       measure,
                       group,
                       other,
                       csv_number(spread.mean),
                       csv_number(spread.low),
                       csv_number(spread.high),
                       std::to_string(outcome.difference.known)});
        };
        add("difference", "", "", outcome.difference.difference);
        for (std::size_t i = 0; i < outcome.contributions.size(); ++i) {
            const std::string& name = result.between.switches()[i].name;
            add("share", name, "", outcome.contributions[i].share);
            add("alone", name, "", outcome.contributions[i].alone);
            add("last", name, "", outcome.contributions[i].last);
        }
        for (const Interaction& pair : outcome.interactions) {
            add("interaction",
                result.between.switches()[pair.first].name,
                result.between.switches()[pair.second].name,
                pair.index);
        }
    }
    return table;
}

} // namespace dowith
