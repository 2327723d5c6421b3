// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_grid.hpp"

#include "sim/scenario/read_practice.hpp"

#include <algorithm>
#include <array>

namespace dowith {
namespace {

using Settings = std::vector<LeverSetting>;

/// Levers of one dimension of the grid, by party.
using ByParty = std::array<Settings, parties.size()>;

ByParty read_dimension(const Field& map) {
    ByParty all;
    for (const Party party : parties)
        all[static_cast<std::size_t>(party)] = read_levers(map.required(name_of(party)));
    return all;
}

/// A lever belongs to design or to delivery; else a cell would not know which to take.
void refuse_shared_levers(const Field& delivery, const ByParty& design, const ByParty& own) {
    const auto names_it = [](const ByParty& all, const Lever& lever) {
        return std::ranges::any_of(all, [&](const Settings& each) {
            return std::ranges::find(each, lever, &LeverSetting::lever) != each.end();
        });
    };
    for (const Lever& lever : all_levers()) {
        if (names_it(design, lever) && names_it(own, lever))
            delivery.error("sets " + lever.name() + ", which design sets as well",
                           "let one of the two set it");
    }
}

Party read_party(const Field& field) {
    std::vector<std::string_view> names;
    for (const Party party : parties)
        names.push_back(name_of(party));
    return parties[field.choice(names, 0)];
}

Cell read_cell(const Field& field, const ByParty& design, const ByParty& delivery) {
    const std::string name = field.required("name").identifier();
    const std::string says = field.required("says").text();
    const Roles roles{read_party(field.required("design")), read_party(field.required("delivery"))};
    Cell cell{plain_preset(name, says), roles};
    set_levers(design[static_cast<std::size_t>(roles.design)], cell);
    set_levers(delivery[static_cast<std::size_t>(roles.delivery)], cell);
    return cell;
}

} // namespace

Grid read_grid(const Field& map) {
    Grid grid;
    grid.title = map.required("title").text();
    grid.source = map.required("source").text();
    const ByParty design = read_dimension(map.required("design"));
    const Field delivery_map = map.required("delivery");
    ByParty delivery = read_dimension(delivery_map);
    refuse_shared_levers(delivery_map, design, delivery);
    const Field cells = map.required("cells");
    for (const Field& item : cells.items()) {
        Cell cell = read_cell(item, design, delivery);
        if (!cell.name.empty() && grid.find(cell.name) != nullptr)
            item["name"].error("is the name of a cell before", "give each a name of its own");
        if (cell_index(cell.roles) != static_cast<int>(grid.cells.size()))
            item.error("is not where its cell belongs",
                       "order cells by who designs, then by who delivers");
        grid.cells.push_back(std::move(cell));
    }
    if (cells.is_list() && grid.cells.size() != parties.size() * parties.size())
        cells.error("is not nine cells", "describe each pair of parties once");
    return grid;
}

} // namespace dowith
