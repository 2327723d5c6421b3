// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/kernel/text.hpp"
#include "sim/model/ties.hpp"
#include "sim/scenario/people_columns.hpp"

namespace dowith {
namespace {

std::vector<ReferenceTable::Column> columns_of_columns() {
    return {{"name", "column"}, {"meaning", "meaning"}, {"unit", "unit"}, {"possible", "possible"}};
}

/// What may stand in a cell: "0 to 1", "0 to 1, whole", "-10000 to 10000, in steps of 0.25".
std::string possible_text(const PeopleColumn& column) {
    using Holds = PeopleColumn::Holds;
    if (column.holds == Holds::home || column.holds == Holds::id) {
        return "text";
    }
    std::string text =
        number_text(column.possible.low) + " to " + number_text(column.possible.high);
    if (column.step > 0.0) {
        text += column.step == 1.0 ? ", whole" : ", in steps of " + number_text(column.step);
    }
    return text;
}

ReferenceTable columns_of_people() {
    ReferenceTable table{
        "People",
        "One row a person, every column optional. `SERVICE` is the name of one of the scenario's "
        "services.",
        columns_of_columns(),
        {}};
    for (const PeopleColumn& column : people_columns()) {
        table.rows.push_back({std::string{column.name},
                              std::string{column.meaning},
                              std::string{column.unit},
                              possible_text(column)});
    }
    return table;
}

ReferenceTable columns_of_ties() {
    ReferenceTable table{"Ties",
                         "One row a tie, which stands for both of its ends. In their own "
                         "neighbourhood nobody has more than " +
                             std::to_string(Ties::kin_slots) + " kin and " +
                             std::to_string(Ties::slots - Ties::kin_slots) + " neighbours.",
                         columns_of_columns(),
                         {}};
    for (const TieColumn& column : tie_columns()) {
        table.rows.push_back({std::string{column.name},
                              std::string{column.meaning} +
                                  (column.is_required ? "" : "; the column may be left out"),
                              std::string{column.unit},
                              std::string{column.possible}});
    }
    return table;
}

} // namespace

Reference describe_population() {
    return {"population",
            "Files of people and ties",
            "What `population: {file: people.csv, ties: ties.csv}` may name: comma-separated "
            "values in UTF-8, the first line naming the columns in any order. Cells that hold "
            "commas, quotes or ends of lines stand in quotes, and quotes within them are doubled. "
            "What an empty cell or a column that is left out would say is drawn, as if there were "
            "no file; [docs/population.md](population.md) says more.",
            {columns_of_people(), columns_of_ties()}};
}

} // namespace dowith
