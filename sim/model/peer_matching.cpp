// SPDX-License-Identifier: Apache-2.0
#include "sim/model/peer_matching.hpp"

#include "sim/model/mechanisms/peer_support.hpp"
#include "sim/model/mechanisms/taking_part.hpp"

#include <algorithm>

namespace dowith {
namespace {

/// What `c` gives to services as their client, h/week.
double own_hours_of(CitizenId c, const Neighbourhood& home) {
    double hours = 0.0;
    if (home.citizens.is_client(c)) {
        for (const Team& team : home.teams) {
            const Case* own = team.case_of(c);
            hours += own != nullptr ? static_cast<double>(own->own_hours) : 0.0;
        }
    }
    return hours;
}

/// One service's seekers and those who would support them, in one week.
class Matching {
  public:
    Matching(const Neighbourhood& home, ServiceId service, const WeekContext& now)
        : home_{home}, people_{home.citizens}, team_{home.teams[service.value]}, service_{service},
          now_{now}, p_{now.parameters.peer_support}, policy_{now.practices[service.value]} {}

    /// Leaves the matches in the scratch memory.
    void run(double coaches) {
        std::vector<PeerMatch>& matches = now_.scratch.peer_matches;
        matches.clear();
        const std::size_t most_links = as_many_as(p_.seekers * coaches);
        gather_seekers(most_links);
        if (now_.scratch.seekers.empty()) {
            return;
        }
        const std::size_t most_helpers = as_many_as(p_.supporters * coaches);
        gather_helpers(most_helpers);
        for (const Seeker& seeker : now_.scratch.seekers) {
            if (team_.peer_links.size() + matches.size() >= most_links) {
                return;
            }
            if (Helper* helper = helper_for(seeker.citizen, most_helpers)) {
                active_ += helper->supports_here ? 0 : 1;
                helper->supports_here = true;
                ++helper->links;
                matches.push_back({helper->citizen, seeker.citizen});
            }
        }
    }

  private:
    /// Whole people: where a fraction is left, as many neighbourhoods as that take one more, for
    /// good and under every policy.
    [[nodiscard]] std::size_t as_many_as(double capacity) const {
        const Draw place{
            now_.luck, {home_.id.value, 0}, 0, static_cast<std::uint32_t>(Purpose::peer_room)};
        return static_cast<std::size_t>(capacity + place.uniform(service_.value));
    }

    void gather_seekers(std::size_t most_links) {
        std::vector<Seeker>& seekers = now_.scratch.seekers;
        seekers.clear();
        if (team_.peer_links.size() >= most_links) {
            return; // no room
        }
        for (const Case& each : team_.cases) {
            const bool in_it = static_cast<double>(each.severity) >= p_.seeks_from;
            if (in_it && !each.withdrawn && now_.reconsiders(each.citizen) &&
                !is_linked(each.citizen) && wants_a_peer(each)) {
                const Draw order = now_.draw(home_, each.citizen, Purpose::peer_order);
                seekers.push_back({order.word(service_.value), each.citizen});
            }
        }
        std::sort(seekers.begin(), seekers.end(), [](const Seeker& a, const Seeker& b) {
            return a.luck != b.luck ? a.luck < b.luck : a.citizen < b.citizen;
        });
    }

    /// Those who support somebody here already and then, while there is room for more of them,
    /// those who came through it and would now.
    void gather_helpers(std::size_t most_helpers) {
        gather_supporters();
        std::vector<Helper>& helpers = now_.scratch.helpers;
        helpers.clear();
        for (const Helper& each : now_.scratch.supporters) {
            if (each.supports_here) {
                helpers.push_back(each);
            }
        }
        active_ = helpers.size();
        if (active_ < most_helpers) {
            invite_newcomers();
        }
    }

    /// Whoever supports somebody, in whatever service, in order of rows.
    void gather_supporters() const {
        std::vector<Helper>& supporters = now_.scratch.supporters;
        supporters.clear();
        for (const Team& team : home_.teams) {
            for (const PeerLink& link : team.peer_links) {
                supporters.push_back(
                    {link.supporter, 1, most_links_of(link.supporter), &team == &team_});
            }
        }
        std::sort(supporters.begin(), supporters.end(), [](const Helper& a, const Helper& b) {
            return a.citizen < b.citizen;
        });
        count_links_once_each(supporters);
    }

    /// Leaves one helper for each run of the same citizen.
    static void count_links_once_each(std::vector<Helper>& helpers) {
        std::size_t kept = 0;
        for (const Helper& each : helpers) {
            if (kept > 0 && helpers[kept - 1].citizen == each.citizen) {
                helpers[kept - 1].links += each.links;
                helpers[kept - 1].supports_here |= each.supports_here;
            } else {
                helpers[kept++] = each;
            }
        }
        helpers.resize(kept);
    }

