// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/stopping.hpp"

#include "sim/experiment/comparison.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowith {
namespace {

std::optional<double> wanted_of(const Scenario& scenario, std::string_view outcome) {
    for (const WantedPrecision& each : scenario.precision) {
        if (each.outcome == outcome) {
            return each.half_width;
        }
    }
    return {};
}

std::vector<Statement> statements_of(const Scenario& scenario) {
    std::vector<Statement> statements;
    for (std::size_t series = 0; series < all_series().size(); ++series) {
        if (!is_primary(scenario, series)) {
            continue;
        }
        for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
            if (policy != scenario.baseline) {
                const auto wanted = wanted_of(scenario, all_series()[series].name());
                statements.push_back({series, policy, wanted, {}, 0.0});
            }
        }
    }
    return statements;
}

} // namespace

std::string_view StoppingRule::name() const { return is_sequential ? "sequential" : "fixed"; }

bool StoppingRule::looks_after(std::uint32_t worlds) const {
    const bool is_turn = worlds >= first_look && (worlds - first_look) % look_every == 0;
    return worlds == cap || (is_sequential && worlds < cap && is_turn);
}

std::uint32_t StoppingRule::look_from(std::uint32_t worlds, std::uint32_t ahead) const {
    std::uint64_t at = std::uint64_t{worlds} + std::max(1U, ahead);
    if (!is_sequential || at >= cap) {
        return cap;
    }
    while (!looks_after(static_cast<std::uint32_t>(at))) {
        ++at;
    }
    return static_cast<std::uint32_t>(at);
}

StoppingRule stopping_rule(const Scenario& scenario) {
    StoppingRule rule;
    rule.cap = scenario.worlds;
    rule.statements = scenario.primary.size() * (scenario.policies.size() - 1);
    rule.is_sequential = !scenario.precision.empty() && rule.statements > 0;
    if (rule.is_sequential) {
        rule.alpha = miss_rate / static_cast<double>(rule.statements);
    }
    return rule;
}

StoppingWatch::StoppingWatch(const Scenario& scenario)
    : scenario_{scenario}, rule_{stopping_rule(scenario)}, sequence_{rule_.alpha, tight_at},
      statements_{statements_of(scenario)} {
    EXPECTS(rule_.is_sequential);
    INVARIANT(statements_.size() == rule_.statements);
}

std::optional<std::uint32_t> StoppingWatch::look(std::span<const WorldResult> worlds,
                                                 std::uint32_t tried) {
    EXPECTS(tried <= rule_.cap);
    while (tried_ < tried) {
        const std::uint32_t next = std::min(tried, rule_.look_from(tried_, 1));
        while (seen_ < worlds.size() && worlds[seen_].world < next) {
            see(worlds[seen_]);
        }
        tried_ = next;
        if (!rule_.looks_after(next)) {
            break; // the worlds that are still missing come before the next look
        }
        judge();
        if (is_precise_ && next < rule_.cap) {
            return next;
        }
    }
    return {};
}

void StoppingWatch::see(const WorldResult& world) {
    for (Statement& each : statements_) {
        const double difference = summary(world, each.policy, each.series) -
                                  summary(world, scenario_.baseline, each.series);
        if (!std::isnan(difference)) {
            each.difference.add(difference);
        }
    }
    ++seen_;
}

void StoppingWatch::judge() {
    for (Statement& each : statements_) {
        each.half_width = sequence_.half_width(each.difference.count(), each.difference.sd());
    }
    is_precise_ = tried_ >= first_look &&
                  std::all_of(statements_.begin(), statements_.end(), [](const Statement& each) {
                      return each.is_precise();
                  });
}

const Statement& StoppingWatch::farthest() const {
    const auto excess = [](const Statement& each) {
        return each.wanted ? each.half_width / *each.wanted : 0.0;
    };
    return *std::max_element(
        statements_.begin(), statements_.end(), [&](const Statement& a, const Statement& b) {
            return excess(a) < excess(b);
        });
}

std::optional<std::uint64_t> StoppingWatch::worlds_needed() const {
    double most = first_look;
    for (const Statement& each : statements_) {
        const std::size_t known = each.difference.count();
        if (!each.wanted) {
            continue;
        }
        if (known < 2) {
            return {};
        }
        const auto count =
            static_cast<double>(sequence_.count_for(*each.wanted, each.difference.sd()));
        const double tried_for_each = static_cast<double>(tried_) / static_cast<double>(known);
        most = std::max(most, count * tried_for_each);
    }
    const auto beyond = std::ceil((most - first_look) / look_every);
    return first_look + look_every * static_cast<std::uint64_t>(beyond);
}

} // namespace dowith
