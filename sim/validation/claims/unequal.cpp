// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"

#include <array>
#include <vector>

namespace dowith {
namespace {

constexpr std::string_view place = "place";
constexpr std::string_view steen = "Steen, Brandsen and Verschuere 2018, seven evils";

/// Mean quality that the top tercile of advantage receives less that of the bottom one, final year.
double gap_in_quality(const Scenario& scenario,
                      const ForkPoint& fork,
                      std::string_view policy,
                      Executor& executor) {
    std::array<RunningMean, terciles> quality;
    const std::uint32_t weeks = scenario.horizon_weeks;
    follow(scenario, fork, policy, weeks, executor, [&](const auto& now, std::uint32_t week) {
        if (week + 52 >= weeks) {
            for_each_case(now, [&](const Neighbourhood& home, const Case& each) {
                const float advantage = home.citizens.advantage[each.citizen];
                quality[rank_group(advantage, terciles)].add(static_cast<double>(each.quality));
            });
        }
    });
    return quality.back().value() - quality.front().value();
}

double gap_without_outreach(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    return gap_in_quality(scenario, fork, "no-outreach", executor) -
           gap_in_quality(scenario, fork, "outreach", executor);
}

constexpr std::array f5{
    Part{"need met, top less bottom tercile of advantage: without outreach less with it",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& bench) { return bench.study(place, gap_without_outreach); }},
};

/// Those who leave a service that makes them contribute, and those who are served meanwhile.
struct Leavers {
    RunningMean need;
    RunningMean free_hours;
};

struct LeaversAndServed {
    Leavers left;
    Leavers served;
};

LeaversAndServed who_leaves(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    LeaversAndServed seen;
    std::vector<std::vector<bool>> away; // by neighbourhood and row
    for (const Neighbourhood& home : fork.district.neighbourhoods) {
        away.emplace_back(home.citizens.size(), false);
    }
    follow(scenario, fork, "conditional", 104, executor, [&](const auto& now, std::uint32_t) {
        for_each_case(now, [&](const Neighbourhood& home, const Case& each) {
            const bool left_before = away[home.id.value][each.citizen.value];
            away[home.id.value][each.citizen.value] = each.withdrawn;
            if (!left_before) {
                Leavers& group = each.withdrawn ? seen.left : seen.served;
                group.need.add(static_cast<double>(each.severity));
                group.free_hours.add(static_cast<double>(home.citizens.free_hours[each.citizen]));
            }
        });
    });
    return seen;
}

double need_of_leavers(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    const LeaversAndServed seen = who_leaves(scenario, fork, executor);
    return seen.left.need.value() / seen.served.need.value();
}

double time_of_leavers(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    const LeaversAndServed seen = who_leaves(scenario, fork, executor);
    return seen.left.free_hours.value() / seen.served.free_hours.value();
}

constexpr std::array f6{
    Part{"severity of need of those who leave, over that of those served",
         "1",
         {.low = 1.0},
         Estimator::mean,
         [](Bench& bench) { return bench.study(place, need_of_leavers); }},
    Part{"free hours of those who leave, over those of people served",
         "1",
         {.high = 1.0},
         Estimator::mean,
         [](Bench& bench) { return bench.study(place, time_of_leavers); }},
    Part{"share of those in need who were driven out, made to contribute less invited to",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& bench) {
             return bench.difference(place, "conditional", "full", "withdrawn", {52, 104});
         }},
};

constexpr std::array all{
    Claim{"F5",
          ClaimKind::failure,
          "without outreach, those who are well off gain more than those who are not",
          steen,
          {},
          f5},
    Claim{"F6",
          ClaimKind::failure,
          "where contributing is made a condition, those in most need and with least time leave",
          steen,
          {place, {"full", "conditional"}},
          f6},
};

} // namespace

std::span<const Claim> claims_of_the_unequal() { return all; }

} // namespace dowith
