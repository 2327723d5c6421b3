// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/value_for_money.hpp"

#include "sim/experiment/world.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/units.hpp"

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

std::size_t place_of(std::string_view name) {
    const std::size_t place = find_series(name);
    EXPECTS(place != no_series);
    return place;
}

/// The one column that is worked out by this formula.
std::size_t place_of(Formula formula) {
    const std::span<const Series> all = all_series();
    const auto found = std::find_if(all.begin(), all.end(), [formula](const Series& series) {
        return series.indicator->formula == formula;
    });
    EXPECTS(found != all.end());
    return static_cast<std::size_t>(found - all.begin());
}

std::vector<double> weeks_of(const WorldResult& world, std::size_t policy, std::size_t series) {
    std::vector<double> weeks(world.weeks);
    for (std::size_t week = 0; week < world.weeks; ++week) {
        weeks[week] = static_cast<double>(world.value(policy, week, series));
    }
    return weeks;
}

} // namespace

std::vector<double> avoided_hours_cashed(std::span<const double> baseline,
                                         std::span<const double> policy,
                                         const MoneyParameters& p) {
    EXPECTS(baseline.size() == policy.size());
    std::vector<double> running(baseline.size() + 1, 0.0); // sum of differences before week t
    for (std::size_t t = 0; t < baseline.size(); ++t) {
        running[t + 1] = running[t] + (baseline[t] - policy[t]);
    }
    const auto from = static_cast<std::ptrdiff_t>(std::floor(p.cashable_from));
    const auto until =
        std::max(from + 1, static_cast<std::ptrdiff_t>(std::floor(p.cashable_until)));
    std::vector<double> cashed(baseline.size(), 0.0);
    for (std::size_t t = 0; t < baseline.size(); ++t) {
        const auto now = static_cast<std::ptrdiff_t>(t);
        const auto last = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, now - from));
        const auto first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, now - until));
        cashed[t] =
            p.cashable * (running[last] - running[first]) / static_cast<double>(until - from);
    }
    return cashed;
}

void add_value_for_money(WorldResult& world, std::size_t baseline, const MoneyParameters& p) {
    // Hours are told per thousand citizens and week, money per citizen and year.
    const double per_citizen_year = weeks_per_year / 1000.0;
    const std::size_t required = place_of("required_hours");
    const std::size_t citizen_hours = place_of("citizen_hours");
    const std::size_t spending = place_of("agency_spending");
    const std::size_t unmet = place_of("unmet_value");
    const std::size_t citizens_time = place_of(Formula::citizens_time);
    const std::size_t avoided_need = place_of(Formula::avoided_need);
    const std::size_t agency_cost = place_of(Formula::agency_cost);
    const std::size_t social_cost = place_of(Formula::social_cost);
    const std::vector<double> baseline_hours = weeks_of(world, baseline, required);
    const std::size_t width = all_series().size();
    for (std::size_t policy = 0; policy < world.values.size(); ++policy) {
        const std::vector<double> cashed =
            avoided_hours_cashed(baseline_hours, weeks_of(world, policy, required), p);
        for (std::size_t week = 0; week < world.weeks; ++week) {
            float* const row = world.values[policy].data() + week * width;
            const double time =
                static_cast<double>(row[citizen_hours]) * per_citizen_year * p.citizen_hour;
            const double avoided = cashed[week] * per_citizen_year * p.avoided_hour;
            const double agency = static_cast<double>(row[spending]) - avoided;
            row[citizens_time] = static_cast<float>(time);
            row[avoided_need] = static_cast<float>(avoided);
            row[agency_cost] = static_cast<float>(agency);
            row[social_cost] = static_cast<float>(agency + time + static_cast<double>(row[unmet]));
        }
    }
}

} // namespace dowith
