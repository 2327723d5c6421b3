// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/wellbeing.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/maths_float.hpp"
#include "sim/kernel/wide.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<WellbeingParameters>>({
    {&WellbeingParameters::active_hours,
     {"active_hours", 3.5, {1.5, 8.0}, positive, "h/week",
     "hours of activity by own choice that fill that channel to 63 %",
     "tuned: a starter gains 0.03 a year, Munford et al. 2020 on community assets"}},
    {&WellbeingParameters::give_hours,
     {"give_hours", 3.5, {1.5, 8.0}, positive, "h/week",
     "hours given freely that fill that channel to 63 %",
     "as active_hours; that giving adds to doing is contested"}},
    {&WellbeingParameters::compulsion,
     {"compulsion", 1.0, {0.0, 2.0}, not_negative, "1",
     "hours given freely whose good an hour undoes that one is made to give", "assumption"}},
    {&WellbeingParameters::notice_gain,
     {"notice_gain", 0.2, {0.05, 0.5}, any_share, "1",
     "share of what is missing to feeling noticed that an answer in full makes up", "assumption"}},
    {&WellbeingParameters::notice_half_life,
     {"notice_half_life", 26.0, {8.0, 52.0}, positive, "week",
     "half-life of its return to whether one's input counts here", "assumption"}},
    {&WellbeingParameters::learning,
     {"learning", 0.15, {0.05, 0.3}, positive, "1",
     "capability above own level that fills the channel of learning to 63 %", "assumption"}},
    {&WellbeingParameters::base,
     {"base", 0.5, {0.4, 0.6}, any_share, "1",
     "wellbeing with empty channels, no need and no overload", "assumption"}},
    {&WellbeingParameters::weight_channels,
     {"weight_channels", 0.25, {0.1, 0.4}, any_share, "1", "wellbeing that five full channels add",
     "assumption; the five are nef's of 2008"}},
    {&WellbeingParameters::weight_unmet_need,
     {"weight_unmet_need", 0.35, {0.2, 0.5}, any_share, "1",
     "wellbeing that the severest need takes while none of it is met", "assumption"}},
    {&WellbeingParameters::weight_overload,
     {"weight_overload", 0.2, {0.0, 0.4}, any_share, "1",
     "wellbeing lost where given hours leave no free time", "assumption"}},
    {&WellbeingParameters::overload_from,
     {"overload_from", 0.5, {0.3, 0.8}, {0.0, 0.99}, "1",
     "share of free time from which given hours weigh on people", "assumption"}},
});

// clang-format on

/// How far every fourth citizen's hours fill a channel.
DOWITH_WIDE void
fill(std::span<const float> hours, std::size_t first, double full, std::span<Strength> channel) {
    for (std::size_t i = 0; i < channel.size(); ++i) {
        const auto given = static_cast<double>(hours[first + weeks_per_round * i]);
        channel[i] = Strength{saturating(given, full)};
    }
}

/// The same of giving, from which hours that one is made to give take.
DOWITH_WIDE void fill_giving(std::span<const float> freely,
                             std::span<const float> compelled,
                             std::size_t first,
                             double compulsion,
                             double full,
                             std::span<Strength> channel) {
    for (std::size_t i = 0; i < channel.size(); ++i) {
        const std::size_t row = first + weeks_per_round * i;
        const double given =
            static_cast<double>(freely[row]) - compulsion * static_cast<double>(compelled[row]);
        channel[i] = Strength{saturating(given, full)};
    }
}

/// The same of learning: how far every fourth citizen has grown beyond their own level.
DOWITH_WIDE void fill_learning(std::span<const float> capability,
                               std::span<const float> base,
                               std::size_t first,
                               double full,
                               std::span<Strength> channel) {
    for (std::size_t i = 0; i < channel.size(); ++i) {
        const std::size_t row = first + weeks_per_round * i;
        channel[i] = Strength{saturating(static_cast<double>(capability[row] - base[row]), full)};
    }
}

