// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/failure_flags.hpp"
#include "sim/kernel/text.hpp"
#include "sim/model/indicators.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/schedule.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

constexpr double no_bound = 1e11; // declarations write "any number" as plus and minus 1e12

/// A range in words: "0 to 1", "0 or more", "any".
std::string range_text(const Range& range) {
    const bool open_below = range.low < -no_bound;
    const bool open_above = range.high > no_bound;
    if (open_below || open_above) {
        return open_below ? "any" : range.low == 0.0 ? "0 or more" : "above 0";
    }
    return number_text(range.low) + " to " + number_text(range.high);
}

std::vector<ReferenceTable::Column> declaration_columns() {
    return {{"name", "name"},
            {"meaning", "meaning"},
            {"unit", "unit"},
            {"default", "default"},
            {"plausible", "plausible"},
            {"possible", "possible"},
            {"source", "source"}};
}

std::vector<Json> declaration_row(const Declaration& declared) {
    return {std::string{declared.name},
            std::string{declared.meaning},
            std::string{declared.unit},
            declared.fallback,
            range_text(declared.plausible),
            range_text(declared.possible),
            std::string{declared.source}};
}

/// Where a group of parameters is read.
std::string reader_of(std::string_view group) {
    const auto mechanisms = schedule();
    const bool is_mechanism =
        std::any_of(mechanisms.begin(), mechanisms.end(), [&](const Mechanism& mechanism) {
            return mechanism.name == group;
        });
    if (is_mechanism) {
        return "Read by the mechanism `" + std::string{group} + "`, sim/model/mechanisms/" +
               std::string{group} + ".hpp.";
    }
    return group == "population" ? "Read when people and staff are drawn, "
                                   "sim/scenario/population.hpp."
                                 : "Read when a policy comes into force, "
                                   "sim/model/policy_in_force.hpp.";
}

std::vector<std::string> told_for(const Indicator& indicator) {
    std::vector<std::string> groups{"everybody"};
    if (indicator.told_for.clients) {
        groups.emplace_back("clients");
    }
    if (indicator.told_for.speakers) {
        groups.emplace_back("speakers");
    }
    if (indicator.told_for.quintiles) {
        groups.emplace_back("quintiles");
    }
    return groups;
}

} // namespace

Reference describe_schedule() {
    ReferenceTable week{
        .heading = "",
        .text = "",
        .columns = {{"mechanism", "mechanism"}, {"step", "step"}, {"sentence", "what happens"}},
        .rows = {}};
    for (const Mechanism& mechanism : schedule()) {
        week.rows.push_back(
            {std::string{mechanism.name}, week.rows.size() + 1, std::string{mechanism.sentence}});
    }
    return {"schedule",
            "Schedule of a week",
            "Every neighbourhood lives its whole week in this order. Within a mechanism a citizen "
            "reads what stood when it began; between mechanisms this order rules; other "
            "neighbourhoods are seen as they were at the end of last week.",
            {week}};
}

Reference describe_parameters() {
    Reference reference{
        "parameters",
        "Parameters",
        "Every number of the model that is no lever of a policy and no property of a service. Set "
        "one in a scenario under `parameters`, or with `--set need.exit=0.4`. Values outside the "
        "plausible range give a warning, outside the possible range an error.",
        {}};
    for (const ParameterEntry& entry : all_parameters()) {
        const std::string group{entry.group};
        if (reference.tables.empty() || reference.tables.back().heading != group) {
            reference.tables.push_back({group, reader_of(group), declaration_columns(), {}});
        }
        reference.tables.back().rows.push_back(declaration_row(entry.declaration));
    }
    return reference;
}

Reference describe_levers() {
    ReferenceTable all{"", "", declaration_columns(), {}};
    for (const Declared<Practice>& lever : levers()) {
        all.rows.push_back(declaration_row(lever.declaration));
    }
    ReferenceTable bank{"time_bank",
                        "Rules of every neighbourhood's time bank, below the key `time_bank`.",
                        declaration_columns(),
                        {}};
    for (const Declared<BankRules>& rule : bank_levers()) {
        bank.rows.push_back(declaration_row(rule.declaration));
    }
    ReferenceTable events{"events",
                          "What may befall policies at a date, below the key `events`: one of "
                          "these, with its `week`; also `change`, which holds what a stage would.",
                          declaration_columns(),
                          {}};
    for (const EventKind& kind : event_kinds()) {
        events.rows.push_back(declaration_row(kind.declaration));
    }
    return {"levers",
            "Levers of practice",
            "What a policy can change: who is asked, who decides, who does the work, and what "
            "support staff get. Nothing here is an outcome. A rung of the ladder sets some of "
            "them, a policy may set any, also for one service alone.",
            {all, bank, events}};
}

Reference describe_indicators() {
    ReferenceTable all{.heading = "",
                       .text = "",
                       .columns = {{"name", "name"},
                                   {"meaning", "meaning"},
                                   {"unit", "unit"},
                                   {"better", "better"},
                                   {"area", "benefit area"},
                                   {"told_for", "told of"},
                                   {"window", "averaged over"}},
                       .rows = {}};
    for (const Indicator& indicator : indicators()) {
        const bool whole = indicator.window == Window::whole_run;
        all.rows.push_back({std::string{indicator.name},
                            std::string{indicator.meaning},
                            std::string{indicator.unit},
                            std::string{name_of(indicator.better)},
                            std::string{indicator.area},
                            told_for(indicator),
                            whole ? "whole run" : "final year"});
    }
    ReferenceTable flags{
        .heading = "Flags of failure",
        .text = "`compare` shows them below a policy's headline, `--json` lists "
                "them. A rise or fall is one of the paired difference from the "
                "baseline whose 95 % interval keeps clear of zero; levels are "
                "means over worlds. A flag asks to look; the failure's number is "
                "that of the scorecard, or of the literature.",
        .columns = {{"name", "name"}, {"failure", "failure"}, {"says", "says"}, {"rule", "rule"}},
        .rows = {}};
    for (const FailureFlag& flag : failure_flags()) {
        flags.rows.push_back({std::string{flag.name},
                              std::string{flag.failure},
                              std::string{flag.sentence},
                              rule_text(flag)});
    }
    return {"indicators",
            "Indicators",
            "What is recorded of every week, policy and world. In files and JSON, `_clients`, "
            "`_speakers` and `_by_quintile` follow the name where an indicator is told of these. "
            "A run is summed up by the mean over the last column's weeks.",
            {all, flags}};
}

} // namespace dowith
