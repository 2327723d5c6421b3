// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/need.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/severity.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<NeedParameters>>({
    {&NeedParameters::disadvantage,
     {"disadvantage", 0.5, {0.0, 1.0}, any_number, "1",
     "log relative risk from middling to lowest advantage (b_a)", "assumption"}},
    {&NeedParameters::ties,
     {"ties", 0.6, {0.2, 1.0}, any_number, "1", "fall of log risk with connectedness (b_t)",
     "Holt-Lunstad 2010 for the direction; top against bottom quartile 0.75: assumption"}},
    {&NeedParameters::dependency,
     {"dependency", 0.3, {0.0, 0.6}, any_number, "1", "rise of log risk with dependency (b_d)",
     "assumption; services may make people less resilient, nef slides"}},
    {&NeedParameters::agency,
     {"agency", 0.5, {0.0, 1.0}, any_number, "1", "fall of log risk with own agency (b_r)",
     "assumption"}},
    {&NeedParameters::severity_a,
     {"severity_a", 2.0, {1.5, 3.0}, positive, "1",
     "first shape of severity at onset (Kumaraswamy)", "assumption"}},
    {&NeedParameters::severity_b,
     {"severity_b", 4.0, {3.0, 6.0}, positive, "1",
     "second shape of severity at onset (Kumaraswamy)", "assumption"}},
    {&NeedParameters::worsen,
     {"worsen", 0.2, {0.1, 0.4}, not_negative, "1/year", "rate of worsening without any help",
     "assumption; high leverage"}},
    {&NeedParameters::recover,
     {"recover", 0.55, {0.3, 0.9}, not_negative, "1/year", "rate of recovery at full quality",
     "assumption; high leverage"}},
    {&NeedParameters::exit,
     {"exit", 0.35, {0.2, 0.5}, not_negative, "1/year",
     "rate of ending whatever the service does: death, move, spontaneous end", "assumption"}},
    {&NeedParameters::closed_below,
     {"closed_below", 0.02, {0.01, 0.05}, any_share, "1", "severity below which a case is closed",
     "assumption"}},
    {&NeedParameters::variation_sd,
     {"variation_sd", 0.26, {0.15, 0.35}, not_negative, "1", "own variation of need, log s.d.",
     "assumption"}},
    {&NeedParameters::variation_half_life,
     {"variation_half_life", 10.0, {4.0, 26.0}, positive, "week", "half-life of own variation",
     "assumption"}},
    {&NeedParameters::crisis_rate,
     {"crisis_rate", 1.6, {0.8, 3.0}, not_negative, "1/year",
     "crises at severity 1 and no quality (kappa)", "assumption; high leverage on savings"}},
    {&NeedParameters::crisis_severity,
     {"crisis_severity", 0.2, {0.1, 0.3}, any_share, "1", "rise of severity in a crisis",
     "assumption"}},
    {&NeedParameters::crisis_trust,
     {"crisis_trust", 0.05, {0.0, 0.15}, any_share, "1", "share of trust lost in a crisis",
     "assumption"}},
});

// clang-format on

void forget(Case& each, Team& team, Neighbourhood& home, ServiceId service) {
    if (each.professional.exists()) {
        --team.professionals[each.professional].caseload;
    }
    auto& membership = home.citizens.client_of[each.citizen];
    membership = static_cast<std::uint8_t>(membership & ~(1U << service.value));
}

/// Own variation follows a stationary Ornstein–Uhlenbeck process in logs; its mean factor is one.
void vary(Case& each, const Neighbourhood& home, ServiceId service, const WeekContext& now) {
    const NeedParameters& p = now.parameters.need;
    const double keep = maths::half_life_factor(p.variation_half_life, 1.0);
    const double shock =
        now.draw(home, each.citizen, Purpose::variation).normal(0.0, 1.0, service.value);
    each.variation = static_cast<float>(keep * static_cast<double>(each.variation) +
                                        p.variation_sd * std::sqrt(1.0 - keep * keep) * shock);
    each.effective_severity = effective_severity(each.severity, each.variation, p.variation_sd);
}

