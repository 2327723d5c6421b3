// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/voice.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/maths_float.hpp"
#include "sim/kernel/sum.hpp"
#include "sim/kernel/wide.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/design_fit.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/mechanisms/taking_part.hpp"

#include <algorithm>
#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<VoiceParameters>>({
    {&VoiceParameters::public_share,
     {"public_share", 0.15, {0.05, 0.5}, any_share, "1",
     "contacts of a citizen who is no client, relative to a client's", "assumption"}},
    {&VoiceParameters::reach_gap,
     {"reach_gap", 0.4, {0.0, 1.0}, any_number, "1",
     "tilt of who is reached toward the advantaged, log factor (gap_reach)",
     "NCVO: the middle class volunteers half as often again; size: assumption"}},
    {&VoiceParameters::usual,
     {"usual", 1.0, {0.0, 2.0}, not_negative, "1",
     "extra reach of those who spoke lately: the usual suspects",
     "The Campaign Company on usual suspects; size: assumption"}},
    {&VoiceParameters::recent_weeks,
     {"recent_weeks", 26.0, {13.0, 52.0}, not_negative, "week",
     "for how long one who spoke is remembered as a speaker", "assumption"}},
    {&VoiceParameters::trust_gain,
     {"trust_gain", 0.05, {0.02, 0.10}, any_share, "1",
     "step of trust when an issue is answered (a+)", "assumption"}},
    {&VoiceParameters::loss_ratio,
     {"loss_ratio", 2.5, {1.0, 4.0}, not_negative, "1",
     "loss from silence over gain from an answer (a-/a+)",
     "Slovic 1993, Risk Analysis 13(6), for the direction; size: assumption"}},
    {&VoiceParameters::efficacy_gain,
     {"efficacy_gain", 0.15, {0.05, 0.2}, any_share, "1",
     "step of external efficacy when an issue is answered",
     "Sjoberg, Mellon and Peixoto 2017: a first answer raises a second report by 57 %"}},
    {&VoiceParameters::heard_gain,
     {"heard_gain", 0.007, {0.0, 0.05}, any_share, "1",
     "step of trust for being heard at all (v0)",
     "Lind, Kanfer and Earley 1990 for the direction; size: assumption"}},
    {&VoiceParameters::self_efficacy_gain,
     {"self_efficacy_gain", 0.02, {0.0, 0.05}, any_share, "1",
     "step of self-efficacy when an issue is answered", "assumption"}},
    {&VoiceParameters::fatigue_step,
     {"fatigue_step", 0.25, {0.03, 0.25}, not_negative, "1",
     "fatigue from a contact that was not answered",
     "UCL Bartlett: overwhelmed by amount, underwhelmed by influence; size: assumption"}},
    {&VoiceParameters::fatigue_half_life,
     {"fatigue_half_life", 35.0, {9.0, 52.0}, positive, "week", "half-life of fatigue",
     "assumption"}},
    {&VoiceParameters::cynicism_step,
     {"cynicism_step", 0.03, {0.0, 0.08}, any_share, "1",
     "step of a team's cynicism in a monthly round where nothing is answered",
     "Boyle 2007: both sides frustrated; size: assumption"}},
    {&VoiceParameters::cynicism_half_life,
     {"cynicism_half_life", 52.0, {26.0, 156.0}, positive, "week", "half-life of cynicism",
     "assumption"}},
    {&VoiceParameters::contact_hours,
     {"contact_hours", 0.03, {0.0, 0.2}, not_negative, "h", "staff time of a contact",
     "assumption"}},
    {&VoiceParameters::answer_hours,
     {"answer_hours", 0.5, {0.25, 2.0}, not_negative, "h", "staff time of an answered issue",
     "assumption; high leverage"}},
    {&VoiceParameters::speaking_hours,
     {"speaking_hours", 1.0, {0.25, 3.0}, not_negative, "h",
     "a citizen's own time when they speak", "assumption: being consulted is work too"}},
    {&VoiceParameters::advisory_power,
     {"advisory_power", 0.05, {0.0, 0.1}, any_share, "1",
     "design power that is advice only and changes nothing",
     "Norfolk County Council on consulting: may be token"}},
});

// clang-format on

/// By what people are reached more or less often.
struct Reach {
    std::span<const std::uint8_t> client_of;
    std::span<const std::uint16_t> spoke;
    std::span<const float> advantage;
};

/// Everybody's weight in contacts with a service: base × reach.
DOWITH_WIDE void weigh_everybody(const Reach& of,
                                 ServiceId service,
                                 std::uint32_t since,
                                 double outreach,
                                 const VoiceParameters& p,
                                 std::span<float> weights) {
    const auto public_share = static_cast<float>(p.public_share);
    for (std::size_t row = 0; row < weights.size(); ++row) {
        const bool client = (of.client_of[row] >> service.value & 1U) != 0;
        const bool lately = of.spoke[row] > since;
        weights[row] =
            (client ? 1.0F : public_share) * reach_weight(of.advantage[row], lately, outreach, p);
    }
}