    void invite_newcomers() const {
        const Invitation invitation = invitation_at(team_.mean_quality);
        const auto came_through = people_.came_through.span();
        auto supporter = now_.scratch.supporters.cbegin();
        const auto end = now_.scratch.supporters.cend();
        for (std::size_t row = 0; row < came_through.size(); ++row) {
            const CitizenId c{row};
            while (supporter != end && supporter->citizen < c) {
                ++supporter;
            }
            if ((came_through[row] >> service_.value & 1U) != 0) {
                const bool supports = supporter != end && supporter->citizen == c;
                invite(supports ? *supporter : Helper{c, 0, most_links_of(c), false}, invitation);
            }
        }
    }

    void invite(const Helper& who, const Invitation& invitation) const {
        if (!who.supports_here && who.links < who.links_at_most &&
            !is_in_it(who.citizen, home_, p_) && would_support(who.citizen, invitation)) {
            now_.scratch.helpers.push_back(who);
        }
    }

    /// In all services together.
    [[nodiscard]] unsigned most_links_of(CitizenId c) const {
        const double at_most = now_.parameters.delivery.own_hours_max;
        return links_at_most(
            at_most * static_cast<double>(people_.free_hours[c]) - own_hours_of(c, home_), p_);
    }

    [[nodiscard]] Invitation invitation_at(double quality) const {
        return asked_to_help(quality, policy_.practice.information, now_.parameters.taking_part);
    }

    [[nodiscard]] double chance_of(CitizenId c, const Invitation& invitation) const {
        return chance_of_taking_part(
            person_at(people_, c), invitation, now_.parameters.taking_part);
    }

    [[nodiscard]] bool wants_a_peer(const Case& each) const {
        return now_.draw(home_, each.citizen, Purpose::peer_seeking)
            .occurs(chance_of(each.citizen, invitation_at(static_cast<double>(each.quality))),
                    service_.value);
    }

    /// Decided once a month, each in their own week of it; asked again, they say the same.
    [[nodiscard]] bool would_support(CitizenId c, const Invitation& invitation) const {
        const std::uint32_t round = (c.value + now_.week.value) / weeks_per_round;
        const Draw decision{now_.luck,
                            {home_.id.value, c.value},
                            round,
                            static_cast<std::uint32_t>(Purpose::peer_supporting)};
        return decision.occurs(chance_of(c, invitation), service_.value);
    }

    [[nodiscard]] bool is_linked(CitizenId seeker) const {
        const auto place =
            std::lower_bound(team_.peer_links.begin(),
                             team_.peer_links.end(),
                             seeker,
                             [](const PeerLink& link, CitizenId c) { return link.seeker < c; });
        return place != team_.peer_links.end() && place->seeker == seeker;
    }

    /// Whoever supports fewest, and of those the one most alike: rows stand in order of advantage.
    [[nodiscard]] Helper* helper_for(CitizenId seeker, std::size_t most_helpers) const {
        std::vector<Helper>& helpers = now_.scratch.helpers;
        Helper* best = nullptr;
        for (Helper& each : helpers) {
            const bool may = each.citizen != seeker && each.links < each.links_at_most &&
                             (each.supports_here || active_ < most_helpers);
            if (may && (best == nullptr || suits_better(each, *best, seeker))) {
                best = &each;
            }
        }
        return best;
    }

    [[nodiscard]] static bool suits_better(const Helper& a, const Helper& b, CitizenId seeker) {
        const auto distance = [seeker](const Helper& each) {
            return each.citizen < seeker ? seeker.value - each.citizen.value
                                         : each.citizen.value - seeker.value;
        };
        if (a.links != b.links) {
            return a.links < b.links;
        }
        return distance(a) != distance(b) ? distance(a) < distance(b) : a.citizen < b.citizen;
    }

    const Neighbourhood& home_;
    const Citizens& people_;
    const Team& team_;
    ServiceId service_;
    const WeekContext& now_;
    const PeerSupportParameters& p_;
    const InForce& policy_;
    std::size_t active_ = 0; ///< supporters of somebody in this service
};

} // namespace

bool is_in_it(CitizenId c, const Neighbourhood& home, const PeerSupportParameters& p) {
    return home.citizens.is_client(c) &&
           std::any_of(home.teams.begin(), home.teams.end(), [&](const Team& team) {
               const Case* own = team.case_of(c);
               return own != nullptr && static_cast<double>(own->severity) >= p.seeks_from;
           });
}

std::span<const PeerMatch>
match_peers(const Neighbourhood& home, ServiceId service, double coaches, const WeekContext& now) {
    Matching{home, service, now}.run(coaches);
    return now.scratch.peer_matches;
}

} // namespace dowith
