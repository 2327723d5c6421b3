// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/peer_support.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/mechanisms/taking_part.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<PeerSupportParameters>>({
    {&PeerSupportParameters::hours,
     {"hours", 1.5, {0.5, 3.0}, not_negative, "h/week", "time that a supporter gives to a seeker",
     "assumption"}},
    {&PeerSupportParameters::weeks,
     {"weeks", 30.0, {10.0, 40.0}, {1.0, 520.0}, "week", "how long a link lasts at most",
     "Family by Family: link-ups of up to 30 weeks"}},
    {&PeerSupportParameters::coaches,
     {"coaches", 0.25, {0.17, 1.0}, not_negative, "1e-3",
     "coaches per thousand citizens where peer support is full",
     "assumption; high leverage"}},
    {&PeerSupportParameters::cut_first,
     {"cut_first", 1.7, {1.0, 2.5}, not_negative, "1",
     "share of coaches lost where a budget is cut, over the share that is cut",
     "Hastings et al. 2015, The Cost of the Cuts: preventive support lost 45 %, councils 27 %"}},
    {&PeerSupportParameters::supporters,
     {"supporters", 15.0, {10.0, 60.0}, {1.0, 1000.0}, "1",
     "supporters whom one coach looks after at once", "Family by Family: 15 sharing families"}},
    {&PeerSupportParameters::seekers,
     {"seekers", 40.0, {10.0, 60.0}, {1.0, 1000.0}, "1",
     "seekers whom one coach looks after at once", "Family by Family: 40 seeking families"}},
    {&PeerSupportParameters::seeks_from,
     {"seeks_from", 0.3, {0.2, 0.4}, any_share, "1",
     "severity from which somebody is in it: is linked to a peer, and supports nobody",
     "assumption"}},
    {&PeerSupportParameters::through_below,
     {"through_below", 0.2, {0.1, 0.2}, any_share, "1",
     "severity below which somebody who was in it came through it", "assumption"}},
    {&PeerSupportParameters::conduct_alone,
     {"conduct_alone", 0.7, {0.4, 0.9}, any_share, "1",
     "share of links that go well where nobody looks after them", "assumption"}},
    {&PeerSupportParameters::conduct_coached,
     {"conduct_coached", 0.95, {0.8, 1.0}, any_share, "1",
     "share of links that go well where coaching is backed and carried out in full",
     "assumption; organisational support was the condition for trust: Fledderus 2015"}},
    {&PeerSupportParameters::trust_loss,
     {"trust_loss", 0.03, {0.0, 0.06}, any_share, "1/week",
     "share of trust in peers lost in a week of a link that went bad",
     "Fledderus 2015: trust in fellow participants led the fall; size: assumption"}},
    {&PeerSupportParameters::trust_half_life,
     {"trust_half_life", 104.0, {52.0, 208.0}, positive, "week",
     "half-life of the return of trust in peers to own base", "assumption: as self-efficacy"}},
    {&PeerSupportParameters::coach_hours,
     {"coach_hours", 36.0, {18.0, 40.0}, not_negative, "h/week", "contract of a coach",
     "assumption: a full contract, as for staff"}},
    {&PeerSupportParameters::coach_wage,
     {"coach_wage", 18.0, {14.0, 30.0}, not_negative, "GBP/h", "cost of an hour of a coach",
     "assumption: as a time bank's broker"}},
});

// clang-format on

std::uint8_t bit_of(ServiceId service) { return static_cast<std::uint8_t>(1U << service.value); }

/// Whether `c` is in need of any service, deep enough to look for a peer rather than to be one.
bool is_in_it(CitizenId c, const Neighbourhood& home, const PeerSupportParameters& p) {
    return home.citizens.is_client(c) &&
           std::any_of(home.teams.begin(), home.teams.end(), [&](const Team& team) {
               const Case* own = team.case_of(c);
               return own != nullptr && static_cast<double>(own->severity) >= p.seeks_from;
           });
}

/// One service's links in one week: old ones end, new ones are made, and all are lived.
class PeerLinks {
  public:
    PeerLinks(Neighbourhood& home, ServiceId service, const WeekContext& now)
        : home_{home}, people_{home.citizens}, team_{home.teams[service.value]}, service_{service},
          now_{now}, p_{now.parameters.peer_support}, policy_{now.practices[service.value]},
          coaches_{coaches_among(static_cast<double>(home.citizens.size()), policy_, p_)} {}

    void run() {
        end_links();
        if (coaches_ > 0.0) {
            home_.happenings.coach_cost += p_.coach_wage * p_.coach_hours * coaches_;
            make_links();
        }
        for (const PeerLink& link : team_.peer_links) {
            live(link);
        }
    }

