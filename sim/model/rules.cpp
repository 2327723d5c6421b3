// SPDX-License-Identifier: Apache-2.0
#include "sim/model/rules.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/wide.hpp"
#include "sim/model/context.hpp"

namespace dowith {
namespace {

/// One a thread, so that a week allocates nothing once the largest neighbourhood has been seen.
Scratch& scratch_of_this_thread() {
    thread_local Scratch scratch;
    return scratch;
}

DOWITH_WIDE void show(std::span<const float> self_efficacy,
                      std::span<const float> community_hours,
                      std::span<Glimpse> notice) {
    for (std::size_t row = 0; row < notice.size(); ++row) {
        notice[row] = {self_efficacy[row], community_hours[row] > 0.0F};
    }
}

} // namespace

Rules::Rules(const Setting& setting,
             const Policy& policy,
             Week begins,
             std::span<const Mechanism> mechanisms)
    : setting_{&setting}, policy_{&policy}, begins_{begins},
      mechanisms_{mechanisms}, delivers_{is_among(mechanisms, "delivery")} {
    EXPECTS(setting.technologies.size() <= services_max);
}

void Rules::live(Neighbourhood& home,
                 const std::vector<Neighbourhood::Notice>& board,
                 Week week) const {
    EXPECTS(home.teams.size() == setting_->technologies.size());
    const WeekContext now = context(board, week, scratch_of_this_thread());
    home.happenings = {};
    for (const Mechanism& mechanism : mechanisms_) {
        mechanism.live(home, now);
    }
}

void Rules::convene(std::span<Neighbourhood> homes,
                    const std::vector<Neighbourhood::Notice>& board,
                    Week week) const {
    const WeekContext now = context(board, week, scratch_of_this_thread());
    for (const Mechanism& mechanism : mechanisms_) {
        if (mechanism.convene != nullptr) {
            mechanism.convene(homes, now);
        }
    }
}

WeekContext
Rules::context(const std::vector<Neighbourhood::Notice>& board, Week week, Scratch& scratch) const {
    EXPECTS(week >= begins_);
    const std::uint32_t weeks = week.value - begins_.value;
    scratch.practices.clear();
    for (std::size_t service = 0; service < setting_->technologies.size(); ++service) {
        scratch.practices.push_back(
            in_force(*policy_, weeks, service, setting_->parameters.practice));
    }
    scratch.bank_rules = bank_in_force(*policy_, weeks, setting_->parameters.practice);
    return {.parameters = setting_->parameters,
            .technologies = setting_->technologies,
            .practices = scratch.practices,
            .bank = scratch.bank_rules,
            .luck = setting_->luck,
            .week = week,
            .weeks_in_force = weeks,
            .years = 1.0 / weeks_per_year,
            .board = board,
            .scratch = scratch,
            .delivers = delivers_};
}

void Rules::publish(const Neighbourhood& home, Neighbourhood::Notice& notice) const {
    const Citizens& people = home.citizens;
    notice.resize(people.size());
    show(people.self_efficacy.span(), people.hours_given.span(), notice);
    for (const Team& team : home.teams) {
        for (const Case& each : team.cases) {
            if (each.co_delivers) {
                notice[each.citizen.value].show_active();
            }
        }
        for (const PeerLink& link : team.peer_links) {
            notice[link.supporter.value].show_active();
        }
    }
}

} // namespace dowith
