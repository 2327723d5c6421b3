// SPDX-License-Identifier: Apache-2.0
#include "sim/app/standing.hpp"

#include "sim/scenario/ladder.hpp"

#include <algorithm>
#include <vector>

namespace dowith {
namespace {

std::string who(double share, double together, double users) {
    if (share < together) {
        return "by professionals";
    }
    return share < users ? "together" : "by users";
}

/// The middle one; of two the lower.
template <class T> T middle(std::vector<T> values) {
    std::sort(values.begin(), values.end());
    return values[(values.size() - 1) / 2];
}

double mean_lever(const Stage& stage, double Practice::*lever) {
    double sum = 0.0;
    for (const Practice& practice : stage.practice) {
        sum += practice.*lever;
    }
    return stage.practice.empty() ? 0.0 : sum / static_cast<double>(stage.practice.size());
}

/// The rungs by whose rule realised ones are told, whatever ladder the scenario climbs.
const std::vector<Rung>& seven_rungs() { return built_in_ladder("tlap").rungs; }

} // namespace

std::string grid_cell(double power, double delivery) {
    const std::string designed = who(power, 0.15, 0.75);
    const std::string delivered = who(delivery, 0.08, 0.5);
    return designed == delivered ? "designed and delivered " + designed
                                 : "designed " + designed + ", delivered " + delivered;
}

Standing standing_of(const Scenario& scenario, const Comparison& comparison, std::size_t policy) {
    const Stage& last = scenario.policies[policy].stages.back();
    std::vector<double> power;
    std::vector<double> delivery;
    std::vector<int> rungs;
    for (const WorldResult& world : comparison.worlds) {
        power.push_back(world.realised[policy].power);
        delivery.push_back(world.realised[policy].delivery);
        rungs.push_back(static_cast<int>(world.realised[policy].rung));
    }
    Standing standing;
    standing.declared_rung = last.rung;
    standing.declared_number = last.rung_number;
    standing.declared_cell = grid_cell(mean_lever(last, &Practice::design_power),
                                       mean_lever(last, &Practice::delivery_share));
    standing.realised_number = middle(rungs);
    standing.realised_rung =
        seven_rungs().at(static_cast<std::size_t>(standing.realised_number - 1)).name;
    standing.realised_cell = grid_cell(middle(power), middle(delivery));
    return standing;
}

} // namespace dowith
