// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_record.hpp"

#include "sim/model/person_columns.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/scenario_keys.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dowith {
namespace {

/// Whether an item says what an earlier one says; that is then a problem.
template <class T> bool is_repeated(const Field& item, const std::vector<T>& before, const T& now) {
    const bool repeated = std::ranges::find(before, now) != before.end();
    if (repeated)
        item.error("is listed above as well", "remove one of the two");
    return repeated;
}

std::vector<std::string> read_names(const Field& list, const std::vector<std::string_view>& known) {
    std::vector<std::string> names;
    for (const Field& item : list.items()) {
        const std::size_t place = item.choice(known, known.size());
        if (place == known.size())
            continue; // has had its problem
        std::string name{known[place]};
        if (!is_repeated(item, names, name))
            names.push_back(std::move(name));
    }
    return names;
}

std::vector<std::string> read_columns(const Field& field) {
    const std::vector<std::string_view> known = record_columns();
    if (!field.exists() || field.says(everything))
        return {known.begin(), known.end()};
    std::vector<std::string> names = read_names(field, known);
    if (field.is_list() && field.items().empty())
        field.error("is empty", "list columns, or write all");
    return names;
}

/// From the beginning to the end of the policies, so many weeks apart.
std::vector<std::uint32_t> spread_weeks(std::uint32_t every, std::uint32_t horizon) {
    std::vector<std::uint32_t> weeks;
    for (std::uint32_t week = 0; week < horizon; week += every)
        weeks.push_back(week);
    weeks.push_back(horizon);
    return weeks;
}

std::vector<std::uint32_t> read_weeks(const Field& people, std::uint32_t horizon) {
    const Field list = people["weeks"];
    const Field every = people[record_every_key.name];
    if (list.exists() && every.exists())
        every.error("says in another way what weeks says", "remove one of the two");
    if (!list.exists())
        return spread_weeks(read_key<std::uint32_t>(people, record_every_key), horizon);
    std::vector<std::uint32_t> weeks;
    for (const Field& item : list.items()) {
        const auto week =
            static_cast<std::uint32_t>(item.integer(0, horizon, 0, record_week_key.unit));
        if (!weeks.empty() && week <= weeks.back()) {
            item.error("does not come after the week before it", "put weeks in their order");
        } else {
            weeks.push_back(week);
        }
    }
    if (list.is_list() && weeks.empty())
        list.error("is empty", "list weeks, or say every how many weeks");
    return weeks;
}

PeoplePlan read_people_plan(const Field& people, std::uint32_t horizon) {
    PeoplePlan plan;
    plan.columns = read_columns(people["columns"]);
    plan.weeks = read_weeks(people, horizon);
    if (people[sample_key.name].says(everything)) {
        plan.sample.reset();
    } else {
        plan.sample = read_key<std::uint32_t>(people, sample_key);
    }
    return plan;
}

/// Nothing where all are.
std::optional<std::vector<std::uint32_t>> read_worlds(const Field& list, std::uint32_t count) {
    if (!list.exists())
        return std::vector<std::uint32_t>{0};
    if (list.says(everything))
        return std::nullopt;
    std::vector<std::uint32_t> worlds;
    for (const Field& item : list.items()) {
        const auto world = static_cast<std::uint32_t>(item.integer(0, worlds_key.high - 1));
        if (is_repeated(item, worlds, world))
            continue;
        worlds.push_back(world);
        if (world >= count) {
            item.warning("is a world that is not simulated",
                         "worlds count from 0 to " + std::to_string(count - 1));
        }
    }
    std::ranges::sort(worlds);
    return worlds;
}

} // namespace

std::vector<std::string_view> record_columns() {
    std::vector<std::string_view> names;
    for (const PersonColumn& column : person_columns())
        names.push_back(column.name);
    for (const CaseColumn& column : case_columns())
        names.push_back(column.name);
    return names;
}

RecordPlan read_record(const Field& record, const Scenario& scenario) {
    RecordPlan plan;
    if (!record.exists())
        return plan;
    if (const Field people = record["people"]; people.exists())
        plan.people = read_people_plan(people, scenario.horizon_weeks);
    const Field ledger = record["ledger"];
    plan.ledger = ledger.exists() && ledger.flag(false);
    plan.worlds = read_worlds(record["worlds"], scenario.worlds);
    std::vector<std::string_view> policies;
    for (const Policy& policy : scenario.policies)
        policies.emplace_back(policy.name);
    plan.policies = read_names(record["policies"], policies);
    return plan;
}

} // namespace dowith
