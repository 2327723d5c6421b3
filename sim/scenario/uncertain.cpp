// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/uncertain.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/model/purposes.hpp"

#include <cmath>

namespace dowith {
namespace {

double* find_technology(std::string_view name, Technology& technology) {
    for (const Declared<Technology>& each : technology_declarations()) {
        if (each.declaration.name == name) {
            return &(technology.*each.member);
        }
    }
    return nullptr;
}

/// A number for a path that does not depend on which other paths there are.
Who who_of(std::string_view path) {
    Digest digest;
    digest.add(std::span<const char>{path.data(), path.size()});
    const std::uint64_t bits = digest.value();
    return {static_cast<std::uint32_t>(bits >> 32U), static_cast<std::uint32_t>(bits)};
}

} // namespace

double*
find_uncertain(std::string_view path, std::span<const ServicePlan> services, Uncertain& numbers) {
    if (path == "starting_load") {
        return &numbers.starting_load;
    }
    constexpr std::string_view prefix = "services.";
    if (path.starts_with(prefix)) {
        const std::string_view rest = path.substr(prefix.size());
        for (std::size_t i = 0; i < services.size(); ++i) {
            const std::string start = services[i].name + ".";
            if (rest.starts_with(start)) {
                return find_technology(rest.substr(start.size()), numbers.technologies[i]);
            }
        }
        return nullptr;
    }
    for (const ParameterEntry& entry : all_parameters()) {
        if (entry.path() == path) {
            return &entry.slot(numbers.parameters);
        }
    }
    return nullptr;
}

double triangular(double low, double mode, double high, double uniform) {
    EXPECTS(low <= mode && mode <= high);
    if (low == high) {
        return low;
    }
    const double below = (mode - low) / (high - low);
    return uniform < below ? low + std::sqrt(uniform * (high - low) * (mode - low))
                           : high - std::sqrt((1.0 - uniform) * (high - low) * (high - mode));
}

std::vector<double> draw_priors(const Scenario& scenario, const Luck& luck, Uncertain& numbers) {
    std::vector<double> draws;
    for (const Prior& prior : scenario.uncertainty) {
        double* const number = find_uncertain(prior.path, scenario.services, numbers);
        EXPECTS(number != nullptr);
        const Draw draw{
            luck, who_of(prior.path), 0, static_cast<std::uint32_t>(Purpose::parameter_draw)};
        *number = triangular(prior.low, prior.mode, prior.high, draw.uniform());
        draws.push_back(*number);
    }
    return draws;
}

} // namespace dowith