  private:
    void end_links() {
        std::size_t kept = 0;
        for (const PeerLink& link : team_.peer_links) {
            if (goes_on(link)) {
                team_.peer_links[kept++] = link;
            } else if (Case* own = team_.case_of(link.seeker)) {
                own->peer_hours = 0.0F;
                own->peer_conflict = false;
            }
        }
        team_.peer_links.resize(kept);
    }

    [[nodiscard]] bool goes_on(const PeerLink& link) const {
        const Case* own = team_.case_of(link.seeker);
        const bool same_case = own != nullptr && own->opened_week != now_.week.value;
        return same_case && now_.week.value < link.until_week && !own->withdrawn &&
               static_cast<double>(own->severity) >= p_.through_below &&
               !is_in_it(link.supporter, home_, p_);
    }

    /// Seekers who want a peer are gathered first and then linked in one drawn order.
    void make_links() {
        const auto most_links = as_many_as(p_.seekers * coaches_);
        gather_seekers(most_links);
        if (now_.scratch.seekers.empty()) {
            return;
        }
        gather_helpers();
        const auto most_helpers = as_many_as(p_.supporters * coaches_);
        for (const Seeker& seeker : now_.scratch.seekers) {
            if (team_.peer_links.size() >= most_links) {
                return;
            }
            if (Helper* helper = helper_for(seeker.citizen, most_helpers)) {
                ++helper->links;
                link(helper->citizen, seeker.citizen);
            }
        }
    }

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
            return;
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

    /// Those who support somebody already, and those who came through it and would now.
    void gather_helpers() {
        std::vector<Helper>& helpers = now_.scratch.helpers;
        helpers.clear();
        for (const PeerLink& link : team_.peer_links) {
            count_link(link.supporter, helpers);
        }
        const auto came_through = people_.came_through.span();
        for (std::size_t row = 0; row < came_through.size(); ++row) {
            if ((came_through[row] & bit_of(service_)) != 0) {
                invite(CitizenId{row}, helpers);
            }
        }
    }

    void count_link(CitizenId supporter, std::vector<Helper>& helpers) const {
        const auto known = std::find_if(helpers.begin(), helpers.end(), [&](const Helper& each) {
            return each.citizen == supporter;
        });
        if (known != helpers.end()) {
            ++known->links;
        } else {
            helpers.push_back({supporter, 1, most_links_of(supporter)});
        }
    }

    void invite(CitizenId c, std::vector<Helper>& helpers) const {
        const bool supports = std::any_of(
            helpers.begin(), helpers.end(), [&](const Helper& each) { return each.citizen == c; });
        if (!supports && most_links_of(c) > 0 && !is_in_it(c, home_, p_) && would_support(c)) {
            helpers.push_back({c, 0, most_links_of(c)});
        }
    }

    [[nodiscard]] unsigned most_links_of(CitizenId c) const {
        return links_at_most(
            static_cast<double>(people_.free_hours[c]), now_.parameters.delivery.own_hours_max, p_);
    }

    [[nodiscard]] double chance_of(CitizenId c, double quality) const {
        const TakingPartParameters& p = now_.parameters.taking_part;
        return chance_of_taking_part(
            person_at(people_, c), asked_to_help(quality, policy_.practice.information, p), p);
    }

    [[nodiscard]] bool wants_a_peer(const Case& each) const {
        return now_.draw(home_, each.citizen, Purpose::peer_seeking)
            .occurs(chance_of(each.citizen, static_cast<double>(each.quality)), service_.value);
    }

    /// Decided once a month, each in their own week of it; asked again, they say the same.
    [[nodiscard]] bool would_support(CitizenId c) const {
        const std::uint32_t round = (c.value + now_.week.value) / weeks_per_round;
        const Draw decision{now_.luck,
                            {home_.id.value, c.value},
                            round,
                            static_cast<std::uint32_t>(Purpose::peer_supporting)};
        return decision.occurs(chance_of(c, team_.mean_quality), service_.value);
    }

    [[nodiscard]] auto place_of(CitizenId seeker) const {
        return std::lower_bound(team_.peer_links.begin(),
                                team_.peer_links.end(),
                                seeker,
                                [](const PeerLink& link, CitizenId c) { return link.seeker < c; });
    }

    [[nodiscard]] bool is_linked(CitizenId seeker) const {
        const auto place = place_of(seeker);
        return place != team_.peer_links.end() && place->seeker == seeker;
    }

