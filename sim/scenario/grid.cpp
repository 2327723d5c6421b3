// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/grid.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/scenario/read_grid.hpp"
#include "sim/scenario/read_keys.hpp"

#include <algorithm>

namespace dowith {
namespace {

Grid read_built_in() {
    const std::string name = "grids/bovaird.yaml";
    Problems problems;
    const Document document = document_from_text(name, gallery_text(name).value_or(""), problems);
    Reading reading{document, problems};
    check_format(reading.root());
    Grid grid = read_grid(reading.root());
    reading.finish();
    refuse_errors(problems); // reaches only who has just edited that file
    return grid;
}

double mean_lever(const Stage& stage, double Practice::*lever) {
    double sum = 0.0;
    for (const Practice& practice : stage.practice) {
        sum += practice.*lever;
    }
    return stage.practice.empty() ? 0.0 : sum / static_cast<double>(stage.practice.size());
}

} // namespace

std::string_view name_of(Party party) {
    constexpr std::array<std::string_view, 3> names{"professionals", "together", "users"};
    return names[static_cast<std::size_t>(party)];
}

const Cell* Grid::find(std::string_view cell) const {
    const auto found = std::ranges::find(cells, cell, &Cell::name);
    return found == cells.end() ? nullptr : &*found;
}

const Cell& Grid::at(Roles roles) const {
    const auto place = static_cast<std::size_t>(cell_index(roles));
    EXPECTS(place < cells.size());
    return cells[place];
}

std::vector<std::string_view> Grid::cell_names() const {
    std::vector<std::string_view> names;
    for (const Cell& cell : cells)
        names.emplace_back(cell.name);
    return names;
}

const Grid& built_in_grid() {
    static const Grid grid = read_built_in();
    return grid;
}

Party party(double share, double together_above, double users_above) {
    if (share <= together_above)
        return Party::professionals;
    return share <= users_above ? Party::together : Party::users;
}

Roles declared_roles(double design_power, double delivery_share) {
    constexpr double design_together = 0.15;
    constexpr double design_users = 0.7;
    constexpr double delivery_together = 0.05;
    constexpr double delivery_users = 0.6;
    return {party(design_power, design_together, design_users),
            party(delivery_share, delivery_together, delivery_users)};
}

Roles declared_roles(const Policy& policy) {
    const Stage& last = policy.stages.back();
    if (const Cell* const cell = built_in_grid().find(last.cell))
        return cell->roles;
    return declared_roles(mean_lever(last, &Practice::design_power),
                          mean_lever(last, &Practice::delivery_share));
}

} // namespace dowith
