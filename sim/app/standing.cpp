// SPDX-License-Identifier: Apache-2.0
#include "sim/app/standing.hpp"

#include "sim/app/terminal.hpp"
#include "sim/scenario/ladder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace dowith {
namespace {

std::string by(Party party) {
    const std::string name{name_of(party)};
    return party == Party::together ? name : "by " + name;
}

/// The middle one; of two the lower.
template <class T> T middle(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}

RungPlace place_of(int number) {
    const std::vector<Rung>& seven = built_in_ladder(realised_ladder).rungs;
    const Rung& rung = seven.at(static_cast<std::size_t>(number - 1));
    return {std::string{realised_ladder}, rung.name, rung.number};
}

bool same_ladder(const Standing& standing) {
    return standing.declared_rung.ladder == standing.realised_rung.ladder;
}

/// Says of which ladder a number is, where two are spoken of.
std::string of_ladder(const RungPlace& rung, const Standing& standing) {
    return same_ladder(standing) ? "" : " of " + rung.ladder;
}

std::string line_of(const RungPlace& rung,
                    Roles roles,
                    const Standing& standing,
                    const std::string& in_worlds = "") {
    const std::string place =
        rung.number == 0
            ? "no rung"
            : fmt::format(
                  "{} ({}{}){}", rung.name, rung.number, of_ladder(rung, standing), in_worlds);
    const std::string& cell = built_in_grid().at(roles).name;
    return fmt::format("{}; {}: {}", place, cell, roles_text(roles));
}

/// In how many worlds, where it is not all.
std::string in_worlds(const Standing& standing) {
    return standing.worlds_there == standing.worlds
               ? ""
               : fmt::format(" in {} of {} worlds", standing.worlds_there, standing.worlds);
}

std::string rung_remark(const Standing& standing) {
    const RungPlace& declared = standing.declared_rung;
    const RungPlace& realised = standing.realised_rung;
    constexpr int never_asked = 3; // rungs 1 to 3 do not differ in what is measured
    if (same_ladder(standing) && std::max(declared.number, realised.number) <= never_asked) {
        return "";
    }
    if (declared.number == 0 || (same_ladder(standing) && declared.number == realised.number)) {
        return "";
    }
    return wrapped(fmt::format("Declared as {} (rung {}{}); in what was done it came to {} "
                               "(rung {}{}){}.",
                               declared.name,
                               declared.number,
                               of_ladder(declared, standing),
                               realised.name,
                               realised.number,
                               of_ladder(realised, standing),
                               in_worlds(standing)),
                   "  ",
                   2);
}

std::string cell_remark(const Standing& standing) {
    if (!standing.names_cell || standing.declared_roles == standing.realised_roles) {
        return "";
    }
    return wrapped(fmt::format("Declared as {} ({}); in what was done it was {}.",
                               built_in_grid().at(standing.declared_roles).name,
                               roles_text(standing.declared_roles),
                               roles_text(standing.realised_roles)),
                   "  ",
                   2);
}

} // namespace

Standing standing_of(const Scenario& scenario, const Comparison& comparison, std::size_t policy) {
    std::vector<double> power;
    std::vector<double> delivery;
    std::vector<int> rungs;
    for (const WorldResult& world : comparison.worlds) {
        power.push_back(world.realised[policy].power);
        delivery.push_back(world.realised[policy].delivery);
        rungs.push_back(static_cast<int>(world.realised[policy].rung));
    }
    const Policy& declared = scenario.policies[policy];
    const Stage& last = declared.stages.back();
    Standing standing;
    standing.declared_rung = {scenario.ladder.name, last.rung, last.rung_number};
    standing.declared_roles = declared_roles(declared);
    standing.names_cell = !last.cell.empty();
    standing.realised_rung = place_of(middle(rungs));
    standing.worlds = rungs.size();
    standing.worlds_there =
        static_cast<std::size_t>(std::ranges::count(rungs, standing.realised_rung.number));
    standing.realised_roles = realised_cell(middle(power), middle(delivery));
    return standing;
}

std::string roles_text(Roles roles) {
    const std::string designed = by(roles.design);
    const std::string delivered = by(roles.delivery);
    return designed == delivered ? "designed and delivered " + designed
                                 : "designed " + designed + ", delivered " + delivered;
}

std::string standing_text(const Standing& standing) {
    const std::string realised =
        line_of(standing.realised_rung, standing.realised_roles, standing, in_worlds(standing));
    const std::string declared = line_of(standing.declared_rung, standing.declared_roles, standing);
    if (declared == realised) {
        return wrapped(declared, "  as declared  ", 15);
    }
    return wrapped(declared, "  declared  ", 12) + wrapped(realised, "  realised  ", 12);
}

std::string remark_on(const Standing& standing) {
    return rung_remark(standing) + cell_remark(standing);
}

} // namespace dowith
