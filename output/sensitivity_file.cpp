// SPDX-License-Identifier: Apache-2.0
#include "output/sensitivity_file.hpp"

#include "output/csv_text.hpp"
#include "output/factor_variable.hpp"
#include "output/netcdf.hpp"
#include "output/output_error.hpp"
#include "output/sweep_file.hpp"

#include <functional>
#include <numeric>

namespace dowith {
namespace {

using Texts = std::vector<std::string>;

/// A number that is told of each response and influence.
struct Told {
    std::string name;
    std::string meaning;
    std::function<double(const Sensitivity&, std::size_t)> of;
};

using Share = std::vector<SobolIndex> SobolIndices::*;

std::vector<Told> share_measures(const std::string& name, const std::string& what, Share share) {
    const auto end_of = [share](double SobolIndex::*end) {
        return [share, end](const Sensitivity& each, std::size_t factor) {
            return (each.indices.*share)[factor].*end;
        };
    };
    return {{name, "share of the variance that hinges on it " + what, end_of(&SobolIndex::share)},
            {name + "_low", "lower end of its 95 % interval", end_of(&SobolIndex::low)},
            {name + "_high", "upper end of its 95 % interval", end_of(&SobolIndex::high)}};
}

std::vector<Told> sobol_measures() {
    std::vector<Told> all = share_measures("first", "by itself", &SobolIndices::first);
    for (Told& measure :
         share_measures("total", "by itself or with others", &SobolIndices::total)) {
        all.push_back(std::move(measure));
    }
    return all;
}

std::vector<Told> morris_measures() {
    return {{"mean_absolute",
             "mean size of the effect of moving it over its range (mu star)",
             [](const Sensitivity& each, std::size_t i) { return each.effects[i].mean_absolute; }},
            {"mean_absolute_low",
             "lower end of its 95 % interval",
             [](const Sensitivity& each, std::size_t i) { return each.effects[i].interval.low; }},
            {"mean_absolute_high",
             "upper end of its 95 % interval",
             [](const Sensitivity& each, std::size_t i) { return each.effects[i].interval.high; }},
            {"mean",
             "mean effect of moving it over its range (mu)",
             [](const Sensitivity& each, std::size_t i) { return each.effects[i].mean; }},
            {"sd",
             "spread of effects over places (sigma)",
             [](const Sensitivity& each, std::size_t i) { return each.effects[i].sd; }}};
}

std::vector<Told> measures_of(StudyMethod method) {
    return method == StudyMethod::sobol ? sobol_measures() : morris_measures();
}

/// Writes one study, part by part.
class SensitivityWriter {
  public:
    SensitivityWriter(const std::filesystem::path& file, const SensitivityResult& result)
        : writer_{file, sensitivity_kind()}, result_{result} {}

    void write(const Provenance& provenance) {
        put_provenance(writer_, result_.plan.base, result_.digest, provenance);
        writer_.put_attribute("/", {"study_digest", study_digest(result_.plan)});
        writer_.put_attribute("/", {"study", result_.study.design.how});
        put_responses();
        put_influences();
        put_variance();
        put_design();
        put_runs();
        writer_.commit();
    }

  private:
    void put_texts(const std::string& path, const std::string& meaning, const Texts& texts) {
        writer_.put({.path = path, .dimensions = {"response"}, .long_name = meaning}, texts);
    }

    void put_responses() {
        const Scenario& base = result_.plan.base;
        Texts names;
        Texts outcomes;
        Texts policies;
        Texts against;
        Texts units;
        for (const Sensitivity& each : result_.sensitivities) {
            const Series& series = all_series()[each.response.series];
            names.push_back(response_name(each.response, base));
            outcomes.push_back(series.name());
            policies.push_back(base.policies[each.response.policy].name);
            against.push_back(each.response.is_difference ? base.policies[base.baseline].name : "");
            units.emplace_back(series.indicator->unit);
        }
        writer_.put_coordinate({.path = "/response", .long_name = "what is asked about"}, names);
        put_texts("/outcome", "outcome", outcomes);
        put_texts("/policy", "policy", policies);
        put_texts("/against", "policy that it is less; empty of a level", against);
        put_texts("/unit", "unit of the response, and of effects", units);
    }

    void put_influences() {
        writer_.put_coordinate({.path = "/factor", .long_name = "factor, luck among them"},
                               influence_names(result_.study));
        for (const Told& measure : measures_of(result_.study.method)) {
            std::vector<double> values;
            for (const Sensitivity& each : result_.sensitivities) {
                for (std::size_t factor = 0; factor <= result_.study.factors(); ++factor) {
                    values.push_back(measure.of(each, factor));
                }
            }
            const bool is_share = result_.study.method == StudyMethod::sobol;
            writer_.put({.path = "/" + measure.name,
                         .dimensions = {"response", "factor"},
                         .units = is_share ? "1" : "",
                         .long_name = measure.meaning},
                        values);
        }
    }

