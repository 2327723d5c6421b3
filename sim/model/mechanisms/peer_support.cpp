// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/peer_support.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/mechanisms/ties.hpp"
#include "sim/model/peer_matching.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<PeerSupportParameters>>({
    {&PeerSupportParameters::link_hours,
     {"link_hours", 1.5, {0.5, 3.0}, not_negative, "h/week",
     "time that a supporter gives to a seeker", "assumption"}},
    {&PeerSupportParameters::link_weeks,
     {"link_weeks", 30.0, {10.0, 40.0}, {1.0, 520.0}, "week", "how long a link lasts at most",
     "Family by Family: link-ups of up to 30 weeks"}},
    {&PeerSupportParameters::coaches,
     {"coaches", 0.25, {0.17, 1.0}, not_negative, "1e-3",
     "coaches per thousand citizens where peer support is full",
     "assumption; high leverage; tuned to F1, Y13"}},
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
            for (const PeerMatch& match : match_peers(home_, service_, coaches_, now_)) {
                link(match.supporter, match.seeker);
            }
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

    void link(CitizenId supporter, CitizenId seeker) {
        const bool good = now_.draw(home_, seeker, Purpose::peer_conduct)
                              .occurs(conduct(policy_, team_.load, p_), service_.value);
        const auto weeks = static_cast<std::uint32_t>(p_.link_weeks);
        const PeerLink fresh{.supporter = supporter,
                             .seeker = seeker,
                             .until_week = static_cast<std::uint16_t>(now_.week.value + weeks),
                             .is_bad = !good};
        const auto place =
            std::lower_bound(team_.peer_links.begin(),
                             team_.peer_links.end(),
                             seeker,
                             [](const PeerLink& each, CitizenId c) { return each.seeker < c; });
        team_.peer_links.insert(place, fresh); // links stand in order of seekers
        home_.knows_peers = true;
    }

    void live(const PeerLink& link) {
        Case& own = *team_.case_of(link.seeker);
        own.peer_hours = static_cast<float>(p_.link_hours);
        own.peer_conflict = link.is_bad;
        if (!link.is_bad) {
            meet(home_, link.supporter, link.seeker, p_.link_hours, now_.parameters.ties);
        }
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
        people_.self_efficacy[c] = static_cast<float>(after_mastery(
            static_cast<double>(people_.self_efficacy[c]), p_.link_hours, success, p));
        people_.capability[c] = static_cast<float>(
            after_practice(static_cast<double>(people_.capability[c]), p_.link_hours, 1.0, p));
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

/// A quarter of the citizens each week: four weeks of return at once.
void restore_trust(Neighbourhood& home, const WeekContext& now) {
    const double keep =
        maths::half_life_factor(now.parameters.peer_support.trust_half_life, weeks_per_round);
    Citizens& people = home.citizens;
    now.for_each_in_turn(people, [&](CitizenId c) {
        people.peer_trust[c] = people.peer_trust[c].toward(people.base_peer_trust[c], keep);
    });
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

unsigned links_at_most(double hours, const PeerSupportParameters& p) {
    const double part = std::ceil(p.seekers / p.supporters);
    const double time = p.link_hours > 0.0 ? std::floor(hours / p.link_hours) : part;
    return static_cast<unsigned>(std::clamp(time, 0.0, part));
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
