// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/citizens.hpp"

#include <array>
#include <cstddef>

namespace dowith {

struct Neighbourhood;

/// Of whom a sum is told.
enum class Group : std::size_t {
    all,
    clients,
    speakers,
    quintile_1,
    quintile_2,
    quintile_3,
    quintile_4,
    quintile_5
};
inline constexpr std::size_t group_count = 8;

[[nodiscard]] constexpr Group quintile_group(std::size_t quintile) {
    return static_cast<Group>(static_cast<std::size_t>(Group::quintile_1) + quintile);
}

/// What can be added up over neighbourhoods. Indicators are ratios of these.
enum class Measure : std::size_t {
    one, ///< 1 for the district
    // Over citizens.
    citizens,
    self_efficacy,
    external_efficacy,
    trust,
    fatigue,
    capability,
    dependency,
    connectedness,
    taking_part, ///< active in community life, co-delivers, supports a peer, or spoke in four weeks
    community_hours,
    // Over cases.
    cases,
    severity,
    need_now,
    unmet_need,
    quality,
    staff_input,
    citizen_input,
    bond,
    co_delivering,
    own_hours,
    required_hours,
    withdrawn,
    // Over teams and posts.
    teams,
    load,
    design_fit,
    cynicism,
    direct_hours,
    posts,
    posts_filled,
    burnout,
    attitude,
    satisfaction,
    // Happenings of the week.
    contacts,
    speakers,
    repeat_speakers,
    issues_answered,
    issues_unanswered,
    issues_settled,
    onsets,
    crises,
    leavers,
    agency_spending,
    citizen_hours,
    unmet_value,
    // Commissioning.
    post_hours,  ///< of all posts under today's shares, full contracts
    moved_hours, ///< of which a post has more or less than when the policies began; each counts
                 ///< half
    // Peer support.
    peer_trust,  ///< over citizens
    peer_linked, ///< over cases
    peer_hours,
    peer_conflict,
    conflict, ///< with a peer or with staff
    // Time bank.
    bank_members,
    bank_active,      ///< members who gave or received within a year
    bank_ever_joined, ///< so far
    bank_ever_traded,
    bank_requests,
    bank_refused,
    bank_exchanges,
    bank_hours,
    bank_hours_logged,
    bank_balances,    ///< Σ of members' balances, h
    bank_inequality,  ///< Gini coefficient of a neighbourhood's credit times its members
    bank_unequal,     ///< of which in banks where somebody could spend
    bank_stock,       ///< Σ of members' balances above nought, h
    bank_idle_stock,  ///< of which of members who did not trade for half a year
    bank_circulation, ///< what members, organisations and pot hold, h
    bank_pot,
    // Ties and wellbeing.
    wellbeing,
    connect,
    active,
    notice,
    learn,
    give,
    lonely,       ///< citizens whose connectedness is below lonely_below
    looked_at,    ///< citizens whose ties were looked at this week
    ties,         ///< of those looked at
    isolates,     ///< those looked at who have no tie here
    cross_ties,   ///< ties between terciles of advantage
    pairs_known,  ///< pairs of people whom one of those looked at knows
    pairs_closed, ///< of which know each other
    // Equity and concentration.
    advantage,     ///< Σ of ranks of citizens
    speakers_year, ///< citizens who spoke within the year
    speakers_rank, ///< Σ of their ranks
    spoke_lately,  ///< citizens who spoke within the month
    in_community,  ///< citizens active in community life
    hours_rank,    ///< Σ of hours that a citizen gives × rank
    hours_given,   ///< Σ of hours in community life, to the own service, to peers and members
    hours_gini,    ///< Gini coefficient of these × citizens, where it was looked at
    hours_seen,    ///< citizens of whom it was looked at, where somebody gives any
    case_rank,     ///< Σ of ranks over cases
    quality_rank,  ///< Σ of outcome quality × rank over cases
    need_served,   ///< Σ of need × outcome quality over cases
    without_staff, ///< cases that no professional knows
    new_speakers,
    panel_speakers,
    owed_hours,
    hours_short,   ///< owed, and not given
    lasting_hours, ///< hours that need no staff: community life, kin
    all_hours,     ///< all hours of citizens, kin's and speaking among them
    count          ///< how many measures there are
};

/// All measures of one week for all groups. Adding observations in the order of neighbourhoods
/// gives the district's, the same bits whatever ran where.
class Observation {
  public:
    [[nodiscard]] double& at(Measure measure, Group group = Group::all) {
        return sums_[index(measure, group)];
    }

    [[nodiscard]] double at(Measure measure, Group group = Group::all) const {
        return sums_[index(measure, group)];
    }

    Observation& operator+=(const Observation& other);

  private:
    static constexpr std::size_t index(Measure measure, Group group) {
        return static_cast<std::size_t>(measure) * group_count + static_cast<std::size_t>(group);
    }

    std::array<double, static_cast<std::size_t>(Measure::count) * group_count> sums_{};
};

/// What there is to see of a neighbourhood after the week `week`; changes nothing.
[[nodiscard]] Observation observe(const Neighbourhood& home, std::uint32_t week);

} // namespace dowith