    /// Whoever supports fewest, and of those the one most alike: rows stand in order of advantage.
    [[nodiscard]] Helper* helper_for(CitizenId seeker, std::size_t most_helpers) const {
        std::vector<Helper>& helpers = now_.scratch.helpers;
        const auto active = static_cast<std::size_t>(std::count_if(
            helpers.begin(), helpers.end(), [](const Helper& each) { return each.links > 0; }));
        Helper* best = nullptr;
        for (Helper& each : helpers) {
            const bool may = each.citizen != seeker && each.links < each.links_at_most &&
                             (each.links > 0 || active < most_helpers);
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

    void link(CitizenId supporter, CitizenId seeker) {
        const bool good = now_.draw(home_, seeker, Purpose::peer_conduct)
                              .occurs(conduct(policy_, team_.load, p_), service_.value);
        const auto weeks = static_cast<std::uint32_t>(p_.weeks);
        const PeerLink fresh{.supporter = supporter,
                             .seeker = seeker,
                             .until_week = static_cast<std::uint16_t>(now_.week.value + weeks),
                             .is_bad = !good};
        team_.peer_links.insert(place_of(seeker), fresh); // links stand in order of seekers
        home_.knows_peers = true;
    }

    void live(const PeerLink& link) {
        Case& own = *team_.case_of(link.seeker);
        own.peer_hours = static_cast<float>(p_.hours);
        own.peer_conflict = link.is_bad;
        for (const CitizenId c : {link.supporter, link.seeker}) {
            if (link.is_bad) {
                lose_heart(c);
            } else {
                grow(c, static_cast<double>(own.quality));
            }
        }
    }

    /// Both ends learn that they can, and how.
    void grow(CitizenId c, double success) {
        const AttitudesParameters& p = now_.parameters.attitudes;
        people_.self_efficacy[c] = static_cast<float>(
            after_mastery(static_cast<double>(people_.self_efficacy[c]), p_.hours, success, p));
        people_.capability[c] = static_cast<float>(
            after_practice(static_cast<double>(people_.capability[c]), p_.hours, 1.0, p));
    }

    void lose_heart(CitizenId c) {
        people_.self_efficacy[c] *= static_cast<float>(1.0 - now_.parameters.attitudes.failure);
        people_.peer_trust[c] = Strength{people_.peer_trust[c].value() * (1.0 - p_.trust_loss)};
    }

    Neighbourhood& home_;
    Citizens& people_;
    Team& team_;
    ServiceId service_;
    const WeekContext& now_;
    const PeerSupportParameters& p_;
    const InForce& policy_;
    double coaches_;
};

/// A quarter of the citizens each week: four weeks of return at once, so that sixteen bits do not
/// round it away.
void restore_trust(Neighbourhood& home, const WeekContext& now) {
    const double back =
        1.0 - maths::half_life_factor(now.parameters.peer_support.trust_half_life, weeks_per_round);
    Citizens& people = home.citizens;
    const std::uint32_t first =
        (weeks_per_round - now.week.value % weeks_per_round) % weeks_per_round;
    for (std::size_t row = first; row < people.size(); row += weeks_per_round) {
        Strength& trust = people.peer_trust[CitizenId{row}];
        const Strength base = people.base_peer_trust[CitizenId{row}];
        if (trust != base) {
            trust = Strength{trust.value() + back * (base.value() - trust.value())};
        }
    }
}

} // namespace

std::span<const Declared<PeerSupportParameters>> peer_support_declarations() { return declared; }

double coaches_among(double citizens, const InForce& policy, const PeerSupportParameters& p) {
    const double cut = p.cut_first * std::max(0.0, 1.0 - policy.practice.budget);
    return p.coaches * citizens / 1000.0 * policy.practice.peer_support * policy.release *
           std::max(0.0, 1.0 - cut);
}

double conduct(const InForce& policy, double load, const PeerSupportParameters& p) {
    const double coached = policy.release * policy.practice.fidelity * capacity_at(load);
    return p.conduct_alone + (p.conduct_coached - p.conduct_alone) * coached;
}

unsigned links_at_most(double free_hours, double share_given, const PeerSupportParameters& p) {
    const double part = std::ceil(p.seekers / p.supporters);
    const double time = p.hours > 0.0 ? std::floor(share_given * free_hours / p.hours) : part;
    return static_cast<unsigned>(std::min(part, time));
}

void peer_support(Neighbourhood& home, const WeekContext& now) {
    if (home.knows_peers) {
        restore_trust(home, now);
    }
    for (const ServiceId service : now.services()) {
        PeerLinks{home, service, now}.run();
    }
}

} // namespace dowith
