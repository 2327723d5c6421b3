// SPDX-License-Identifier: Apache-2.0
#include "sim/app/portrait.hpp"

#include "sim/app/words.hpp"
#include "sim/kernel/text.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/scenario_keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <string_view>
#include <vector>

namespace dowith {
namespace {

/// Which files tell of the people, if any do.
std::string files_text(const std::optional<GivenPeople>& people) {
    if (!people) {
        return "";
    }
    const std::string ties = people->ties_file ? " and " + people->ties_file->name : "";
    return " from " + people->file.name + ties;
}

std::string place_text(const Scenario& scenario) {
    return wrapped(fmt::format("{} citizens in {} neighbourhoods{}; {} weeks of burn-in, {} weeks "
                               "under each policy, {} worlds, seed {}.",
                               count_text(scenario.population.citizens),
                               scenario.population.neighbourhoods,
                               files_text(scenario.population.given),
                               scenario.burn_in_weeks,
                               scenario.horizon_weeks,
                               scenario.worlds,
                               scenario.seed));
}

/// What is kept besides indicators, if anything.
std::string record_text(const RecordPlan& plan) {
    std::vector<std::string> kept;
    if (plan.people) {
        kept.push_back(
            fmt::format("{} citizens in {} weeks ({} columns)",
                        plan.people->sample ? count_text(*plan.people->sample) : std::string{"all"},
                        plan.people->weeks.size(),
                        plan.people->columns.size()));
    }
    if (plan.ledger) {
        kept.emplace_back("every transaction of credits");
    }
    return kept.empty()
               ? std::string{}
               : wrapped(fmt::format("Recorded: {}, in {} of the worlds.",
                                     listed(kept),
                                     plan.worlds ? count_text(plan.worlds->size()) : "all"));
}

std::string services_text(const Scenario& scenario) {
    std::string text = scenario.services.empty() ? "  none\n" : "";
    for (const ServicePlan& service : scenario.services) {
        text += fmt::format("  {}: {}, {} professionals per 1000 citizens\n",
                            service.name,
                            service.technology_name,
                            number_text(service.professionals_per_1000));
    }
    return text;
}

std::string mechanisms_text(const Scenario& scenario) {
    const std::string all = fmt::format("All {} mechanisms are in force.", schedule().size());
    const std::string some = only_mechanisms(scenario);
    return wrapped(some.empty() ? all : some);
}

/// What a stage's rung or cell alone would set; the defaults where it names neither.
Preset usual_preset(const Scenario& scenario, const Stage& stage) {
    if (const Rung* const rung = scenario.ladder.find(stage.rung)) {
        return *rung;
    }
    if (const Cell* const cell = built_in_grid().find(stage.cell)) {
        return *cell;
    }
    return plain_preset("", "");
}

std::string named_place(const Scenario& scenario, const Stage& stage) {
    if (!stage.cell.empty()) {
        return "cell " + stage.cell;
    }
    const std::string of_ladder =
        scenario.ladder.name == ladder_fallback ? "" : " of " + scenario.ladder.name;
    return stage.rung.empty()
               ? "no rung"
               : fmt::format("rung {} ({}{})", stage.rung, stage.rung_number, of_ladder);
}

std::string value_text(const Declaration& declaration, double value) {
    return declaration.words.empty()
               ? number_text(value)
               : std::string{declaration.words[static_cast<std::size_t>(value)]};
}

/// The levers of `own` that stand otherwise than in `usual`.
template <class Owner>
std::string
other_levers(const Owner& own, const Owner& usual, std::span<const Declared<Owner>> declared) {
    std::vector<std::string> others;
    for (const Declared<Owner>& lever : declared) {
        const Declaration& declaration = lever.declaration;
        if (own.*lever.member != usual.*lever.member) {
            others.push_back(fmt::format("{} {} (not {})",
                                         declaration.name,
                                         value_text(declaration, own.*lever.member),
                                         value_text(declaration, usual.*lever.member)));
        }
    }
    return listed(others);
}

std::string stage_text(const Scenario& scenario, const Stage& stage, bool is_only) {
    const std::string when = is_only ? "" : fmt::format("from week {}: ", stage.from_week);
    std::string text = "    " + when + named_place(scenario, stage) + "\n";
    const Preset usual = usual_preset(scenario, stage);
    const std::string bank = other_levers(stage.bank, usual.bank, bank_levers());
    if (!bank.empty()) {
        text += wrapped("time bank: " + bank, "      ", 6);
    }
    for (std::size_t service = 0; service < stage.practice.size(); ++service) {
        const std::string others = other_levers(stage.practice[service], usual.practice, levers());
        if (!others.empty()) {
            const std::string where =
                stage.practice.size() == 1 ? "" : scenario.services[service].name + ": ";
            text += wrapped(where + others, "      ", 6);
        }
    }
    return text;
}

/// "week 60, 26 weeks: need_shock 1.5".
std::string event_text(const Event& event) {
    const EventKind& kind = kind_of(event);
    const std::string length = event.weeks ? fmt::format(", {} weeks", *event.weeks) : "";
    const std::string size = kind.has_size ? " " + number_text(event.size) : "";
    return fmt::format(
        "    week {}{}: {}{}\n", event.from_week, length, kind.declaration.name, size);
}

std::string policies_text(const Scenario& scenario) {
    std::string text;
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        const Policy& each = scenario.policies[policy];
        text += "  " + each.name + (policy == scenario.baseline ? " (baseline)\n" : "\n");
        for (const Stage& stage : each.stages) {
            text += stage_text(scenario, stage, each.stages.size() == 1);
        }
        for (const Event& event : each.events) {
            text += event_text(event);
        }
    }
    return text;
}

/// A YAML value on one line; a list, written an item a line, as its items.
std::string on_one_line(const std::string& yaml) {
    std::string line;
    std::istringstream lines{yaml};
    for (std::string part; std::getline(lines, part);) {
        const bool is_item = part.starts_with("- ");
        line += (line.empty() ? "" : ", ") + (is_item ? part.substr(2) : part);
    }
    return line;
}

/// Whether a value only tells people about the scenario.
bool is_prose(const std::string& path) {
    constexpr std::array texts{"title", "question", "source", "look_at"};
    return std::find(texts.begin(), texts.end(), path) != texts.end();
}

std::string changes_text(const std::vector<Change>& changes) {
    std::string text;
    for (const Change& change : changes) {
        if (is_prose(change.path)) {
            continue;
        }
        const std::string before =
            change.before.empty() ? "new" : "was " + on_one_line(change.before);
        const std::string line =
            change.after.empty()
                ? fmt::format("{} removed ({})", change.path, before)
                : fmt::format("{}: {} ({})", change.path, on_one_line(change.after), before);
        text += wrapped(line, "  ", 4);
    }
    return text;
}

} // namespace