/// What weighs on a citizen besides empty channels.
struct Burdens {
    std::span<const float> freely;
    std::span<const float> compelled;
    std::span<const float> need_left;
    std::span<const float> free_hours;

    [[nodiscard]] double
    index(std::size_t row, double channels, const WellbeingParameters& p) const {
        const Doings doings{static_cast<double>(freely[row]),
                            static_cast<double>(compelled[row]),
                            static_cast<double>(need_left[row])};
        const double overload = overload_of(doings, static_cast<double>(free_hours[row]), p);
        return wellbeing_index(channels, doings.need_left, overload, p);
    }
};

/// The index of every fourth citizen, by the means of their channels. Parameters come as a copy, so
/// that no index could be one of them.
DOWITH_WIDE void weigh(Burdens on,
                       std::size_t first,
                       WellbeingParameters p,
                       std::span<const double> channels,
                       std::span<float> wellbeing) {
    for (std::size_t i = 0; i < wellbeing.size(); ++i) {
        wellbeing[i] = static_cast<float>(on.index(first + weeks_per_round * i, channels[i], p));
    }
}

/// Works out how citizens fare, one at a time or all in turn at once, from hours and needs that are
/// gathered first.
class Assessment {
  public:
    Assessment(Neighbourhood& home, const WellbeingParameters& p, Scratch& scratch)
        : people_{home.citizens}, p_{p}, scratch_{scratch} {
        const auto community = people_.hours_given.span();
        scratch_.freely.assign(community.begin(), community.end());
        scratch_.compelled.assign(people_.size(), 0.0F);
        scratch_.need_left.assign(people_.size(), 0.0F);
        for (const Team& team : home.teams) {
            gather(team);
        }
        for (const Member& who : home.bank.members) {
            scratch_.freely[who.citizen.value] += who.hours_lately;
        }
    }

    void assess(CitizenId c) {
        const Doings doings{static_cast<double>(scratch_.freely[c.value]),
                            static_cast<double>(scratch_.compelled[c.value]),
                            static_cast<double>(scratch_.need_left[c.value])};
        Wellbeing& channels = people_.channels[c];
        channels.connect = Strength{static_cast<double>(people_.connectedness[c])};
        channels.active = Strength{active_channel(doings, p_)};
        channels.learn = Strength{saturating(
            static_cast<double>(people_.capability[c] - people_.base_capability[c]), p_.learning)};
        channels.give = Strength{give_channel(doings, p_)};
        people_.wellbeing[c] = static_cast<float>(
            wellbeing_index(mean_of(channels),
                            doings.need_left,
                            overload_of(doings, static_cast<double>(people_.free_hours[c]), p_),
                            p_));
    }

    void assess_in_turn(const WeekContext& now) {
        const std::size_t first = now.first_in_turn();
        std::vector<Strength>& channel = scratch_.channel;
        channel.resize(now.count_in_turn(people_));
        fill(scratch_.freely, first, p_.active_hours, channel);
        put(&Wellbeing::active, now);
        fill_giving(
            scratch_.freely, scratch_.compelled, first, p_.compulsion, p_.give_hours, channel);
        put(&Wellbeing::give, now);
        fill_learning(
            people_.capability.span(), people_.base_capability.span(), first, p_.learning, channel);
        put(&Wellbeing::learn, now);
        scratch_.channels.clear();
        now.for_each_in_turn(people_, [&](CitizenId c) {
            Wellbeing& channels = people_.channels[c];
            channels.connect = Strength{static_cast<double>(people_.connectedness[c])};
            scratch_.channels.push_back(mean_of(channels));
        });
        index_in_turn(now);
    }

  private:
    /// Gives those in turn the channel that was worked out for them.
    void put(Strength Wellbeing::*which, const WeekContext& now) {
        auto channel = scratch_.channel.begin();
        now.for_each_in_turn(people_,
                             [&](CitizenId c) { people_.channels[c].*which = *channel++; });
    }

