// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/ranking.hpp"

#include "sim/kernel/draw.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/purposes.hpp"
#include "sim/scenario/population.hpp"

#include <algorithm>

namespace dowith {
namespace {

Draw draw_of(const Setting& setting, NeighbourhoodId id, std::uint32_t row, Purpose purpose) {
    return {setting.luck, {id.value, row}, set_up_week, static_cast<std::uint32_t>(purpose)};
}

/// The power k of the ranks that are drawn.
double power_of(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting) {
    const Draw place = draw_of(setting, id, 0, Purpose::deprivation);
    const double deprivation =
        std::clamp(place.normal(plan.deprivation_mean, plan.deprivation_spread), 0.1, 0.9);
    return deprivation / (1.0 - deprivation);
}

} // namespace

std::vector<Ranked>
rank_people(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting) {
    const double power = power_of(plan, id, setting);
    std::vector<Ranked> people(citizens_of(plan, id));
    for (std::uint32_t row = 0; row < people.size(); ++row) {
        Ranked& each = people[row];
        each.person = plan.given ? plan.given->people_of[id.value][row] : PersonId{row};
        const auto given = plan.given ? GivenPeople::said(plan.given->advantage, each.person)
                                      : std::optional<float>{};
        each.advantage =
            given ? *given
                  : static_cast<float>(
                        maths::pow(draw_of(setting, id, row, Purpose::advantage).uniform(), power));
    }
    std::ranges::sort(people, [](const Ranked& a, const Ranked& b) {
        return a.advantage != b.advantage ? a.advantage < b.advantage : a.person < b.person;
    });
    return people;
}

} // namespace dowith
