// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/draw.hpp"
#include "sim/kernel/units.hpp"
#include "sim/model/bank/desk.hpp"
#include "sim/model/ids.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/policy.hpp"
#include "sim/model/purposes.hpp"
#include "sim/model/technology.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace dowith {

/// A month in the model is four weeks: what people reconsider or teams take stock of "monthly"
/// happens then, a quarter of the citizens each week.
inline constexpr std::uint32_t weeks_per_round = 4;

/// Somebody in need who wants a peer, with the luck that says who comes first.
struct Seeker {
    std::uint32_t luck;
    CitizenId citizen;
};

/// Somebody who supports peers or would, while links are made.
struct Helper {
    CitizenId citizen;
    unsigned links = 0; ///< in all services
    unsigned links_at_most = 0;
    bool supports_here = false; ///< somebody in this service
};

/// A seeker, and the supporter who was found.
struct PeerMatch {
    CitizenId supporter;
    CitizenId seeker;
};

/// Memory that a thread keeps between weeks, so that a week allocates nothing.
struct Scratch {
    std::vector<InForce> practices;
    BankRules bank_rules;
    std::vector<std::uint32_t> words;
    std::vector<float> reach;
    std::vector<double> salience;     ///< of community life to those in turn,
    std::vector<double> asked;        ///< how far they are asked to give back,
    std::vector<double> logits;       ///< the logit of their taking part,
    std::vector<float> chances;       ///< and about what chance goes with it
    std::vector<float> of_peers;      ///< what trust in peers does to trust
    std::vector<CitizenId> faded;     ///< whose ties have just faded,
    std::vector<double> strengths;    ///< what their ties add up to,
    std::vector<float> connectedness; ///< and how connected that makes them
    std::vector<double> caps;
    std::vector<double> weights;
    std::vector<double> given;
    std::vector<std::size_t> order;
    std::vector<float> freely; ///< what citizens give and bear, while wellbeing is worked out
    std::vector<float> compelled;
    std::vector<float> need_left;
    std::vector<Strength> channel; ///< one of the five of those in turn,
    std::vector<double> channels;  ///< the mean of their five,
    std::vector<float> wellbeing;  ///< and how they fare
    std::vector<double> bonds;     ///< with every professional, while staff live their week
    std::vector<double> bonds_counted;
    std::vector<Seeker> seekers;
    std::vector<Helper> supporters; ///< in all services
    std::vector<Helper> helpers;
    std::vector<PeerMatch> peer_matches;
    BankDesk bank; ///< where requests and offers meet
};

/// Everything that a mechanism may read besides the neighbourhood itself. The same for all
/// neighbourhoods of a world in one week.
struct WeekContext {
    const Parameters& parameters;
    std::span<const Technology> technologies; ///< one a service
    std::span<const InForce> practices;       ///< one a service: the policy in force this week
    const BankRules& bank;                    ///< in force this week
    const Luck& luck;
    Week week;
    std::uint32_t weeks_in_force = 0; ///< since the policy began
    double years;                     ///< length of a step
    const std::vector<Neighbourhood::Notice>& board;
    Scratch& scratch; ///< this thread's own
    bool delivers =
        true; ///< whether delivery is among the mechanisms in force; else quality stands still

    [[nodiscard]] Rows<ServiceId> services() const { return {technologies.size()}; }

    /// Mean over services; the usual level where there is none.
    [[nodiscard]] double information() const;

    /// All draws of one citizen for one purpose this week.
    [[nodiscard]] Draw draw(const Neighbourhood& home, CitizenId c, Purpose purpose) const {
        return Draw{
            luck, {home.id.value, c.value}, week.value, static_cast<std::uint32_t>(purpose)};
    }

    /// All draws of one professional for one purpose this week. Services have their own rows.
    [[nodiscard]] Draw
    draw(const Neighbourhood& home, ServiceId service, ProfessionalId p, Purpose purpose) const {
        return Draw{luck,
                    {home.id.value, service.value << 24U | p.value},
                    week.value,
                    static_cast<std::uint32_t>(purpose)};
    }

    /// The first word of every citizen's draw for one purpose and service, all at once. Valid until
    /// the next call.
    [[nodiscard]] std::span<const std::uint32_t>
    words(const Neighbourhood& home, Purpose purpose, ServiceId service) const;

    /// The first word of the draw for one purpose of every citizen in turn. Valid as above.
    [[nodiscard]] std::span<const std::uint32_t> words_in_turn(const Neighbourhood& home,
                                                               Purpose purpose) const;

    /// The first of the citizens whose turn it is this week: every fourth is.
    [[nodiscard]] std::uint32_t first_in_turn() const {
        return (weeks_per_round - week.value % weeks_per_round) % weeks_per_round;
    }

    [[nodiscard]] std::size_t count_in_turn(const Citizens& people) const {
        return (people.size() + weeks_per_round - 1 - first_in_turn()) / weeks_per_round;
    }

    /// Calls visit(c) for the quarter of the citizens whose turn it is this week.
    template <class Visit> void for_each_in_turn(const Citizens& people, Visit&& visit) const {
        for (std::size_t row = first_in_turn(); row < people.size(); row += weeks_per_round) {
            visit(CitizenId{row});
        }
    }

    /// Calls visit(c, word) for the same, with the first word of their draw for a purpose. Takes
    /// the memory of `words`.
    template <class Visit>
    void for_each_in_turn(const Neighbourhood& home, Purpose purpose, Visit&& visit) const {
        auto word = words_in_turn(home, purpose).begin();
        for_each_in_turn(home.citizens, [&](CitizenId c) { visit(c, *word++); });
    }

    /// Whether this is the week of the round in which `c` reconsiders.
    [[nodiscard]] bool reconsiders(CitizenId c) const {
        return (c.value + week.value) % weeks_per_round == 0;
    }
};

} // namespace dowith
