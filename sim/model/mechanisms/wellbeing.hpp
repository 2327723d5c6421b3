// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/model/citizens.hpp"

#include <span>

namespace dowith {

struct Neighbourhood;
struct Parameters;
struct WeekContext;

/// How people fare: five ways to wellbeing, less what need left unmet and overload take.
struct WellbeingParameters {
    double active_hours{};
    double give_hours{};
    double compulsion{};
    double notice_gain{};
    double notice_half_life{};
    double learning{};
    double base{};
    double weight_channels{};
    double weight_unmet_need{};
    double weight_overload{};
    double overload_from{};
};

[[nodiscard]] std::span<const Declared<WellbeingParameters>> wellbeing_declarations();

/// What somebody's week is made of, as far as wellbeing feels it.
struct Doings {
    double freely = 0;    ///< h/week given by own choice, to community, service, peers and bank
    double compelled = 0; ///< h/week that they were made to give
    double need_left = 0; ///< Σ n_eff (1 - q) over their needs
};

/// How far doing something fills its channel: 1 - e^(-x / full); nothing below nought.
/// Form: ours.
[[nodiscard]] double saturating(double x, double full);

/// The channels `active` and `give`: hours given freely fill both; hours that one is made to give
/// fill neither, and take `compulsion` times as many from giving. Source: helping does good to
/// those who help of their own accord, Weinstein and Ryan 2010. Form and size: assumption.
[[nodiscard]] double active_channel(const Doings& doings, const WellbeingParameters& p);
[[nodiscard]] double give_channel(const Doings& doings, const WellbeingParameters& p);

/// Being answered makes people feel noticed: + gain × delivered × what is missing to the whole.
/// Between answers the channel returns to whether they feel that their input counts here.
void feel_noticed(Wellbeing& channels, double delivered, const WellbeingParameters& p);

/// How far hours exceed the share of free time from which they weigh: 0 there, 1 when none is left.
[[nodiscard]] double
overload_of(const Doings& doings, double free_hours, const WellbeingParameters& p);

/// base + weights × (mean of the five; -n_eff (1 - q); -overload), in [0, 1]
/// Form and weights: assumption; the five are those of nef 2008.
[[nodiscard]] double wellbeing_index(double mean_of_channels,
                                     double need_left,
                                     double overload,
                                     const WellbeingParameters& p);

/// What a drawn population starts with.
void begin_wellbeing(Neighbourhood& home, const Parameters& parameters);

/// The whole mechanism for one neighbourhood and week: clients every week, of all others a quarter.
void wellbeing(Neighbourhood& home, const WeekContext& now);

} // namespace dowith
