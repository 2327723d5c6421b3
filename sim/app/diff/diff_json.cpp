// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/difference.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

template <class T> Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json{};
}

Json hex(const std::optional<std::uint64_t>& digest) {
    return digest ? Json(fmt::format("{:016x}", *digest)) : Json{};
}

Json side_json(const Side& side) {
    const Making& making = side.making();
    return {{"file", side.file().string()},
            {"program", making.program},
            {"engine", making.engine},
            {"build", making.build},
            {"command", making.command.empty() ? Json{} : Json(making.command)},
            {"digest", making.digest.empty() ? Json{} : Json(making.digest)}};
}

Json scenario_json(const std::vector<ValueContrast>& values) {
    Json all = Json::array();
    for (const ValueContrast& each : values) {
        const auto text = [](const std::string& value) {
            return value.empty() ? Json{} : Json(value);
        };
        all.push_back({{"path", each.path}, {"a", text(each.a)}, {"b", text(each.b)}});
    }
    return all;
}

Json result_json(const ResultContrast& found) {
    Json runs = Json::array();
    for (const SharedRun& run : found.parted) {
        runs.push_back({{"policy", run.policy}, {"world", run.world}});
    }
    Json series = Json::array();
    for (const SeriesContrast& each : found.contrasts) {
        series.push_back({{"name", each.name},
                          {"unit", each.unit},
                          {"runs", each.runs},
                          {"week", each.week},
                          {"policy", each.run.policy},
                          {"world", each.run.world},
                          {"a", each.a},
                          {"b", each.b},
                          {"largest", each.largest}});
    }
    return {{"runs", found.runs()},
            {"weeks", found.weeks},
            {"indicators", found.series},
            {"only_a", found.only_a},
            {"only_b", found.only_b},
            {"parted", runs},
            {"differing", series}};
}

/// Nobody, and a row that is not there, are both null.
Json cell_json(const PartedColumn& column, const PartedStep& step) {
    if (!column.first) {
        return {};
    }
    Json cell{{"row", column.first->row}, {"citizen", nullptr}, {"part", column.first->part}};
    if (column.column.rows == RowsOf::citizen) {
        cell["citizen"] = step.citizens_before + column.first->row;
    }
    cell["a"] = or_null(column.first->a);
    cell["b"] = or_null(column.first->b);
    return cell;
}

Json step_json(const PartedStep& step) {
    Json columns = Json::array();
    for (const PartedColumn& each : step.columns) {
        columns.push_back({{"name", each.column.name},
                           {"neighbourhoods", each.neighbourhoods},
                           {"numbers", each.cells > 0 ? Json(each.cells) : Json{}},
                           {"first", cell_json(each, step)}});
    }
    return {{"name", step.name},
            {"neighbourhood", step.neighbourhood},
            {"neighbourhoods", step.neighbourhoods},
            {"columns", columns},
            {"only_a", step.only_a},
            {"only_b", step.only_b}};
}

Json runs_json(const FollowedRuns& runs) {
    const Parting& parting = runs.parting;
    Json all{{"policy_a", runs.policy_a},
             {"policy_b", runs.policy_b},
             {"world", runs.world},
             {"same", parting.is_same()},
             {"first_week", parting.first_week},
             {"weeks", parting.weeks},
             {"columns", parting.columns},
             {"only_a", parting.only_a},
             {"only_b", parting.only_b},
             {"digest_a", hex(parting.digest_a)},
             {"digest_b", hex(parting.digest_b)},
             {"parted", nullptr}};
    if (parting.parted) {
        all["parted"] = {
            {"week", parting.parted->week},
            {"columns", parting.parted->columns},
            {"step", parting.parted->step ? step_json(*parting.parted->step) : Json{}}};
    }
    return all;
}

} // namespace

std::string difference_json(const Difference& difference) {
    Json runs = Json::array();
    for (const FollowedRuns& each : difference.followed) {
        runs.push_back(runs_json(each));
    }
    Json not_followed = Json::array();
    for (const Side* side : difference.not_followed) {
        not_followed.push_back(side->file().string());
    }
    Json not_reproduced = Json::array();
    for (const Side* side : difference.not_reproduced) {
        not_reproduced.push_back(side->file().string());
    }
    const Json all{
        {"same", difference.is_same()},
        {"a", side_json(difference.a)},
        {"b", side_json(difference.b)},
        {"scenario", scenario_json(difference.scenario)},
        {"result", difference.result ? result_json(*difference.result) : Json{}},
        {"runs", runs},
        {"not_followed", not_followed},
        {"not_reproduced", not_reproduced},
        {"why_not_read", difference.why_not_read.empty() ? Json{} : Json(difference.why_not_read)}};
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace dowith