void suffer_crises(Case& each, Neighbourhood& home, ServiceId service, const WeekContext& now) {
    const NeedParameters& p = now.parameters.need;
    const auto capability = static_cast<double>(home.citizens.capability[each.citizen]);
    const double rate = crisis_rate_of(each, capability, now.technologies[service.value], p);
    const Draw draw = now.draw(home, each.citizen, Purpose::crisis);
    if (!draw.occurs(maths::weekly_probability(rate), service.value)) {
        return;
    }
    home.happenings.crises += 1.0;
    // Shows in what the case requires from next week on.
    each.severity = std::min(1.0F, each.severity + static_cast<float>(p.crisis_severity));
    home.citizens.trust[each.citizen] *= static_cast<float>(1.0 - p.crisis_trust);
}

/// Who was deep in it and is so no longer came through it, and so did whoever recovered altogether.
void notice_recovery(Case& each, Citizens& people, ServiceId service, const WeekContext& now) {
    const PeerSupportParameters& p = now.parameters.peer_support;
    const auto severity = static_cast<double>(each.severity);
    each.was_deep = each.was_deep || severity >= p.seeks_from;
    if ((each.was_deep && severity < p.through_below) ||
        severity < now.parameters.need.closed_below) {
        auto& through = people.came_through[each.citizen];
        through = static_cast<std::uint8_t>(through | 1U << service.value);
    }
}

/// Whether the case goes on after this week's course of need.
bool goes_on(Case& each, Neighbourhood& home, ServiceId service, const WeekContext& now) {
    const NeedParameters& p = now.parameters.need;
    each.severity = static_cast<float>(severity_after(
        static_cast<double>(each.severity), static_cast<double>(each.quality), now.years, p));
    notice_recovery(each, home.citizens, service, now);
    vary(each, home, service, now);
    suffer_crises(each, home, service, now);
    const bool ends_by_itself = now.draw(home, each.citizen, Purpose::spontaneous_exit)
                                    .occurs(maths::weekly_probability(p.exit), service.value);
    return !ends_by_itself && static_cast<double>(each.severity) >= p.closed_below;
}

void run_course(Neighbourhood& home, ServiceId service, const WeekContext& now) {
    Team& team = home.teams[service.value];
    std::size_t kept = 0;
    for (Case& each : team.cases) {
        if (goes_on(each, home, service, now)) {
            team.cases[kept++] = each;
        } else {
            forget(each, team, home, service);
            home.happenings.closures += 1.0;
        }
    }
    team.cases.resize(kept);
}

Case opened(CitizenId c, const Neighbourhood& home, ServiceId service, const WeekContext& now) {
    const NeedParameters& p = now.parameters.need;
    Case fresh;
    fresh.citizen = c;
    fresh.opened_week = static_cast<std::uint16_t>(now.week.value);
    fresh.severity =
        static_cast<float>(now.draw(home, c, Purpose::onset_severity)
                               .kumaraswamy(p.severity_a, p.severity_b, service.value));
    fresh.effective_severity = effective_severity(fresh.severity, 0.0F, p.variation_sd);
    if (!now.delivers) { // nobody will bring it to where the service stands
        fresh.quality = static_cast<float>(home.teams[service.value].mean_quality);
    }
    fresh.offer_disposition =
        static_cast<float>(now.draw(home, c, Purpose::offer_disposition).uniform(service.value));
    fresh.take_up_disposition =
        static_cast<float>(now.draw(home, c, Purpose::take_up_disposition).uniform(service.value));
    return fresh;
}

bool comes_into_need(CitizenId c,
                     std::uint32_t word,
                     double onset_rate,
                     const Technology& technology,
                     const Neighbourhood& home,
                     const NeedParameters& p) {
    const Citizens& people = home.citizens;
    const double own_agency =
        static_cast<double>(agency(people.capability[c], people.hours_given[c]));
    const Risk risk{static_cast<double>(people.advantage[c]),
                    static_cast<double>(people.connectedness[c]) - home.reference_connectedness,
                    static_cast<double>(people.dependency[c]),
                    own_agency - home.reference_agency};
    const double rate = onset_rate * age_risk(people.age_band[c], technology);
    return word < occurs_threshold(maths::weekly_probability(rate * relative_risk(risk, p)));
}