std::string only_mechanisms(const Scenario& scenario) {
    if (scenario.mechanisms.size() == schedule().size()) {
        return {};
    }
    std::vector<std::string> names;
    for (const Mechanism& mechanism : scenario.mechanisms) {
        names.emplace_back(mechanism.name);
    }
    return fmt::format("Of {} mechanisms {} in force: {}.",
                       schedule().size(),
                       names.size() == 1 ? "one alone is" : "these alone are",
                       listed(names));
}

std::string portrait_of(const LoadedScenario& loaded, Style style) {
    const Scenario& scenario = loaded.scenario;
    std::string text = style.bold(scenario.title.empty() ? scenario.name : scenario.title) + "\n";
    text += scenario.question.empty() ? "" : wrapped(scenario.question);
    text += "\n" + place_text(scenario);
    text += "\n" + style.bold("Services") + "\n" + services_text(scenario);
    text += "\n" + mechanisms_text(scenario);
    text += "\n" + style.bold("Policies") + "\n" + policies_text(scenario);
    if (!scenario.primary.empty()) {
        text += "\n" + wrapped("Primary outcomes: " + listed(scenario.primary) + ".");
    }
    if (!scenario.uncertainty.empty()) {
        text += wrapped(
            fmt::format("{} numbers are drawn anew for every world.", scenario.uncertainty.size()));
    }
    text += record_text(scenario.record);
    const std::string changes = changes_text(loaded.changes);
    if (!changes.empty()) {
        text += "\n" + style.bold("Other than in the base") + "\n" + changes;
    }
    return text;
}

} // namespace dowith
