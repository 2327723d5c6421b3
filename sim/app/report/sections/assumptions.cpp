// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/words.hpp"
#include "sim/kernel/text.hpp"
#include "sim/model/parameters.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <sstream>
#include <utility>

namespace dowith {
namespace {

std::string range_text(const Range& range) {
    return fmt::format("{:g} to {:g}", range.low, range.high);
}

bool is_assumption(const Declaration& declared) {
    return declared.source.find("assumption") != std::string_view::npos;
}

/// Numbers that are not at their declared default, and where they stand.
DataTable changed_numbers(Parameters parameters) {
    DataTable table{{"number", "here", "default", "plausible", "unit"}, {}};
    for (const ParameterEntry& entry : all_parameters()) {
        const double here = entry.slot(parameters);
        if (here != entry.declaration.fallback) {
            table.rows.push_back({entry.path(),
                                  number_text(here),
                                  number_text(entry.declaration.fallback),
                                  range_text(entry.declaration.plausible),
                                  std::string{entry.declaration.unit}});
        }
    }
    return table;
}

DataTable all_numbers(Parameters parameters) {
    DataTable table{{"number", "here", "plausible", "unit", "meaning", "source"}, {}};
    for (const ParameterEntry& entry : all_parameters()) {
        const Declaration& declared = entry.declaration;
        table.rows.push_back({entry.path(),
                              number_text(entry.slot(parameters)),
                              range_text(declared.plausible),
                              std::string{declared.unit},
                              std::string{declared.meaning},
                              std::string{declared.source}});
    }
    return table;
}

std::size_t count_assumptions() {
    std::size_t count = 0;
    for (const ParameterEntry& entry : all_parameters()) {
        count += is_assumption(entry.declaration) ? 1U : 0U;
    }
    return count;
}

/// A value as a cell has room for it: a list or a long text stands in the scenario below.
std::string short_value(const std::string& yaml) {
    constexpr std::size_t most = 90;
    if (yaml.empty()) {
        return "–";
    }
    return yaml.size() <= most ? yaml : yaml.substr(0, yaml.rfind(' ', most)) + " …";
}

DataTable changes_of(const Scenario& scenario) {
    DataTable table{{"value", "in its base", "here"}, {}};
    std::istringstream lines{scenario.changes};
    for (std::string path, before, after; std::getline(lines, path, '\t') &&
                                          std::getline(lines, before, '\t') &&
                                          std::getline(lines, after);) {
        table.rows.push_back({path, short_value(before), short_value(after)});
    }
    return table;
}

/// A scenario is a small difference from a base. Long ones open when somebody asks.
void add_changes(Page& page, const Scenario& scenario) {
    constexpr std::size_t shown = 8;
    const std::string caption = "How the scenario differs from what it extends";
    DataTable table = changes_of(scenario);
    if (table.rows.empty()) {
        page.paragraph("The scenario extends no other, or changes nothing in it.");
    } else if (table.rows.size() <= shown) {
        page.table("changes", caption, std::move(table));
    } else {
        page.folded(fmt::format("{}: {} values", caption, table.rows.size()),
                    table_html(table, caption));
    }
}

DataTable services_of(const Scenario& scenario) {
    DataTable table{{"service", "technology", "professionals per 1000 citizens"}, {}};
    for (const ServicePlan& service : scenario.services) {
        table.rows.push_back(
            {service.name, service.technology_name, number_text(service.professionals_per_1000)});
    }
    return table;
}

} // namespace

void add_assumptions(Page& page, const Reported& reported) {
    page.section("limits", "Assumptions and limits");
    page.bullets({
        "No forecast of a place: it says what follows from mechanisms that the literature claims, "
        "in "
        "a place with these numbers.",
        "No proof that co-production works: mechanisms were written down because somebody claims "
        "them. Policies are levers; none is given its success, and each can fail.",
        "No measure of dignity, rights or democracy: what has no number here still counts.",
        fmt::format(
            "{} numbers of the model, of which {} are assumptions for lack of a source; all "
            "stand below.",
            all_parameters().size(),
            count_assumptions()),
        "Outcomes other than the primary ones were not named beforehand: take them as hints.",
    });
    page.table("services", "Services of this scenario", services_of(reported.scenario));
    add_changes(page, reported.scenario);
    const DataTable changed = changed_numbers(reported.scenario.parameters);
    if (changed.rows.empty()) {
        page.paragraph("Every number of the model stands at its declared default here.");
    } else {
        page.table("changed", "Numbers that are not at the model's own default", changed);
    }
    page.folded(fmt::format("All {} numbers with their sources", all_parameters().size()),
                table_html(all_numbers(reported.scenario.parameters), "Numbers of the model"));
}

} // namespace dowith
