// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/column.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/model/citizens.hpp"
#include "sim/model/ids.hpp"

#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

namespace dowith {

/// A citizen in need of one service. Nine in ten citizens need nothing, so cases are kept apart
/// from the citizens' columns, in order of the citizen's row.
struct Case {
    CitizenId citizen;
    ProfessionalId professional;   ///< who knows them; none() after that person left
    float severity = 0;            ///< need n, 0 to 1
    float variation = 0;           ///< log of this week's own variation of need
    float effective_severity = 0;  ///< n_eff: severity × variation, 0 to 1
    float quality = 0;             ///< outcome quality received q, 0 to 1
    float staff_input = 0;         ///< P: hours over hours owed, × skill, strain and bond
    float citizen_input = 0;       ///< C: kin's and own input over the requirement, 0 to 1 - c0
    float required_hours = 0;      ///< h/week that the case requires
    float own_hours = 0;           ///< h/week that the client gives to their own service
    float peer_hours = 0;          ///< h/week that peers give to the client
    float bank_hours = 0;          ///< h that the time bank gave to this need, this week
    float own_hours_total = 0;     ///< h given since the case opened
    float bond = 0;                ///< with the professional who knows them, 0 to 1
    float offer_disposition = 1;   ///< offered co-delivery while below the chance of an offer
    float take_up_disposition = 1; ///< takes it up while below the chance of taking part
    std::uint16_t opened_week = 0;
    bool co_delivers = false;   ///< by own choice
    bool compelled = false;     ///< contributing was made a condition, and this client was made to
    bool peer_conflict = false; ///< the link to a peer has gone bad
    bool clash = false;         ///< working together with staff has turned into one
    bool was_deep = false;      ///< was deep enough in need, once, to have come through it since
    bool withdrawn = false;     ///< left the service with the need unmet

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Case::citizen,
                          &Case::professional,
                          &Case::severity,
                          &Case::variation,
                          &Case::effective_severity,
                          &Case::quality,
                          &Case::staff_input,
                          &Case::citizen_input,
                          &Case::required_hours,
                          &Case::own_hours,
                          &Case::peer_hours,
                          &Case::bank_hours,
                          &Case::own_hours_total,
                          &Case::bond,
                          &Case::offer_disposition,
                          &Case::take_up_disposition,
                          &Case::opened_week,
                          &Case::co_delivers,
                          &Case::compelled,
                          &Case::peer_conflict,
                          &Case::clash,
                          &Case::was_deep,
                          &Case::withdrawn};
    }
};

/// A professional's post and whoever holds it.
struct Professional {
    float skill = 1;         ///< own skill once settled in, today's average being 1
    float base_attitude = 0; ///< level to which attitude returns
    float attitude = 0;      ///< sees users as assets, 0 to 1
    float burnout = 0;       ///< 0 to 1
    float satisfaction = 0;  ///< with the job, 0 to 1
    std::uint16_t tenure_weeks = 0;
    std::uint16_t vacant_weeks = 0; ///< weeks until the post is filled; 0 = filled
    std::uint16_t caseload = 0;     ///< cases whose professional this is

    [[nodiscard]] bool in_post() const { return vacant_weeks == 0; }

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Professional::skill,
                          &Professional::base_attitude,
                          &Professional::attitude,
                          &Professional::burnout,
                          &Professional::satisfaction,
                          &Professional::tenure_weeks,
                          &Professional::vacant_weeks,
                          &Professional::caseload};
    }
};

/// Somebody who came through it, linked to somebody in it.
struct PeerLink {
    CitizenId supporter;
    CitizenId seeker;
    std::uint16_t until_week = 0; ///< the first week without it
    bool is_bad = false;          ///< one of the two does not keep to what a peer owes

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{
            &PeerLink::supporter, &PeerLink::seeker, &PeerLink::until_week, &PeerLink::is_bad};
    }
};

/// An issue that a citizen raised and that waits for its answer.
struct Issue {
    CitizenId citizen;
    std::uint32_t due_week = 0;
    float promised = 0; ///< influence promised when it was raised: what silence will cost

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&Issue::citizen, &Issue::due_week, &Issue::promised};
    }
};

inline constexpr std::size_t need_groups_max = 20;

/// What a team has learned from answered issues: a fading stock for every tercile of advantage and
/// need group, and the design fit that has come of it.
struct Design {
    std::array<std::array<double, need_groups_max>, terciles> answered{};
    std::array<double, terciles> fit{}; ///< 0 to 1

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() { return std::tuple{&Design::answered, &Design::fit}; }
};

/// Hours of a team in one week, h.
struct TeamHours {
    double paid = 0;    ///< contract hours of filled posts within budget
    double present = 0; ///< of which at work with people: present × direct share
    double voice = 0;   ///< asking and answering
    double training = 0;
    double facilitation = 0;
    double set_up = 0;
    double co_ordination = 0;
    double direct = 0; ///< what is left for cases
    double owed = 0;   ///< what staff owe to cases this week

    /// Every part in the order of declaration, for `state_columns`.
    static constexpr auto parts() {
        return std::tuple{&TeamHours::paid,
                          &TeamHours::present,
                          &TeamHours::voice,
                          &TeamHours::training,
                          &TeamHours::facilitation,
                          &TeamHours::set_up,
                          &TeamHours::co_ordination,
                          &TeamHours::direct,
                          &TeamHours::owed};
    }
};

/// The staff of one service in one neighbourhood, and the cases that they serve.
struct Team {
    std::vector<Case> cases; ///< in order of the citizen's row
    Column<Professional, ProfessionalId> professionals;
    std::vector<Issue> issues; ///< raised and not yet due, in the order in which they were raised
    std::vector<PeerLink> peer_links; ///< in order of the seeker's row
    Design design;
    TeamHours hours;
    double voice_hours = 0; ///< spent on asking and answering this week, h
    double post_share = 1;  ///< hours of a post over a full contract; makes fractions of a post fit
    double historic_share = 1; ///< post_share when the policies began
    double unmet_hours = 0;    ///< hours that need left unmet would take, since hours last moved
    double load = 1;           ///< hours owed over hours available, smoothed
    double cynicism = 0;       ///< the professionals' frustration, 0 to 1
    double experience = 0;     ///< with co-production, co-producer-years
    double mean_quality = 0;   ///< over the cases served, when last delivered
    double due_lately = 0;     ///< issues due, answered and not since the last monthly round
    double answered_lately = 0;
    double unanswered_lately = 0;

    [[nodiscard]] std::size_t posts_filled() const;

    /// The case of `citizen`, or nullptr. Cases are sorted, so this is a binary search.
    [[nodiscard]] const Case* case_of(CitizenId citizen) const;
    [[nodiscard]] Case* case_of(CitizenId citizen);

    /// Whoever has the fewest cases among those in post; none() when all posts are vacant.
    [[nodiscard]] ProfessionalId least_busy() const;

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{&Team::cases,
                          &Team::professionals,
                          &Team::issues,
                          &Team::peer_links,
                          &Team::design,
                          &Team::hours,
                          &Team::voice_hours,
                          &Team::post_share,
                          &Team::historic_share,
                          &Team::unmet_hours,
                          &Team::load,
                          &Team::cynicism,
                          &Team::experience,
                          &Team::mean_quality,
                          &Team::due_lately,
                          &Team::answered_lately,
                          &Team::unanswered_lately};
    }

    void add_to(Digest& digest) const;
};

} // namespace dowith
