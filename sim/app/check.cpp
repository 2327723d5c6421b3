// SPDX-License-Identifier: Apache-2.0
#include "sim/app/commands.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/findings.hpp"
#include "sim/app/loading.hpp"
#include "sim/app/outlook.hpp"
#include "sim/app/portrait.hpp"
#include "sim/app/precision.hpp"
#include "sim/app/processes.hpp"
#include "sim/app/terminal.hpp"
#include "sim/engine/executor.hpp"
#include "sim/scenario/load_scenario.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <span>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// As many as `compare` would use, were it started here.
unsigned cores() { return tbb_executor(threads_here(0))->threads(); }

Json problem_json(const Problem& problem) {
    return {{"severity", problem.severity == Severity::error ? "error" : "warning"},
            {"file", problem.place.file},
            {"line", problem.place.line},
            {"column", problem.place.column},
            {"path", problem.path},
            {"message", problem.message},
            {"hint", problem.hint}};
}

std::string problems_json(std::span<const Problem> problems, bool valid, const Json& more) {
    Json all{{"valid", valid}, {"problems", Json::array()}};
    for (const Problem& problem : problems) {
        all["problems"].push_back(problem_json(problem));
    }
    all.update(more);
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The number of worlds: how it comes about.
Json plan_json(const Scenario& scenario) {
    const StoppingRule rule = stopping_rule(scenario);
    Json plan{{"rule", rule.name()}, {"cap", rule.cap}};
    if (rule.is_sequential) {
        Json precision = Json::object();
        for (const WantedPrecision& each : scenario.precision) {
            precision[each.outcome] = each.half_width;
        }
        plan.update({{"minimum", first_look},
                     {"look_every", look_every},
                     {"statements", rule.statements},
                     {"alpha", rule.alpha},
                     {"precision", precision}});
    }
    return plan;
}

Json outlook_json(const Scenario& scenario, const Outlook& outlook) {
    Json loads = Json::object();
    for (std::size_t service = 0; service < scenario.services.size(); ++service) {
        loads[scenario.services[service].name] = outlook.loads[service];
    }
    Json mechanisms = Json::array();
    for (const Mechanism& mechanism : scenario.mechanisms) {
        mechanisms.push_back(mechanism.name);
    }
    return {{"scenario", scenario.name},
            {"title", scenario.title},
            {"mechanisms", mechanisms},
            {"worlds", scenario.worlds},
            {"plan", plan_json(scenario)},
            {"citizens", scenario.population.citizens},
            {"rough_minutes", outlook.minutes},
            {"rough_megabytes", outlook.megabytes},
            {"threads", outlook.threads},
            {"load_as_drawn", loads}};
}

/// What a starting load makes of the posts that the scenario says.
std::string scaling_text(const Scenario& scenario, std::size_t service, double load) {
    return fmt::format("burn-in scales its {} posts per 1000\n  citizens by about {:.2g}, so that "
                       "load begins at {}; without starting_load they stay",
                       scenario.services[service].professionals_per_1000,
                       load / *scenario.starting_load,
                       *scenario.starting_load);
}

std::string outlook_text(const Scenario& scenario, const Outlook& outlook) {
    const double seconds = outlook.minutes * 60.0;
    const std::string time = seconds < 90.0 ? fmt::format("{:.0f} s", std::max(1.0, seconds))
                                            : fmt::format("{:.0f} min", outlook.minutes);
    const bool may_stop = stopping_rule(scenario).is_sequential;
    std::string text = "\n" + plan_text(scenario);
    text += fmt::format("Roughly {}{} and {:.0f} MB with {} thread{}.\n",
                        may_stop ? "at most " : "",
                        time,
                        std::max(1.0, outlook.megabytes),
                        outlook.threads,
                        outlook.threads == 1 ? "" : "s");
    for (std::size_t service = 0; service < scenario.services.size(); ++service) {
        text += fmt::format("Staff load of {} as drawn: {:.2f}",
                            scenario.services[service].name,
                            outlook.loads[service]);
        text += scenario.starting_load && scenario.feels_load()
                    ? "; " + scaling_text(scenario, service, outlook.loads[service]) + "\n"
                    : "\n";
    }
    return text;
}

/// Tells of services whose staff does not fit the need, where the scenario does not see to that.
void warn_of_loads(const Scenario& scenario, const Outlook& outlook) {
    for (std::size_t service = 0; service < scenario.services.size(); ++service) {
        const double load = outlook.loads[service];
        if (!scenario.starting_load && scenario.feels_load() &&
            (load < load_low || load > load_high)) {
            tell(fmt::format("warning: staff load of {} begins at {:.2f}, outside {} to {}: "
                             "results will be about staffing; change professionals_per_1000 or "
                             "give starting_load\n",
                             scenario.services[service].name,
                             load,
                             load_low,
                             load_high));
        }
    }
}

int refuse(const Options& options, const Problems& problems) {
    if (options.json) {
        print(problems_json(problems.sorted(), false, Json::object()));
    } else {
        print(problems.text() + "\n");
    }
    const std::size_t errors = problems.errors();
    tell(fmt::format("{} error{}\n", errors, errors == 1 ? "" : "s"));
    return exit_code::bad_data;
}

int accept(const Options& options, const LoadedScenario& loaded) {
    const Outlook outlook = outlook_of(loaded.scenario, cores());
    warn_of_loads(loaded.scenario, outlook);
    if (options.json) {
        print(problems_json(loaded.warnings, true, outlook_json(loaded.scenario, outlook)));
        return exit_code::ok;
    }
    for (const Problem& warning : loaded.warnings) {
        print(to_text(warning) + "\n");
    }
    print(portrait_of(loaded, Style{output_is_terminal()}) +
          outlook_text(loaded.scenario, outlook));
    return exit_code::ok;
}

} // namespace

/// Here a problem is the answer, and not a failure to give one: errors are data.
int check(const Options& options) {
    try {
        return accept(options, read_scenario(options));
    } catch (const ScenarioErrors& errors) {
        return refuse(options, errors.problems());
    }
}

} // namespace dowith
