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

/// What a district settles together, of which there is one thing at most.
const Convention* the_convention(std::span<const Mechanism> mechanisms) {
    const Convention* found = nullptr;
    for (const Mechanism& mechanism : mechanisms) {
        EXPECTS(found == nullptr || mechanism.convention == nullptr);
        found = mechanism.convention != nullptr ? mechanism.convention : found;
    }
    return found;
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
             std::span<const Mechanism> mechanisms,
             StepWatcher* watcher)
    : setting_{&setting}, policy_{&policy}, begins_{begins}, mechanisms_{mechanisms},
      convention_{the_convention(mechanisms)}, delivers_{is_among(mechanisms, "delivery")},
      watcher_{watcher} {
    EXPECTS(setting.technologies.size() <= services_max);
}

void Rules::live(Neighbourhood& home,
                 const std::vector<Neighbourhood::Notice>& board,
                 Week week) const {
    EXPECTS(home.teams.size() == setting_->technologies.size());
    const WeekContext now = context(board, week, scratch_of_this_thread());
    const auto show = [&](std::size_t step) {
        if (watcher_ != nullptr) {
            watcher_->see(home, week, step);
        }
    };
    home.happenings = {};
    show(0);
    for (std::size_t place = 0; place < mechanisms_.size(); ++place) {
        mechanisms_[place].live(home, now);
        show(place + 1);
    }
}

bool Rules::convenes(Week week) const {
    static const std::vector<Neighbourhood::Notice> nothing; // when it is due depends on nobody
    return convention_ != nullptr &&
           convention_->is_due(context(nothing, week, scratch_of_this_thread()));
}

void Rules::bring(const Neighbourhood& home,
                  const std::vector<Neighbourhood::Notice>& board,
                  Week week,
                  std::vector<double>& table) const {
    convention_->bring(home, context(board, week, scratch_of_this_thread()), table);
}

void Rules::settle(std::span<Neighbourhood> homes,
                   std::size_t place,
                   std::span<const double> tables,
                   const std::vector<Neighbourhood::Notice>& board,
                   Week week) const {
    convention_->settle(homes, place, tables, context(board, week, scratch_of_this_thread()));
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