/// Contacts and speaking of one service in one neighbourhood.
class Consultation {
  public:
    Consultation(Neighbourhood& home, ServiceId service, const WeekContext& now)
        : home_{home}, people_{home.citizens}, team_{home.teams[service.value]}, service_{service},
          now_{now}, p_{now.parameters.voice}, practice_{now.practices[service.value].practice},
          publics_salience_{salience(team_.mean_quality, now.parameters.taking_part)} {}

    /// Asks this week's share of people, and hears those who speak.
    void hold(double rounds_held) {
        const double expected = practice_.contacts_per_year * rounds_held * now_.years;
        if (expected <= 0.0) {
            return;
        }
        const double scale = expected / weigh();
        const std::vector<float>& weights = now_.scratch.reach;
        const auto words = now_.words(home_, Purpose::contact, service_);
        for (std::size_t row = 0; row < words.size(); ++row) {
            const double mean = scale * static_cast<double>(weights[row]);
            const double uniform = (static_cast<double>(words[row]) + 0.5) * 0x1p-32;
            if (uniform < mean) { // at most one contact a week; the policies' rates are far below
                ask(CitizenId{row});
            }
        }
    }

  private:
    [[nodiscard]] std::uint32_t recent_weeks() const {
        return static_cast<std::uint32_t>(p_.recent_weeks);
    }

    /// Leaves every citizen's weight in contacts, base × reach, in the scratch memory. Returns
    /// their mean reach, weighted as contacts are: dividing by it keeps the number of contacts what
    /// the policy says.
    double weigh() {
        std::vector<float>& weights = now_.scratch.reach;
        weights.resize(people_.size());
        weigh_everybody({.client_of = people_.client_of.span(),
                         .spoke = people_.spoke_week.span(),
                         .advantage = people_.advantage.span()},
                        service_,
                        now_.week.value - std::min(now_.week.value, recent_weeks()),
                        practice_.outreach,
                        p_,
                        weights);
        const auto clients = static_cast<double>(team_.cases.size());
        const double others = static_cast<double>(people_.size()) - clients;
        return sum_in_order(weights) / (clients + p_.public_share * others);
    }

    void ask(CitizenId c) {
        home_.happenings.contacts += 1.0;
        team_.voice_hours += p_.contact_hours;
        const Invitation invitation{.salience = salience_to(c),
                                    .information = practice_.information,
                                    .gap = now_.parameters.taking_part.gap_voice};
        const double chance =
            chance_of_taking_part(person_at(people_, c), invitation, now_.parameters.taking_part);
        if (now_.draw(home_, c, Purpose::speaking).occurs(chance, service_.value)) {
            hear(c);
        }
    }

    /// To clients by the quality that they receive, to all others by the mean.
    [[nodiscard]] double salience_to(CitizenId c) const {
        const Case* own = people_.is_client(c) ? team_.case_of(c) : nullptr;
        return own != nullptr
                   ? salience(static_cast<double>(own->quality), now_.parameters.taking_part)
                   : publics_salience_;
    }

    void hear(CitizenId c) {
        Happenings& seen = home_.happenings;
        seen.speakers += 1.0;
        seen.citizen_hours += p_.speaking_hours;
        seen.speakers_by_quintile[rank_group(people_.advantage[c], quintiles)] += 1.0;
        if (people_.spoke_within(c, now_.week.value, recent_weeks())) {
            seen.repeat_speakers += 1.0;
        }
        seen.new_speakers += people_.spoke_week[c] == 0 ? 1.0 : 0.0;
        seen.panel_speakers += practice_.design_power > p_.advisory_power ? 1.0 : 0.0;
        people_.spoke_week[c] = static_cast<std::uint16_t>(now_.week.value + 1);
        people_.trust[c] =
            static_cast<float>(trust_when_heard(static_cast<double>(people_.trust[c]),
                                                practice_.voice,
                                                static_cast<double>(people_.fatigue[c]),
                                                p_));
        const unsigned bit = 1U << service_.value;
        if ((people_.pending[c] & bit) == 0) {
            people_.pending[c] = static_cast<std::uint8_t>(people_.pending[c] | bit);
            const auto delay = static_cast<std::uint32_t>(practice_.response_delay);
            team_.issues.push_back(
                {c, now_.week.value + delay, static_cast<float>(practice_.promised)});
            seen.issues_raised += 1.0;
        }
    }

    Neighbourhood& home_;
    Citizens& people_;
    Team& team_;
    ServiceId service_;
    const WeekContext& now_;
    const VoiceParameters& p_;
    const Practice& practice_;
    double publics_salience_;
};

