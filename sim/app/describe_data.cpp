// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/app/words.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/technology.hpp"
#include "sim/scenario/grid.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/self_assessment.hpp"
#include "sim/scenario/technologies.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> row_of(const Preset& preset, const std::vector<Lever>& shown) {
    std::vector<Json> row{preset.name};
    for (const Lever& lever : shown) {
        row.push_back(sets(preset, lever) ? Json(lever.value_in(preset)) : Json{});
    }
    return row;
}

/// What each preset sets; what it leaves at its default stays empty.
template <class Presets>
ReferenceTable
lever_table(const std::string& heading, const std::string& first, const Presets& presets) {
    const std::vector<Lever> shown = spoken_levers(presets);
    ReferenceTable table{
        heading, "What is left empty stays at the lever's default.", {{"name", first}}, {}};
    for (const Lever& lever : shown) {
        table.columns.push_back({lever.name(), lever.name()});
    }
    for (const Preset& preset : presets) {
        table.rows.push_back(row_of(preset, shown));
    }
    return table;
}

ReferenceTable list_of_ladders() {
    ReferenceTable table{"Ladders",
                         "A scenario names one: `ladder: arnstein`. One that names none has tlap.",
                         {{"name", "ladder"},
                          {"title", "title"},
                          {"rungs", "rungs"},
                          {"starting_rung", "starts from"},
                          {"source", "source"}},
                         {}};
    for (const Ladder& ladder : built_in_ladders()) {
        table.rows.push_back(
            {ladder.name, ladder.title, ladder.rungs.size(), ladder.starting_rung, ladder.source});
    }
    return table;
}

ReferenceTable rungs_in_words(const Ladder& ladder) {
    ReferenceTable table{
        "Rungs of " + ladder.name,
        ladder.title + ".",
        {{"name", "rung"}, {"number", "number"}, {"group", "done"}, {"says", "says"}},
        {}};
    const bool promises = !ladder.rungs.front().promise.empty();
    if (promises) {
        table.columns.push_back({"promise", "promise to the public"});
    }
    for (const Rung& rung : ladder.rungs) {
        const std::string& own = ladder.own_group(rung);
        const std::string group = rung.group + " people" + (own.empty() ? "" : ": " + own);
        table.rows.push_back({rung.name, rung.number, group, rung.says});
        if (promises) {
            table.rows.back().emplace_back(rung.promise);
        }
    }
    return table;
}

void add_ladder(const Ladder& ladder, Reference& reference) {
    reference.tables.push_back(rungs_in_words(ladder));
    reference.tables.push_back(
        lever_table("What each rung of " + ladder.name + " sets", "rung", ladder.rungs));
}

} // namespace

Reference describe_ladder(const std::string& name) {
    Reference reference{
        "ladder",
        "Ladders of participation",
        "A rung is a set of levers, nothing more: a policy names one and may change any of its "
        "levers. A ladder is data, scenarios/ladders/NAME.yaml, and a scenario may bring its own. "
        "Whatever ladder it declares, the rung that a policy reaches in what it does is told on "
        "the seven rungs of tlap.",
        {}};
    if (!name.empty()) {
        add_ladder(built_in_ladder(name), reference);
        return reference;
    }
    reference.tables.push_back(list_of_ladders());
    for (const Ladder& ladder : built_in_ladders()) {
        add_ladder(ladder, reference);
    }
    return reference;
}

Reference describe_grid() {
    const Grid& grid = built_in_grid();
    ReferenceTable cells{"Cells",
                         "",
                         {{"name", "cell"},
                          {"design", "designed by"},
                          {"delivery", "delivered by"},
                          {"says", "says"}},
                         {}};
    for (const Cell& cell : grid.cells) {
        cells.rows.push_back({cell.name,
                              std::string{name_of(cell.roles.design)},
                              std::string{name_of(cell.roles.delivery)},
                              cell.says});
    }
    return {"grid",
            "Grid of roles",
            grid.title +
                ". A policy may name a cell where it would name a rung, and change any "
                "of its levers. The grid is data, scenarios/grids/bovaird.yaml. Source: " +
                grid.source + ".",
            {cells, lever_table("What each cell sets", "cell", grid.cells)}};
}

Reference describe_self_assessment() {
    const SelfAssessment& assessment = built_in_self_assessment();
    Reference reference{"self-assessment",
                        "Self-assessment",
                        assessment.title +
                            ": six questions by which those who run a service describe it as it "
                            "is. `dowith new` asks them and writes a scenario. They are data, "
                            "scenarios/self-assessment.yaml. Source: " +
                            assessment.source + ".",
                        {}};
    for (const Question& question : assessment.questions) {
        ReferenceTable table{capitalised(question.name),
                             question.asks,
                             {{"answer", "answer"}, {"says", "says"}},
                             {}};
        for (const AnsweredLever& answered : question.levers) {
            table.columns.push_back({answered.lever.name(), answered.lever.name()});
        }
        for (std::size_t answer = 0; answer < question.answers.size(); ++answer) {
            table.rows.push_back({std::to_string(answer), question.answers[answer]});
            for (const AnsweredLever& answered : question.levers) {
                table.rows.back().emplace_back(answered.values[answer]);
            }
        }
        reference.tables.push_back(table);
    }
    return reference;
}

Reference describe_technologies() {
    ReferenceTable values{"Technologies", "", {{"name", "technology"}}, {}};
    ReferenceTable meanings{
        "Properties",
        "",
        {{"name", "name"}, {"meaning", "meaning"}, {"unit", "unit"}, {"source", "source"}},
        {}};
    for (const Declared<Technology>& property : technology_declarations()) {
        const Declaration& declared = property.declaration;
        const std::string name{declared.name};
        values.columns.push_back({name, name});
        meanings.rows.push_back({name,
                                 std::string{declared.meaning},
                                 std::string{declared.unit},
                                 std::string{declared.source}});
    }
    for (const NamedTechnology& each : built_in_technologies()) {
        std::vector<Json> row{each.name};
        for (const Declared<Technology>& property : technology_declarations()) {
            row.emplace_back(each.technology.*property.member);
        }
        values.rows.push_back(row);
    }
    return {"technologies",
            "Technologies of service",
            "How a kind of service turns staff hours and citizens' hours into outcomes, and what "
            "need it meets. A scenario's service names one and may change any of its properties. "
            "They are data, scenarios/technologies.yaml.",
            {values, meanings}};
}

} // namespace dowith
