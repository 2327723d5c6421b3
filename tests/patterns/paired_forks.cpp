// SPDX-License-Identifier: Apache-2.0
#include "tests/patterns/paired_forks.hpp"

#include "sim/engine/week_loop.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/model/mechanisms/need.hpp"

namespace dowith {

void live_side_by_side(const Scenario& scenario,
                       std::uint32_t world,
                       const std::function<void(const Twins&)>& see) {
    EXPECTS(scenario.policies.size() >= 2);
    const auto executor = serial_executor();
    ForkPoint fork = run_burn_in(scenario, world, *executor);
    District<Neighbourhood> one = fork.district;
    District<Neighbourhood> other = std::move(fork.district);
    const Rules of_one{fork.setting, scenario.policies[0], one.week};
    const Rules of_other{fork.setting, scenario.policies[1], other.week};
    const auto nothing = [](const District<Neighbourhood>&) {};
    for (unsigned week = 0; week < scenario.horizon_weeks; ++week) {
        run_weeks(one, of_one, *executor, one.week + 1, nothing);
        run_weeks(other, of_other, *executor, other.week + 1, nothing);
        for (std::size_t i = 0; i < one.neighbourhoods.size(); ++i) {
            see({one.neighbourhoods[i], other.neighbourhoods[i], fork.setting, week});
        }
    }
}

std::vector<double> of_each_world(const Scenario& scenario,
                                  const std::function<double(std::uint32_t)>& measure) {
    std::vector<double> values(scenario.worlds);
    const auto executor = tbb_executor(0);
    executor->for_each(values.size(), [&](std::size_t world) {
        values[world] = measure(static_cast<std::uint32_t>(world));
    });
    return values;
}

double crisis_risk(const Case& each, const Citizens& people, const Setting& setting) {
    const Technology& technology = setting.technologies.front();
    const double rate = crisis_rate(static_cast<double>(each.effective_severity),
                                    static_cast<double>(each.quality),
                                    static_cast<double>(each.staff_input),
                                    technology.safe_staff_input,
                                    technology.harm,
                                    setting.parameters.need.crisis_rate);
    const bool by_citizens = each.own_hours > 0.0F || each.peer_hours > 0.0F;
    const auto capability = static_cast<double>(people.capability[each.citizen]);
    return by_citizens ? rate * (1.0 + technology.amateur_risk * (1.0 - capability)) : rate;
}

} // namespace dowith
