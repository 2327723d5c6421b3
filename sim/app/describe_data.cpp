// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/model/practice.hpp"
#include "sim/model/technology.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/technologies.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

/// The levers that a rung sets, or nothing where it leaves one at its default.
std::vector<Json> rung_row(const Rung& rung, const std::vector<std::string>& shown) {
    std::vector<Json> row{rung.name};
    for (const std::string& name : shown) {
        const bool sets = std::find(rung.sets.begin(), rung.sets.end(), name) != rung.sets.end();
        Json cell;
        for (const Declared<Practice>& lever : levers()) {
            if (sets && lever.declaration.name == name) {
                cell = rung.practice.*lever.member;
            }
        }
        for (const Declared<BankRules>& rule : bank_levers()) {
            if (sets && name == "time_bank." + std::string{rule.declaration.name}) {
                cell = rung.bank.*rule.member;
            }
        }
        row.push_back(cell);
    }
    return row;
}

/// The levers that any rung of the ladder sets, in the order of their declarations.
std::vector<std::string> levers_of(const Ladder& ladder) {
    std::vector<std::string> all;
    for (const Declared<Practice>& lever : levers()) {
        all.emplace_back(lever.declaration.name);
    }
    for (const Declared<BankRules>& rule : bank_levers()) {
        all.push_back("time_bank." + std::string{rule.declaration.name});
    }
    std::erase_if(all, [&](const std::string& name) {
        return std::none_of(ladder.rungs.begin(), ladder.rungs.end(), [&](const Rung& rung) {
            return std::find(rung.sets.begin(), rung.sets.end(), name) != rung.sets.end();
        });
    });
    return all;
}

ReferenceTable rungs_in_words(const Ladder& ladder) {
    ReferenceTable table{
        "Rungs",
        "",
        {{"name", "rung"}, {"number", "number"}, {"group", "done"}, {"says", "says"}},
        {}};
    for (const Rung& rung : ladder.rungs) {
        table.rows.push_back({rung.name, rung.number, rung.group + " people", rung.says});
    }
    return table;
}

ReferenceTable rungs_as_levers(const Ladder& ladder) {
    const std::vector<std::string> shown = levers_of(ladder);
    ReferenceTable table{"What each rung of " + ladder.name + " sets",
                         "What is left empty stays at the lever's default.",
                         {{"name", "rung"}},
                         {}};
    for (const std::string& name : shown) {
        table.columns.push_back({name, name});
    }
    for (const Rung& rung : ladder.rungs) {
        table.rows.push_back(rung_row(rung, shown));
    }
    return table;
}

} // namespace

Reference describe_ladder() {
    Reference reference{
        "ladder",
        "Ladder of participation",
        "A rung is a set of levers, nothing more: a policy names one and may change any of its "
        "levers. A ladder is data, scenarios/ladders/NAME.yaml, and a scenario may bring its own.",
        {}};
    for (const Ladder& ladder : built_in_ladders()) {
        reference.tables.push_back(rungs_in_words(ladder));
        reference.tables.push_back(rungs_as_levers(ladder));
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
