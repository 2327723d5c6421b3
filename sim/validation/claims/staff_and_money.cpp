// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bench.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

constexpr Weeks third_year{104, 156};

Sample load_above_informing(Bench& bench, Weeks weeks) {
    return bench.difference("place", "full", "informing", "staff_load", weeks);
}

constexpr std::array y12{
    Part{"staff load, full co-production less informing: months 0 to 6",
         "1",
         {.low = 0.05},
         Estimator::median,
         [](Bench& bench) { return load_above_informing(bench, months(0, 6)); }},
    Part{"the same in months 9 to 18",
         "1",
         {.low = -0.05, .high = 0.05},
         Estimator::median,
         [](Bench& bench) { return load_above_informing(bench, months(9, 18)); }},
    Part{"the same in the final year",
         "1",
         at_most_zero,
         Estimator::median,
         [](Bench& bench) {
             return load_above_informing(bench, {156, 208});
         }},
};

/// What the agency saves by full co-production in year 3, need avoided included, as a share of what
/// it spends where people are informed.
Sample saving(Bench& bench, std::string_view place) {
    const Sample dearer = bench.difference(place, "full", "informing", "agency_cost", third_year);
    const Sample budget = bench.level(place, "informing", "agency_spending", third_year);
    return combined(dearer, budget, [](double more, double of) { return -more / of; });
}

/// The share of worlds in which the agency saves, with the 90 % interval of a share.
Sample share_that_saves(Bench& bench) {
    const Sample savings = saving(bench, "uncertain");
    const auto worlds = static_cast<double>(savings.values.size());
    const auto saves = static_cast<double>(std::count_if(
        savings.values.begin(), savings.values.end(), [](double each) { return each > 0.0; }));
    const double share = saves / worlds;
    const double error = 1.645 * std::sqrt(share * (1.0 - share) / worlds);
    return {{share}, error, {}, savings.values.size()};
}

constexpr std::array y13{
    Part{"agency saving of full co-production in year 3, over the budget of informing",
         "1",
         {.low = 0.0, .high = 0.07},
         Estimator::median,
         [](Bench& bench) { return saving(bench, "place"); }},
    Part{"share of parameter draws in which the agency saves in year 3",
         "1",
         {.low = 0.05, .high = 0.95},
         Estimator::value,
         share_that_saves},
};

constexpr std::array all{
    Claim{"Y12",
          ClaimKind::pattern,
          "co-production costs staff time first, and gives it back later",
          "Musso, Young and Thom 2019 on the cost of co-ordination; form of the curve: assumption",
          {"place", {"full"}},
          y12},
    Claim{"Y13",
          ClaimKind::pattern,
          "co-production saves the agency a few per cent at best, and nobody knows the sign",
          "contested: Nesta 2013, People Powered Health, 7 % of budgets from a business case; the "
          "community assets cohort cannot tell its difference from zero",
          {"place", {"full"}, "uncertain"},
          y13},
};

} // namespace

std::span<const Claim> claims_of_staff_and_money() { return all; }

} // namespace dowith
