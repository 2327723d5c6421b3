// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/column.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/model/ids.hpp"
#include "sim/model/ties.hpp"

#include <cstdint>
#include <tuple>

namespace dowith {

/// Five ways to wellbeing, each a share in [0, 1] that saturates.
/// Source: New Economics Foundation 2008, five ways to wellbeing.
struct Wellbeing {
    Strength connect; ///< ties
    Strength active;  ///< hours of any activity
    Strength notice;  ///< being heard, belonging
    Strength learn;   ///< growing capability
    Strength give;    ///< hours given freely

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Wellbeing::connect,
                          &Wellbeing::active,
                          &Wellbeing::notice,
                          &Wellbeing::learn,
                          &Wellbeing::give};
    }
};

inline constexpr std::size_t age_bands = 5;

/// The citizens of one neighbourhood, a column for each thing that is known about them. Rows stand
/// in order of advantage, so that tercile and quintile are runs of rows and rows that are near each
/// other are alike.
struct Citizens {
    template <class T> using Of = Column<T, CitizenId>;

    // Fixed.
    Of<float> advantage;  ///< socio-economic rank in the country, 0 lowest to 1 highest
    Of<float> free_hours; ///< h/week
    Of<float> giving;     ///< propensity to give, a factor with median 1
    Of<float> motives;    ///< mean weight of intrinsic, solidary and normative motives, 0 to 1
    Of<float> threshold;  ///< salience × ease that must be passed to consider taking part
    Of<float> base_self_efficacy;     ///< level to which self-efficacy returns
    Of<float> base_external_efficacy; ///< level to which external efficacy returns
    Of<float> base_trust;             ///< level of trust at reference quality
    Of<float> base_capability;        ///< level to which capability returns
    Of<Strength> base_peer_trust;     ///< level to which trust in peers returns
    Of<std::uint8_t> age_band;        ///< 0 youngest to 4 oldest: 16, 30, 45, 65, 80 and over
    Of<std::uint16_t> skills;         ///< one bit for each kind of task that they can do; never 0
    Of<std::uint8_t> need_group;      ///< which perspective they bring to the design of a service

    // Changing.
    Of<float> self_efficacy;       ///< "I can do this", 0 to 1
    Of<float> external_efficacy;   ///< "my input counts here", 0 to 1
    Of<float> trust;               ///< in public services, 0 to 1
    Of<float> fatigue;             ///< frustration from contacts that were not answered, at least 0
    Of<float> capability;          ///< to do what helps oneself and others, 0 to 1
    Of<float> dependency;          ///< on being done for, 0 to 1
    Of<float> disposition;         ///< community life: active while below the chance of taking part
    Of<float> hours_given;         ///< h/week given to community life now
    Of<float> ties_active;         ///< share of ties last seen active, 0 to 1
    Of<float> ties_efficacy;       ///< mean self-efficacy last seen in ties, 0 to 1
    Of<float> connectedness;       ///< saturating sum of tie strengths, 0 to 1
    Of<Strength> peer_trust;       ///< in those who share one's trouble, 0 to 1
    Of<Wellbeing> channels;        ///< five ways to wellbeing, each 0 to 1
    Of<float> wellbeing;           ///< index, about 0 to 1
    Of<std::uint16_t> recognised;  ///< skills that somebody has noticed, a subset of `skills`
    Of<std::uint16_t> spoke_week;  ///< week in which they last spoke, plus one; 0 = never
    Of<std::uint8_t> client_of;    ///< one bit for each service
    Of<std::uint8_t> came_through; ///< services whose need they have come through, as bits
    Of<std::uint8_t> pending;      ///< services in which an issue of theirs waits, one bit for each

    // Of this week, for whoever looks on: no mechanism reads it, so it is no part of the digest.
    Of<std::uint8_t> answered;   ///< services that answered an issue of theirs, one bit for each
    Of<std::uint8_t> unanswered; ///< services that let one fall due in silence

    Ties ties;

    [[nodiscard]] std::size_t size() const { return advantage.size(); }

    [[nodiscard]] Rows<CitizenId> rows() const { return {size()}; }

    [[nodiscard]] bool is_client(CitizenId c) const { return client_of[c] != 0; }

    /// Gives every column `count` rows.
    void resize(std::size_t count);

    /// Whether `c` spoke in any of the `weeks` weeks before `week`, or in `week` itself.
    [[nodiscard]] bool spoke_within(CitizenId c, std::uint32_t week, std::uint32_t weeks) const {
        return spoke_week[c] != 0 && spoke_week[c] + weeks > week;
    }

    void add_to(Digest& digest) const;

    /// Every column of a person that lasts, fixed and changing, in the order of declaration.
    static constexpr auto lasting() {
        return std::tuple{&Citizens::advantage,
                          &Citizens::free_hours,
                          &Citizens::giving,
                          &Citizens::motives,
                          &Citizens::threshold,
                          &Citizens::base_self_efficacy,
                          &Citizens::base_external_efficacy,
                          &Citizens::base_trust,
                          &Citizens::base_capability,
                          &Citizens::base_peer_trust,
                          &Citizens::age_band,
                          &Citizens::skills,
                          &Citizens::need_group,
                          &Citizens::self_efficacy,
                          &Citizens::external_efficacy,
                          &Citizens::trust,
                          &Citizens::fatigue,
                          &Citizens::capability,
                          &Citizens::dependency,
                          &Citizens::disposition,
                          &Citizens::hours_given,
                          &Citizens::ties_active,
                          &Citizens::ties_efficacy,
                          &Citizens::connectedness,
                          &Citizens::peer_trust,
                          &Citizens::channels,
                          &Citizens::wellbeing,
                          &Citizens::recognised,
                          &Citizens::spoke_week,
                          &Citizens::client_of,
                          &Citizens::came_through,
                          &Citizens::pending};
    }

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple_cat(
            lasting(), std::tuple{&Citizens::answered, &Citizens::unanswered, &Citizens::ties});
    }

    /// Calls visit(column) for every column of a person that lasts, fixed and changing.
    template <class Self, class Visit> static void for_each_column(Self& self, Visit&& visit);
};

template <class Self, class Visit> void Citizens::for_each_column(Self& self, Visit&& visit) {
    std::apply([&](auto... column) { (visit(self.*column), ...); }, lasting());
}

/// The number of groups into which advantage is cut for design fit, and for reporting.
inline constexpr std::size_t terciles = 3;
inline constexpr std::size_t quintiles = 5;

/// In which of `groups` equal parts of the country's ranking an advantage falls.
[[nodiscard]] constexpr std::size_t rank_group(float advantage, std::size_t groups) {
    const auto group = static_cast<std::size_t>(advantage * static_cast<float>(groups));
    return group < groups ? group : groups - 1;
}

} // namespace dowith