    void put_variance() {
        if (result_.study.method != StudyMethod::sobol) {
            return;
        }
        std::vector<double> means;
        std::vector<double> variances;
        std::vector<std::int32_t> rows;
        for (const Sensitivity& each : result_.sensitivities) {
            means.push_back(each.indices.mean);
            variances.push_back(each.indices.variance);
            rows.push_back(static_cast<std::int32_t>(each.indices.rows));
        }
        const auto variable = [](const char* path, const char* meaning) {
            return Variable{.path = path, .dimensions = {"response"}, .long_name = meaning};
        };
        writer_.put(variable("/response_mean", "mean over all draws, in its unit"), means);
        writer_.put(variable("/response_variance", "variance over all draws, in its unit squared"),
                    variances);
        writer_.put(variable("/rows_known", "rows in which all worlds could be run"), rows);
    }

    void put_run_numbers(const std::string& group) {
        std::vector<std::int32_t> numbers(result_.study.runs.size());
        std::iota(numbers.begin(), numbers.end(), 0);
        writer_.put_coordinate(
            {.path = group + "/run", .units = "1", .long_name = "run of the study"}, numbers);
    }

    void put_design() {
        writer_.put_group("/design", {{"title", std::string{"what each factor is in each run"}}});
        put_run_numbers("/design");
        const SweepDesign& design = result_.study.design;
        for (std::size_t factor = 0; factor < design.factors.size(); ++factor) {
            put_factor(writer_, design.factors[factor].path, "run", values_of(factor));
        }
    }

    [[nodiscard]] Texts values_of(std::size_t factor) const {
        Texts values;
        for (const StudyRun& run : result_.study.runs) {
            values.push_back(result_.study.design.points[run.point][factor]);
        }
        return values;
    }

    void put_runs() {
        writer_.put_group("/run", {{"title", std::string{"what every run came to"}}});
        put_run_numbers("/run");
        std::vector<std::int32_t> worlds;
        for (const StudyRun& run : result_.study.runs) {
            worlds.push_back(static_cast<std::int32_t>(run.world));
        }
        writer_.put({.path = "/run/world",
                     .dimensions = {"run"},
                     .units = "1",
                     .long_name = "world: one population and one luck"},
                    worlds);
        std::vector<double> values;
        Texts names;
        for (const Sensitivity& each : result_.sensitivities) {
            names.push_back(response_name(each.response, result_.plan.base));
            values.insert(values.end(), each.values.begin(), each.values.end());
        }
        writer_.put_coordinate({.path = "/run/response", .long_name = "what is asked about"},
                               names);
        writer_.put({.path = "/run/value",
                     .dimensions = {"response", "run"},
                     .long_name = "mean over the outcome's window, in the unit that `unit` tells"},
                    values);
    }

    NetcdfWriter writer_;
    const SensitivityResult& result_;
};

} // namespace

std::string sensitivity_kind() { return "dowith sensitivity 1"; }

std::vector<std::string> influence_names(const StudyDesign& study) {
    Texts names;
    for (const Factor& factor : study.design.factors) {
        names.push_back(factor.path);
    }
    names.emplace_back("luck");
    return names;
}

std::string response_name(const Response& response, const Scenario& scenario) {
    const std::string name = all_series()[response.series].name();
    const std::string& policy = scenario.policies[response.policy].name;
    return response.is_difference
               ? name + " of " + policy + " less " + scenario.policies[scenario.baseline].name
               : name + " under " + policy;
}

void write_sensitivity(const std::filesystem::path& file,
                       const SensitivityResult& result,
                       const Provenance& provenance) {
    SensitivityWriter{file, result}.write(provenance);
}

CsvTable sensitivity_table(const SensitivityResult& result) {
    CsvTable table{{"outcome", "policy", "against", "factor", "measure", "value"}};
    const Scenario& base = result.plan.base;
    const Texts names = influence_names(result.study);
    for (const Sensitivity& each : result.sensitivities) {
        for (std::size_t factor = 0; factor < names.size(); ++factor) {
            for (const Told& measure : measures_of(result.study.method)) {
                table.add({all_series()[each.response.series].name(),
                           base.policies[each.response.policy].name,
                           each.response.is_difference ? base.policies[base.baseline].name : "",
                           names[factor],
                           measure.name,
                           csv_number(measure.of(each, factor))});
            }
        }
    }
    return table;
}

std::string study_digest(const SweepPlan& plan) { return sweep_digest(plan); }

std::optional<std::string> study_digest_of(const std::filesystem::path& file) {
    try {
        const NetcdfReader reader{file, sensitivity_kind()};
        return reader.attribute<std::string>("/", "study_digest");
    } catch (const OutputError&) {
        return {};
    }
}

} // namespace dowith