    void index_in_turn(const WeekContext& now) {
        std::vector<float>& wellbeing = scratch_.wellbeing;
        wellbeing.resize(scratch_.channels.size());
        weigh({.freely = scratch_.freely,
               .compelled = scratch_.compelled,
               .need_left = scratch_.need_left,
               .free_hours = people_.free_hours.span()},
              now.first_in_turn(),
              p_,
              scratch_.channels,
              wellbeing);
        auto fared = wellbeing.begin();
        now.for_each_in_turn(people_, [&](CitizenId c) { people_.wellbeing[c] = *fared++; });
    }

    void gather(const Team& team) {
        for (const Case& each : team.cases) {
            (each.compelled ? scratch_.compelled : scratch_.freely)[each.citizen.value] +=
                each.own_hours;
            scratch_.need_left[each.citizen.value] +=
                each.effective_severity * (1.0F - each.quality);
        }
        for (const PeerLink& link : team.peer_links) {
            if (const Case* helped = team.case_of(link.seeker)) {
                scratch_.freely[link.supporter.value] += helped->peer_hours;
            }
        }
    }

    static double mean_of(const Wellbeing& channels) {
        return Strength::sum(std::array{channels.connect,
                                        channels.active,
                                        channels.notice,
                                        channels.learn,
                                        channels.give}) /
               5.0;
    }

    Citizens& people_;
    const WellbeingParameters& p_;
    Scratch& scratch_;
};

/// What belonging goes back to: the belief that one's input counts here.
Strength belonging(const Citizens& people, CitizenId c) {
    return Strength{static_cast<double>(people.external_efficacy[c])};
}

} // namespace

std::span<const Declared<WellbeingParameters>> wellbeing_declarations() { return declared; }

double saturating(double x, double full) {
    const auto missing = static_cast<double>(maths::exp_f(static_cast<float>(-x / full)));
    return maths::chosen(x > 0.0, 1.0 - missing, 0.0);
}

double active_channel(const Doings& doings, const WellbeingParameters& p) {
    return saturating(doings.freely, p.active_hours);
}

double give_channel(const Doings& doings, const WellbeingParameters& p) {
    return saturating(doings.freely - p.compulsion * doings.compelled, p.give_hours);
}

void feel_noticed(Wellbeing& channels, double delivered, const WellbeingParameters& p) {
    const double noticed = channels.notice.value();
    channels.notice = Strength{noticed + p.notice_gain * delivered * (1.0 - noticed)};
}

double overload_of(const Doings& doings, double free_hours, const WellbeingParameters& p) {
    const double bearable = p.overload_from * free_hours;
    const double beyond = doings.freely + doings.compelled - bearable;
    return maths::chosen(beyond > 0.0, maths::clamp_share(beyond / (free_hours - bearable)), 0.0);
}

double wellbeing_index(double mean_of_channels,
                       double need_left,
                       double overload,
                       const WellbeingParameters& p) {
    return maths::clamp_share(p.base + p.weight_channels * mean_of_channels -
                              p.weight_unmet_need * need_left - p.weight_overload * overload);
}

void begin_wellbeing(Neighbourhood& home, const Parameters& parameters) {
    Scratch scratch;
    Assessment assessment{home, parameters.wellbeing, scratch};
    for (const CitizenId c : home.citizens.rows()) {
        home.citizens.channels[c].notice = belonging(home.citizens, c);
        assessment.assess(c);
    }
}

void wellbeing(Neighbourhood& home, const WeekContext& now) {
    const WellbeingParameters& p = now.parameters.wellbeing;
    Citizens& people = home.citizens;
    const double keep = maths::half_life_factor(p.notice_half_life, weeks_per_round);
    Assessment assessment{home, p, now.scratch};
    now.for_each_in_turn(people, [&](CitizenId c) {
        Strength& noticed = people.channels[c].notice;
        noticed = noticed.toward(belonging(people, c), keep);
    });
    assessment.assess_in_turn(now);
    for (const Team& team : home.teams) {
        for (const Case& each : team.cases) {
            assessment.assess(each.citizen);
        }
    }
}

} // namespace dowith