/// Few citizens come into need in any week, so all draws are made at once and the exact risk is
/// worked out only for those whose draw is below the highest risk that anybody can have.
void open_cases(Neighbourhood& home, ServiceId service, const WeekContext& now) {
    const NeedParameters& p = now.parameters.need;
    const Technology& technology = now.technologies[service.value];
    const double onset_rate = technology.onset_rate * now.practices[service.value].onset_factor;
    const double highest =
        onset_rate * std::max(age_risk(0, technology), age_risk(age_bands - 1, technology));
    const std::uint64_t bound =
        occurs_threshold(maths::weekly_probability(highest * relative_risk_bound(p)));
    Team& team = home.teams[service.value];
    const auto words = now.words(home, Purpose::onset, service);
    for (std::size_t row = 0; row < words.size(); ++row) {
        if (words[row] >= bound) {
            continue;
        }
        const CitizenId c{row};
        const unsigned bit = 1U << service.value;
        if ((home.citizens.client_of[c] & bit) != 0 ||
            !comes_into_need(c, words[row], onset_rate, technology, home, p)) {
            continue;
        }
        Case fresh = opened(c, home, service, now);
        fresh.professional = team.least_busy();
        if (fresh.professional.exists()) {
            ++team.professionals[fresh.professional].caseload;
        }
        const auto place = std::lower_bound(
            team.cases.begin(), team.cases.end(), c, [](const Case& each, CitizenId citizen) {
                return each.citizen < citizen;
            });
        team.cases.insert(place, fresh); // cases stand in order of their citizens
        home.citizens.client_of[c] = static_cast<std::uint8_t>(home.citizens.client_of[c] | bit);
        home.happenings.onsets += 1.0;
    }
}

} // namespace

std::span<const Declared<NeedParameters>> need_declarations() { return declared; }

double relative_risk(const Risk& risk, const NeedParameters& p) {
    return maths::exp(p.disadvantage * (1.0 - 2.0 * risk.advantage) - p.ties * risk.connectedness +
                      p.dependency * risk.dependency - p.agency * risk.agency);
}

double age_risk(std::uint8_t age_band, const Technology& technology) {
    constexpr double middle = (age_bands - 1) / 2.0;
    return maths::exp(technology.age_gradient * (static_cast<double>(age_band) - middle));
}

double relative_risk_bound(const NeedParameters& p) {
    return maths::exp(std::abs(p.disadvantage) + std::abs(p.ties) + std::abs(p.dependency) +
                      std::abs(p.agency));
}

double severity_after(double n, double q, double dt, const NeedParameters& p) {
    const double change = p.worsen * (1.0 - q) * n * (1.0 - n) - p.recover * q * n;
    return std::clamp(n + dt * change, 0.0, 1.0);
}

double crisis_rate(
    double n_eff, double q, double staff_input, double safe_input, double harm, double rate) {
    const double shortfall =
        safe_input > 0.0 ? std::max(0.0, (safe_input - staff_input) / safe_input) : 0.0;
    return rate * n_eff * n_eff * (1.0 - q) * (1.0 + harm * shortfall);
}

double crisis_rate_of(const Case& each,
                      double capability,
                      const Technology& technology,
                      const NeedParameters& p) {
    const double rate = crisis_rate(static_cast<double>(each.effective_severity),
                                    static_cast<double>(each.quality),
                                    static_cast<double>(each.staff_input),
                                    technology.safe_staff_input,
                                    technology.harm,
                                    p.crisis_rate);
    const bool by_amateurs =
        each.own_hours > 0.0F || each.peer_hours > 0.0F || each.bank_hours > 0.0F;
    return by_amateurs ? rate * (1.0 + technology.amateur_risk * (1.0 - capability)) : rate;
}

void need(Neighbourhood& home, const WeekContext& now) {
    for (const ServiceId service : now.services()) {
        run_course(home, service, now);
        open_cases(home, service, now);
    }
}

} // namespace dowith
