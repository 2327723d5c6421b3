// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_policies.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/read_keys.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Names = std::vector<std::string_view>;

const Rung* read_rung_name(const Field& field, const Ladder* ladder) {
    if (!field.exists())
        return nullptr;
    if (ladder == nullptr || ladder->rungs.empty()) {
        static_cast<void>(field.text());
        return nullptr;
    }
    const std::size_t none = ladder->rungs.size();
    const std::size_t rung = field.choice(ladder->rung_names(), none);
    return rung == none ? nullptr : &ladder->rungs[rung];
}

const Cell* read_cell_name(const Field& field) {
    if (!field.exists())
        return nullptr;
    const std::vector<Cell>& cells = built_in_grid().cells;
    const std::size_t cell = field.choice(built_in_grid().cell_names(), cells.size());
    return cell == cells.size() ? nullptr : &cells[cell];
}

void read_by_service(const Field& field, const Names& services, StageStatement& stage) {
    stage.by_service.resize(services.size());
    if (!field.exists())
        return;
    for (const Field& entry : field.entries()) {
        const auto service = std::ranges::find(services, std::string_view{entry.key()});
        if (service == services.end()) {
            entry.error("is no service of this scenario", suggest_name(entry.key(), services));
            continue;
        }
        const auto row = static_cast<std::size_t>(service - services.begin());
        stage.by_service[row] = read_levers_of_service(entry);
    }
}

void read_timeline(const Field& field,
                   const PolicyWords& words,
                   const Names& policies,
                   std::vector<StageStatement>& timeline) {
    for (const Field& item : field.items()) {
        StageStatement stage = read_stage(item, words, policies);
        const Field week = item.required(stage_week_key.name);
        stage.from_week = read_key<std::uint32_t>(item, stage_week_key);
        if (timeline.empty() && week.exists() && stage.from_week != 0)
            week.error("is not 0 (the first stage is in force from the beginning)", "write 0");
        if (!timeline.empty() && week.exists() && stage.from_week <= timeline.back().from_week)
            week.error("does not come after the stage before", "put stages in order of their week");
        timeline.push_back(std::move(stage));
    }
    if (field.is_list() && timeline.empty())
        field.error("holds no stage", "describe one, as in {week: 0, rung: engaging}");
}

} // namespace

StageStatement read_stage(const Field& field, const PolicyWords& words, const Names& policies) {
    StageStatement stage;
    if (const Field from = field["from"]; from.exists()) {
        stage.from_policy = from.choice(policies, policies.size());
        if (stage.from_policy < policies.size())
            stage.from = from;
    }
    stage.rung = read_rung_name(field["rung"], words.ladder);
    stage.cell = read_cell_name(field["cell"]);
    if (field["rung"].exists() && field["cell"].exists())
        field["cell"].error("stands beside a rung (each of them says where all levers stand)",
                            "keep one of the two");
    stage.levers = read_levers(field);
    read_by_service(field["services"], words.services, stage);
    return stage;
}

std::vector<PolicyStatement> read_policies(const Field& policies, const PolicyWords& words) {
    std::vector<PolicyStatement> statements;
    const std::vector<Field> entries = policies.entries();
    Names names;
    for (const Field& entry : entries)
        names.emplace_back(entry.key());
    for (const Field& entry : entries) {
        PolicyStatement statement;
        statement.name = entry.key();
        statement.always = read_stage(entry, words, names);
        if (const Field timeline = entry["timeline"]; timeline.exists())
            read_timeline(timeline, words, names, statement.timeline);
        if (statement.timeline.empty()) {
            statement.timeline.emplace_back();
            statement.timeline.back().by_service.resize(words.services.size());
        }
        statements.push_back(std::move(statement));
    }
    if (policies.is_map() && entries.empty())
        policies.error("names no policy", "describe one, as in today: {rung: informing}");
    return statements;
}

} // namespace dowith
