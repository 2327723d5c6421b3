// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/citizens.hpp"
#include "sim/model/team.hpp"
#include "sim/model/time_bank.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <tuple>
#include <vector>

namespace dowith {

/// At most this many services share a district: a citizen's membership is one bit in a byte.
inline constexpr std::size_t services_max = 8;

/// What happened in a neighbourhood this week: counts, hours and money, set to zero as the week
/// begins. For observing only: no mechanism reads last week's.
struct Happenings {
    double contacts = 0;
    double speakers = 0;        ///< who spoke when they were asked
    double repeat_speakers = 0; ///< of whom had spoken in the weeks before
    double new_speakers = 0;    ///< of whom had never spoken before
    double panel_speakers = 0;  ///< of whom spoke where citizens share in the design
    double issues_raised = 0;
    double issues_answered = 0;
    double issues_unanswered = 0;
    double onsets = 0; ///< citizens who came into need
    double closures = 0;
    double withdrawals = 0;
    double crises = 0;
    double leavers = 0; ///< professionals who quit
    std::array<double, quintiles> speakers_by_quintile{};
    double staff_cost = 0;    ///< GBP
    double training_cost = 0; ///< GBP
    double crisis_cost = 0;   ///< GBP
    double citizen_hours = 0; ///< what citizens give to the service: kin, own, peers', speaking, h
    double kin_hours = 0;     ///< of which kin's, who need no staff, h
    double unmet_value = 0;   ///< GBP
    // Peer support.
    double coach_cost = 0; ///< GBP
    // Time bank.
    double bank_requests = 0;  ///< voiced
    double bank_refused = 0;   ///< of which would have passed the floor
    double bank_exchanges = 0; ///< of which somebody served
    double bank_hours = 0;     ///< really given, h
    double bank_hours_logged = 0;
    double bank_joiners = 0;
    double bank_leavers = 0;
    double broker_hours = 0;   ///< paid, h
    double credits_earned = 0; ///< time credits that organisations paid, h
    double broker_cost = 0;    ///< GBP
    double credit_backing = 0; ///< GBP

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Happenings::contacts,        &Happenings::speakers,
                          &Happenings::repeat_speakers, &Happenings::new_speakers,
                          &Happenings::panel_speakers,  &Happenings::issues_raised,
                          &Happenings::issues_answered, &Happenings::issues_unanswered,
                          &Happenings::onsets,          &Happenings::closures,
                          &Happenings::withdrawals,     &Happenings::crises,
                          &Happenings::leavers,         &Happenings::speakers_by_quintile,
                          &Happenings::staff_cost,      &Happenings::training_cost,
                          &Happenings::crisis_cost,     &Happenings::citizen_hours,
                          &Happenings::kin_hours,       &Happenings::unmet_value,
                          &Happenings::coach_cost,      &Happenings::bank_requests,
                          &Happenings::bank_refused,    &Happenings::bank_exchanges,
                          &Happenings::bank_hours,      &Happenings::bank_hours_logged,
                          &Happenings::bank_joiners,    &Happenings::bank_leavers,
                          &Happenings::broker_hours,    &Happenings::credits_earned,
                          &Happenings::broker_cost,     &Happenings::credit_backing};
    }
};

/// What a citizen lets others see, published once a week. Read by all who know them, wherever these
/// stand, so it is kept small: the sign, which no share needs, says whether they are active.
class Glimpse {
  public:
    constexpr Glimpse() = default;

    /// `is_active` in community life, co-delivery or for a peer.
    constexpr Glimpse(float self_efficacy, bool is_active)
        : bits_{std::bit_cast<std::uint32_t>(self_efficacy) |
                (is_active ? active_bit : std::uint32_t{0})} {}

    [[nodiscard]] constexpr float self_efficacy() const {
        return std::bit_cast<float>(bits_ & ~active_bit);
    }

    [[nodiscard]] constexpr bool is_active() const { return (bits_ & active_bit) != 0; }

    constexpr void show_active() { bits_ |= active_bit; }

  private:
    static constexpr std::uint32_t active_bit = 0x80000000U;

    std::uint32_t bits_ = 0;
};

/// One neighbourhood: the room that owns its citizens and its staff. Nobody else writes here.
struct Neighbourhood {
    using Notice = std::vector<Glimpse>;

    NeighbourhoodId id;
    Citizens citizens;
    std::vector<Team> teams; ///< one a service, in the order of the scenario
    TimeBank bank;
    Happenings happenings;
    bool knows_peers = false; ///< peers were ever linked here; else trust in them never moved
    double reference_connectedness = 0; ///< mean at the end of burn-in; need is told against it
    double reference_agency = 0;

    /// Takes today as what comes after is told against: mean ties and agency for need, hours of
    /// staff for commissioning.
    void take_reference();

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{&Neighbourhood::id,
                          &Neighbourhood::citizens,
                          &Neighbourhood::teams,
                          &Neighbourhood::bank,
                          &Neighbourhood::happenings,
                          &Neighbourhood::knows_peers,
                          &Neighbourhood::reference_connectedness,
                          &Neighbourhood::reference_agency};
    }

    void add_to(Digest& digest) const;
};

/// How far a citizen acts on their own behalf: capability, and giving to others, half each.
///     R = ½K + ½(1 - e^(-h/2)),  h = hours given a week
/// Form and weights: assumption. Source of the idea: nef slides on
/// co-production, "feeling needed" builds self-esteem.
[[nodiscard]] float agency(float capability, float hours_given);

} // namespace dowith
