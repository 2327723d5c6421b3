// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/kernel/maths_float.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// Citizens are asked, some speak, and what they say is answered or not: being heard is worth
/// something, an answer more, and silence after a promise costs most.
struct VoiceParameters {
    double public_share{};
    double reach_gap{};
    double usual{};
    double recent_weeks{};
    double trust_gain{};
    double loss_ratio{};
    double efficacy_gain{};
    double heard_gain{};
    double self_efficacy_gain{};
    double fatigue_step{};
    double fatigue_half_life{};
    double cynicism_step{};
    double cynicism_half_life{};
    double contact_hours{};
    double answer_hours{};
    double speaking_hours{};
    double advisory_power{};
};

[[nodiscard]] std::span<const Declared<VoiceParameters>> voice_declarations();

/// How much more often than average someone is reached, before division by the mean:
///     exp(gap (1 - outreach)(2a - 1)) · (1 + usual (1 - outreach) if they spoke lately)
/// Form: ours. Source: usual suspects, The Campaign Company; civic core, Third
/// Sector Research Centre.
[[nodiscard]] inline float
reach_weight(float advantage, bool spoke_lately, double outreach, const VoiceParameters& p) {
    const auto gap = static_cast<float>(p.reach_gap * (1.0 - outreach));
    const auto usual = static_cast<float>(p.usual * (1.0 - outreach));
    return maths::exp_f(gap * (2.0F * advantage - 1.0F)) * (spoke_lately ? 1.0F + usual : 1.0F);
}

/// Trust after being heard: T + v0 voice e^(-fatigue) (1 - T).
/// Source: Lind, Kanfer and Earley 1990, voice without influence still raises fairness.
[[nodiscard]] double
trust_when_heard(double trust, double voice, double fatigue, const VoiceParameters& p);

/// A belief after an answer: x + gain · delivered · (1 - x).
[[nodiscard]] double after_answer(double belief, double gain, double delivered);

/// A belief after silence: x - gain · loss ratio · promised · x. Gain goes with what was delivered,
/// loss with what was promised. Asymmetry: Slovic 1993; form: ours.
[[nodiscard]] double
after_silence(double belief, double gain, double promised, const VoiceParameters& p);

/// The probability that an issue that falls due is answered: response rate × min(1, 1/L), times
/// release where power to change the design is at stake.
[[nodiscard]] double answer_probability(double response_rate,
                                        double load,
                                        double design_power,
                                        double release,
                                        const VoiceParameters& p);

/// Cynicism of a team after a monthly round: + step (1 - c) max(0, unanswered - ½ answered)/due.
/// Silence counts as unanswered where influence was promised: a service that only informs lets
/// nobody down. "Both sides" are frustrated: Boyle 2007.
[[nodiscard]] double cynicism_after_round(
    double cynicism, double answered, double unanswered, double due, const VoiceParameters& p);

/// The whole mechanism for one neighbourhood and week: contacts, speaking, issues due, cynicism.
void voice(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
