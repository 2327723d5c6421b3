// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/policy.hpp"
#include "sim/scenario/preset.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// Who designs or delivers a service.
enum class Party { professionals, together, users };

inline constexpr std::array parties{Party::professionals, Party::together, Party::users};

[[nodiscard]] std::string_view name_of(Party party);

/// Who designs and who delivers: a place in the grid, whatever it is called.
struct Roles {
    Party design = Party::professionals;
    Party delivery = Party::professionals;

    friend bool operator==(const Roles&, const Roles&) = default;
};

/// A cell of the grid, with its levers.
struct Cell : Preset {
    Roles roles;
};

/// Three ways to design by three ways to deliver (Bovaird 2007). Data:
/// scenarios/grids/bovaird.yaml.
struct Grid {
    std::string title;
    std::string source;
    std::vector<Cell> cells; ///< nine, ordered by who designs, then by who delivers

    /// The cell of this name, or null.
    [[nodiscard]] const Cell* find(std::string_view cell) const;

    [[nodiscard]] const Cell& at(Roles roles) const;

    [[nodiscard]] std::vector<std::string_view> cell_names() const;
};

[[nodiscard]] const Grid& built_in_grid();

/// Place of a cell in Grid::cells, from 0.
[[nodiscard]] constexpr int cell_index(Roles roles) {
    return 3 * static_cast<int>(roles.design) + static_cast<int>(roles.delivery);
}

/// Who does something, by citizens' share in it: professionals up to `together_above`, together up
/// to `users_above`, else users.
[[nodiscard]] Party party(double share, double together_above, double users_above);

/// The roles that levers declare: citizens' share in design, and the share of their requirement
/// that clients who take part give in own hours, both 0 to 1.
///     design: professionals up to .15, which is asking for advice; together up to .7; else users
///     delivery: professionals up to .05, together up to .6, else users
/// Form: ours. The cuts lie between the levels of the grid and of the ladder of co-production.
[[nodiscard]] Roles declared_roles(double design_power, double delivery_share);

/// The roles that a policy declares in its last stage: those of the cell that it names, or else
/// what its levers amount to, as means over services.
[[nodiscard]] Roles declared_roles(const Policy& policy);

} // namespace dowith
