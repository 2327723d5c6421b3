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
    taking_part, ///< active in community life, co-delivering, or spoke in the last four weeks
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
    // Time bank.
    // Ties and wellbeing.
    // Equity and concentration.
    count ///< how many measures there are
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
