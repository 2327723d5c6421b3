// SPDX-License-Identifier: Apache-2.0
#include "web/engine/frame.hpp"

#include <algorithm>
#include <limits>

namespace dowith {
namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();

void add(std::uint8_t& marks, Mark mark, bool holds) {
    if (holds) {
        marks = static_cast<std::uint8_t>(marks | static_cast<std::uint8_t>(mark));
    }
}

/// The number of each neighbourhood's first citizen.
std::vector<std::uint32_t> first_numbers(const District<Neighbourhood>& district) {
    std::vector<std::uint32_t> first;
    std::uint32_t number = 0;
    for (const Neighbourhood& home : district.neighbourhoods) {
        first.push_back(number);
        number += static_cast<std::uint32_t>(home.citizens.size());
    }
    return first;
}

/// Puts one neighbourhood into the frame, its first citizen at `first`.
class HomeInFrame {
  public:
    HomeInFrame(Frame& frame, const Neighbourhood& home, std::size_t first)
        : frame_{frame}, home_{home}, first_{first} {}

    void put_citizens(const Neighbourhood::Notice& shown) {
        for (const CitizenId c : home_.citizens.rows()) {
            frame_.need.push_back(0.0F);
            frame_.wellbeing.push_back(home_.citizens.wellbeing[c]);
            frame_.trust.push_back(home_.citizens.trust[c]);
            frame_.frustration.push_back(home_.citizens.fatigue[c]);
            frame_.hours.push_back(home_.citizens.hours_given[c]);
            frame_.credits.push_back(unknown);
            frame_.marks.push_back(0);
            add(mark_of(c), Mark::contributes, shown[c.value].is_active());
        }
    }

    void put_cases() {
        for (const Team& team : home_.teams) {
            for (const Case& own : team.cases) {
                float& need = frame_.need[first_ + own.citizen.value];
                need = std::max(need, own.severity);
                frame_.hours[first_ + own.citizen.value] += own.own_hours;
                add(mark_of(own.citizen), Mark::client, true);
                add(mark_of(own.citizen), Mark::co_delivers, own.co_delivers);
            }
            for (const PeerLink& link : team.peer_links) {
                add(mark_of(link.seeker), Mark::has_peer, true);
            }
        }
    }

    void put_staff() {
        for (const Team& team : home_.teams) {
            for (const ProfessionalId p : team.professionals.rows()) {
                const Professional& each = team.professionals[p];
                frame_.staff_in_post.push_back(each.in_post() ? 1 : 0);
                frame_.staff_strain.push_back(each.burnout);
                frame_.staff_load.push_back(static_cast<float>(team.load));
            }
        }
    }

    void put_bank() {
        for (const Member& member : home_.bank.members) {
            frame_.credits[first_ + member.citizen.value] =
                static_cast<float>(hours_of(member.balance));
            add(mark_of(member.citizen), Mark::member, true);
        }
    }

    /// What happened this week.
    void put_week(Week week) {
        const Citizens& citizens = home_.citizens;
        for (const CitizenId c : citizens.rows()) {
            add(mark_of(c), Mark::spoke, citizens.spoke_week[c] == week.value + 1);
            add(mark_of(c), Mark::answered, citizens.answered[c] != 0);
            add(mark_of(c), Mark::unanswered, citizens.unanswered[c] != 0);
        }
        for (const Transaction& each : home_.bank.transactions) {
            if (each.movement == Movement::exchange && each.from.holder == Holder::member &&
                each.to.holder == Holder::member) {
                put_exchange(each);
            }
        }
    }

  private:
    std::uint8_t& mark_of(CitizenId c) { return frame_.marks[first_ + c.value]; }

    /// Credits go to whoever gave the time.
    void put_exchange(const Transaction& exchange) {
        const CitizenId giver{exchange.to.number};
        frame_.exchanges.push_back(static_cast<std::uint32_t>(first_ + giver.value));
        frame_.exchanges.push_back(static_cast<std::uint32_t>(first_ + exchange.from.number));
        frame_.exchanges.push_back(static_cast<std::uint32_t>(exchange.true_hours));
        frame_.hours[first_ + giver.value] += static_cast<float>(hours_of(exchange.true_hours));
        add(mark_of(giver), Mark::contributes, true);
    }

    Frame& frame_;
    const Neighbourhood& home_;
    std::size_t first_;
};

} // namespace

Frame frame_of(const District<Neighbourhood>& district, Week week, bool lived) {
    Frame frame;
    for (std::size_t row = 0; row < district.neighbourhoods.size(); ++row) {
        HomeInFrame home{frame, district.neighbourhoods[row], frame.need.size()};
        home.put_citizens(district.board[row]);
        home.put_cases();
        home.put_staff();
        home.put_bank();
        if (lived) {
            home.put_week(week);
        }
    }
    return frame;
}

FixedPeople fixed_people(const District<Neighbourhood>& district) {
    FixedPeople people;
    for (const Neighbourhood& home : district.neighbourhoods) {
        for (const CitizenId c : home.citizens.rows()) {
            people.neighbourhood.push_back(static_cast<std::uint16_t>(home.id.value));
            people.advantage.push_back(home.citizens.advantage[c]);
            people.age_band.push_back(home.citizens.age_band[c]);
        }
    }
    return people;
}

FixedStaff fixed_staff(const District<Neighbourhood>& district) {
    FixedStaff staff;
    for (const Neighbourhood& home : district.neighbourhoods) {
        for (std::size_t service = 0; service < home.teams.size(); ++service) {
            const std::size_t posts = home.teams[service].professionals.size();
            staff.neighbourhood.insert(
                staff.neighbourhood.end(), posts, static_cast<std::uint16_t>(home.id.value));
            staff.service.insert(staff.service.end(), posts, static_cast<std::uint8_t>(service));
        }
    }
    return staff;
}

KnownPairs known_pairs(const District<Neighbourhood>& district) {
    const std::vector<std::uint32_t> first = first_numbers(district);
    KnownPairs known;
    const auto add_pair = [&](std::uint32_t a, std::uint32_t b, float strength) {
        if (a < b) { // a tie stands at both of its ends
            known.pairs.insert(known.pairs.end(), {a, b});
            known.strength.push_back(strength);
        }
    };
    for (std::size_t row = 0; row < district.neighbourhoods.size(); ++row) {
        const Ties& ties = district.neighbourhoods[row].citizens.ties;
        for (const CitizenId c : district.neighbourhoods[row].citizens.rows()) {
            for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
                if (ties.partner[c][slot].exists()) {
                    const CitizenId other = ties.partner[c][slot];
                    add_pair(first[row] + c.value,
                             first[row] + other.value,
                             static_cast<float>(ties.strength[c][slot].value()));
                }
            }
        }
        for (const BorderTie& tie : ties.across_border) {
            add_pair(first[row] + tie.here.value,
                     first[tie.there.value] + tie.citizen_there.value,
                     unknown);
        }
    }
    return known;
}

} // namespace dowith