void answer(Neighbourhood& home,
            Team& team,
            CitizenId c,
            const Practice& practice,
            const VoiceParameters& p) {
    Citizens& people = home.citizens;
    const double delivered = practice.delivered;
    people.trust[c] = static_cast<float>(
        after_answer(static_cast<double>(people.trust[c]), p.trust_gain, delivered));
    people.external_efficacy[c] = static_cast<float>(
        after_answer(static_cast<double>(people.external_efficacy[c]), p.efficacy_gain, delivered));
    people.self_efficacy[c] = static_cast<float>(
        after_answer(static_cast<double>(people.self_efficacy[c]), p.self_efficacy_gain, 1.0));
    people.fatigue[c] = 0.0F;
    take_to_heart(team.design, people.advantage[c], people.need_group[c]);
    home.happenings.issues_answered += 1.0;
    team.answered_lately += 1.0;
    team.voice_hours += p.answer_hours;
}

void disappoint(Neighbourhood& home, Team& team, const Issue& issue, const VoiceParameters& p) {
    Citizens& people = home.citizens;
    const CitizenId c = issue.citizen;
    const auto promised = static_cast<double>(issue.promised);
    people.trust[c] = static_cast<float>(
        after_silence(static_cast<double>(people.trust[c]), p.trust_gain, promised, p));
    people.external_efficacy[c] = static_cast<float>(after_silence(
        static_cast<double>(people.external_efficacy[c]), p.efficacy_gain, promised, p));
    people.fatigue[c] += static_cast<float>(p.fatigue_step);
    home.happenings.issues_unanswered += 1.0;
    team.unanswered_lately += promised > 0.0 ? 1.0 : 0.0; // else nobody was let down
}

void settle_due_issues(Neighbourhood& home, ServiceId service, const WeekContext& now) {
    Team& team = home.teams[service.value];
    const InForce& policy = now.practices[service.value];
    const VoiceParameters& p = now.parameters.voice;
    const double chance = answer_probability(
        policy.practice.response_rate, team.load, policy.practice.design_power, policy.release, p);
    std::size_t waiting = 0;
    for (const Issue& issue : team.issues) {
        if (issue.due_week > now.week.value) {
            team.issues[waiting++] = issue;
            continue;
        }
        team.due_lately += 1.0;
        const unsigned bit = 1U << service.value;
        auto& pending = home.citizens.pending[issue.citizen];
        pending = static_cast<std::uint8_t>(pending & ~bit);
        const Draw draw = now.draw(home, issue.citizen, Purpose::answer);
        const bool is_answered = draw.occurs(chance, service.value);
        auto& settled = is_answered ? home.citizens.answered : home.citizens.unanswered;
        settled[issue.citizen] = static_cast<std::uint8_t>(settled[issue.citizen] | bit);
        if (is_answered) {
            answer(home, team, issue.citizen, policy.practice, p);
            feel_noticed(home.citizens.channels[issue.citizen],
                         policy.practice.delivered,
                         now.parameters.wellbeing);
        } else {
            disappoint(home, team, issue, p);
        }
    }
    team.issues.resize(waiting);
}

void take_stock(Team& team, const WeekContext& now) {
    const VoiceParameters& p = now.parameters.voice;
    team.cynicism *= maths::half_life_factor(p.cynicism_half_life, 1.0);
    if ((now.week.value + 1) % weeks_per_round == 0) {
        team.cynicism = cynicism_after_round(
            team.cynicism, team.answered_lately, team.unanswered_lately, team.due_lately, p);
        team.due_lately = team.answered_lately = team.unanswered_lately = 0.0;
    }
}

} // namespace

std::span<const Declared<VoiceParameters>> voice_declarations() { return declared; }

double trust_when_heard(double trust, double voice, double fatigue, const VoiceParameters& p) {
    return trust + p.heard_gain * voice * maths::exp(-fatigue) * (1.0 - trust);
}

double after_answer(double belief, double gain, double delivered) {
    return belief + gain * delivered * (1.0 - belief);
}

double after_silence(double belief, double gain, double promised, const VoiceParameters& p) {
    return belief - maths::clamp_share(gain * p.loss_ratio * promised) * belief;
}

double answer_probability(double response_rate,
                          double load,
                          double design_power,
                          double release,
                          const VoiceParameters& p) {
    return response_rate * capacity_at(load) * (design_power > p.advisory_power ? release : 1.0);
}

double cynicism_after_round(
    double cynicism, double answered, double unanswered, double due, const VoiceParameters& p) {
    if (due <= 0.0) {
        return cynicism;
    }
    const double disappointed = std::max(0.0, unanswered - 0.5 * answered) / due;
    return cynicism + p.cynicism_step * (1.0 - cynicism) * disappointed;
}

void voice(Neighbourhood& home, const WeekContext& now) {
    std::ranges::fill(home.citizens.answered.span(), std::uint8_t{0});
    std::ranges::fill(home.citizens.unanswered.span(), std::uint8_t{0});
    for (const ServiceId service : now.services()) {
        home.teams[service.value].voice_hours = 0.0;
        Consultation{home, service, now}.hold(now.practices[service.value].rounds_held);
        settle_due_issues(home, service, now);
        take_stock(home.teams[service.value], now);
    }
    const auto fading =
        static_cast<float>(maths::half_life_factor(now.parameters.voice.fatigue_half_life, 1.0));
    for (float& fatigue : home.citizens.fatigue.span()) {
        fatigue *= fading;
    }
}

} // namespace dowith
