// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/design_fit.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<DesignFitParameters>>({
    {&DesignFitParameters::learning,
     {"learning", 0.15, {0.05, 0.3}, not_negative, "1", "gain of fit per effective perspective (k)",
     "assumption; high leverage"}},
    {&DesignFitParameters::groups,
     {"groups", 8.0, {4.0, 20.0}, {1.0, need_groups_max}, "1",
     "need groups among citizens: the most perspectives there can be", "assumption"}},
    {&DesignFitParameters::spill,
     {"spill", 0.1, {0.0, 0.6}, any_share, "1",
     "worth of an issue for those of another tercile of advantage",
     "assumption; tuned to F1, F5"}},
    {&DesignFitParameters::volume,
     {"volume", 160.0, {10.0, 200.0}, positive, "1",
     "answered issues per 1,000 citizens at which 63 % of their diversity is heard (W0)",
     "assumption; tuned to F1, F5"}},
    {&DesignFitParameters::fading,
     {"fading", 0.03, {0.01, 0.05}, any_share, "1/month",
     "share of what was learned that goes out of date", "assumption"}},
    {&DesignFitParameters::half_life,
     {"half_life", 13.0, {4.0, 52.0}, positive, "week", "half-life of fit on its way to its target",
     "assumption"}},
});
// clang-format on

} // namespace

std::span<const Declared<DesignFitParameters>> design_fit_declarations() { return declared; }

void take_to_heart(Design& design, float advantage, std::size_t need_group) {
    EXPECTS(need_group < need_groups_max);
    design.answered[rank_group(advantage, terciles)][need_group] += 1.0;
}

double perspectives(const Design& design,
                    std::size_t tercile,
                    double citizens,
                    const DesignFitParameters& p) {
    EXPECTS(tercile < terciles);
    double size = 0.0;
    double squares = 0.0;
    for (std::size_t group = 0; group < need_groups_max; ++group) {
        double heard = 0.0;
        for (std::size_t other = 0; other < terciles; ++other) {
            heard += design.answered[other][group] * (other == tercile ? 1.0 : p.spill);
        }
        size += heard;
        squares += heard * heard;
    }
    if (size <= 0.0 || citizens <= 0.0) {
        return 0.0;
    }
    const double per_thousand = 1000.0 * size / citizens;
    return size * size / squares * (1.0 - maths::exp(-per_thousand / p.volume));
}

double fit_target(
    double floor, double ceiling, double power, double perspectives, const DesignFitParameters& p) {
    const double learned = 1.0 - maths::exp(-p.learning * power * perspectives);
    return floor + std::max(0.0, ceiling - floor) * learned;
}

void design_fit(Neighbourhood& home, const WeekContext& now) {
    const DesignFitParameters& p = now.parameters.design_fit;
    const auto citizens = static_cast<double>(home.citizens.size());
    const double moved = 1.0 - maths::half_life_factor(p.half_life, 1.0);
    for (const ServiceId service : now.services()) {
        Design& design = home.teams[service.value].design;
        const InForce& policy = now.practices[service.value];
        const Technology& technology = now.technologies[service.value];
        const double advisory = now.parameters.voice.advisory_power;
        const double power =
            std::max(0.0, policy.practice.design_power - advisory) * policy.release;
        const double monthly = p.fading * (1.0 - 0.5 * policy.practice.assessment_power);
        const double kept = maths::pow(1.0 - monthly, months_per_year / weeks_per_year);
        for (std::size_t tercile = 0; tercile < terciles; ++tercile) {
            const double target = fit_target(technology.fit_floor,
                                             technology.fit_ceiling,
                                             power,
                                             perspectives(design, tercile, citizens, p),
                                             p);
            design.fit[tercile] += moved * (target - design.fit[tercile]);
        }
        for (auto& stock : design.answered) {
            for (double& heard : stock) {
                heard *= kept;
            }
        }
    }
}

} // namespace dowith
