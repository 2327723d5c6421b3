// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/failure_flags.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Of = FailureSign::Of;

/// Of the last stage, mean over services.
double mean_declared(double Practice::*lever, const Policy& policy) {
    double sum = 0.0;
    for (const Practice& practice : policy.stages.back().practice) {
        sum += practice.*lever;
    }
    return sum / static_cast<double>(policy.stages.back().practice.size());
}

/// Less than half of the power to design that is declared comes about. Advice alone (a twentieth)
/// declares none.
bool power_stays_a_word(const Scenario& scenario,
                        const Comparison& comparison,
                        std::size_t policy) {
    constexpr double advice = 0.05;
    const double declared = mean_declared(&Practice::design_power, scenario.policies[policy]);
    std::vector<double> realised;
    for (const WorldResult& world : comparison.worlds) {
        realised.push_back(world.realised[policy].power);
    }
    return declared > advice && spread_of(realised).median < 0.5 * declared;
}

/// Where no voice is offered, people who complain unasked are no token of it.
bool voice_is_offered(const Scenario& scenario, const Comparison&, std::size_t policy) {
    constexpr double offered = 0.15; // where rung 4 begins, see realised_rung()
    return mean_declared(&Practice::voice, scenario.policies[policy]) > offered;
}

constexpr auto flags = std::to_array<FailureFlag>({
    {"work_dumped",
     "F1",
     "work is dumped: citizens give far more hours, the agency spends less, more need is left "
     "unmet",
     {{{Of::rise, "citizen_hours", 5.0}, {Of::fall, "agency_spending"}, {Of::rise, "unmet_need"}}}},
    {"costs_outweigh",
     "F3",
     "the trouble outweighs the gain: social cost is higher, and need is met less well",
     {{{Of::rise, "social_cost", 2.0}, {Of::fall, "need_met"}}}},
    {"reinforced_inequality",
     "F5",
     "inequality grows: need of the better off is met better than before, next to that of others",
     {{{Of::rise, "benefit_concentration", 0.01}}}},
    {"driven_out",
     "F6",
     "people are driven out: more than one in a hundred of those in need have left the service",
     {{{Of::level_above, "withdrawn", 0.01}}}},
    {"tokenism",
     "F8",
     "voice is a token: many are asked (300 in 1000 a year), and under 30 % of issues are answered",
     {{{Of::level_above, "contacts", 300.0}, {Of::level_below, "answered", 0.3}}},
     "voice > 0.15",
     voice_is_offered},
    {"stalled",
     "F9",
     "it stalls: less than half of the power to design that is declared comes about",
     {},
     "power reached < half of design_power",
     power_stays_a_word},
    {"burnout_spiral",
     "F10",
     "staff burn out: load stays above 1.1, and burnout is higher",
     {{{Of::level_above, "staff_load", 1.1}, {Of::rise, "staff_burnout", 0.05}}}},
    {"expectations_overshot",
     "F19",
     "expectations are overshot: need is met better, and clients trust less",
     {{{Of::rise, "need_met"}, {Of::fall, "trust_clients", 0.005}}}},
});

/// How sure one must be of a rise or a fall.
enum class Surety { interval, mean };

bool is_there(const FailureSign& sign,
              const Comparison& comparison,
              std::size_t policy,
              Surety surety) {
    if (sign.of == Of::nothing) {
        return true;
    }
    const Outcome& outcome = comparison.outcome(sign.series);
    const PairedDifference& paired = outcome.differences[policy];
    const bool by_mean = surety == Surety::mean;
    const Spread& difference = paired.difference;
    switch (sign.of) {
    case Of::rise:
        return paired.known > 1 && (by_mean ? difference.mean : difference.low) > sign.value;
    case Of::fall:
        return paired.known > 1 && (by_mean ? difference.mean : difference.high) < -sign.value;
    case Of::level_above:
        return outcome.levels[policy].mean > sign.value;
    case Of::level_below:
        return outcome.levels[policy].mean < sign.value;
    case Of::nothing:
        break;
    }
    return true;
}

bool shows(const FailureFlag& flag,
           const Scenario& scenario,
           const Comparison& comparison,
           std::size_t policy,
           Surety surety) {
    const bool signs =
        std::all_of(flag.signs.begin(), flag.signs.end(), [&](const FailureSign& sign) {
            return is_there(sign, comparison, policy, surety);
        });
    return signs && (flag.also == nullptr || flag.also(scenario, comparison, policy));
}

} // namespace

std::span<const FailureFlag> failure_flags() { return flags; }

std::string rule_text(const FailureFlag& flag) {
    std::string rule{flag.also_says};
    for (const FailureSign& sign : flag.signs) {
        if (sign.of == Of::nothing) {
            continue;
        }
        const std::string_view verb = sign.of == Of::rise          ? " rises by > "
                                      : sign.of == Of::fall        ? " falls by > "
                                      : sign.of == Of::level_above ? " > "
                                                                   : " < ";
        rule += str(rule.empty() ? "" : "; ", sign.series, verb, sign.value);
    }
    return rule;
}

std::vector<const FailureFlag*>
flagged(const Scenario& scenario, const Comparison& comparison, std::size_t policy) {
    EXPECTS(policy < scenario.policies.size());
    std::vector<const FailureFlag*> shown;
    for (const FailureFlag& flag : flags) {
        if (shows(flag, scenario, comparison, policy, Surety::interval)) {
            shown.push_back(&flag);
        }
    }
    return shown;
}

std::vector<const FailureFlag*>
undecided(const Scenario& scenario, const Comparison& comparison, std::size_t policy) {
    EXPECTS(policy < scenario.policies.size());
    std::vector<const FailureFlag*> open;
    for (const FailureFlag& flag : flags) {
        if (shows(flag, scenario, comparison, policy, Surety::mean) &&
            !shows(flag, scenario, comparison, policy, Surety::interval)) {
            open.push_back(&flag);
        }
    }
    return open;
}

} // namespace dowith
