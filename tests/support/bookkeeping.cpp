// SPDX-License-Identifier: Apache-2.0
#include "tests/support/bookkeeping.hpp"

#include "sim/kernel/text.hpp"

namespace dowith {
namespace {

/// Gathers what is wrong.
class Audit {
  public:
    explicit Audit(const Neighbourhood& home) : home_{home} {}

    std::vector<std::string> run() {
        check_citizens();
        check_ties();
        for (std::size_t service = 0; service < home_.teams.size(); ++service) {
            check_cases(home_.teams[service], service);
            check_issues(home_.teams[service], service);
            check_links(home_.teams[service]);
            check_staff(home_.teams[service]);
        }
        check_bank(home_.bank);
        return std::move(faults_);
    }

  private:
    void expect(bool holds, std::string_view what, double value) {
        if (!holds) {
            faults_.push_back(str(what, ": ", std::to_string(value)));
        }
    }

    /// Written so that NaN is no share.
    void expect_share(double value, std::string_view what) {
        expect(value >= 0.0 && value <= 1.0, what, value);
    }

    void expect_share(float value, std::string_view what) {
        expect_share(static_cast<double>(value), what);
    }

    void check_citizens() {
        const Citizens& people = home_.citizens;
        for (const CitizenId c : people.rows()) {
            expect_share(people.self_efficacy[c], "self-efficacy is no share");
            expect_share(people.external_efficacy[c], "external efficacy is no share");
            expect_share(people.trust[c], "trust is no share");
            expect_share(people.capability[c], "capability is no share");
            expect_share(people.dependency[c], "dependency is no share");
            expect_share(people.disposition[c], "disposition is no share");
            expect_share(people.ties_active[c], "share of ties active is no share");
            expect_share(people.ties_efficacy[c], "efficacy of ties is no share");
            expect_share(people.connectedness[c], "connectedness is no share");
            expect(people.fatigue[c] >= 0.0F, "fatigue below nought", 0.0);
            expect(people.hours_given[c] <= people.free_hours[c], "gives time not free", 0.0);
            expect((people.recognised[c] & ~static_cast<unsigned>(people.skills[c])) == 0,
                   "a skill was recognised that is not there",
                   people.recognised[c]);
        }
    }

    void check_ties() {
        const Ties& ties = home_.citizens.ties;
        for (const CitizenId c : home_.citizens.rows()) {
            for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
                const CitizenId known = ties.partner[c][slot];
                const double strength = ties.strength[c][slot].value();
                const bool acquired = ties.is_acquired(c, slot);
                expect(known.exists() || strength == 0.0, "a tie to nobody", strength);
                expect(known.exists() || !acquired, "nobody was met", c.value);
                expect(!acquired || slot >= Ties::kin_slots, "kin is given, not met", c.value);
                expect(known != c, "tied to themselves", c.value);
                if (!known.exists()) {
                    continue;
                }
                expect(ties.slot_of(c, known) == slot, "two ties to the same person", c.value);
                const std::size_t back = ties.slot_of(known, c);
                expect(back != Ties::slots, "a tie with one end", c.value);
                expect(back == Ties::slots || ties.is_acquired(known, back) == acquired,
                       "the two ends of a tie began at different times",
                       c.value);
            }
        }
    }

    void check_case(const Case& each) {
        expect_share(each.severity, "severity is no share");
        expect_share(each.effective_severity, "effective severity is no share");
        expect_share(each.quality, "quality is no share");
        expect_share(each.citizen_input, "citizen input is no share");
        expect_share(each.bond, "bond is no share");
        expect(each.staff_input >= 0.0F, "staff input below nought", 0.0);
        expect(each.own_hours >= 0.0F && each.own_hours <= home_.citizens.free_hours[each.citizen],
               "own hours beyond free time",
               static_cast<double>(each.own_hours));
        expect(!(each.co_delivers && each.compelled), "both free and made to", 0.0);
        expect(!(each.withdrawn && each.own_hours > 0.0F), "gives hours though driven out", 0.0);
    }

    void check_cases(const Team& team, std::size_t service) {
        std::vector<unsigned> caseload(team.professionals.size(), 0U);
        std::size_t members = 0;
        for (std::size_t i = 0; i < team.cases.size(); ++i) {
            const Case& each = team.cases[i];
            check_case(each);
            expect(i == 0 || team.cases[i - 1].citizen < each.citizen, "cases out of order", 0.0);
            expect((home_.citizens.client_of[each.citizen] >> service & 1U) != 0,
                   "a case of no client",
                   each.citizen.value);
            if (each.professional.exists()) {
                ++caseload[each.professional.value];
            }
        }
        for (const std::uint8_t client_of : home_.citizens.client_of.span()) {
            members += client_of >> service & 1U;
        }
        expect(members == team.cases.size(), "a client without a case", 0.0);
        for (const ProfessionalId p : team.professionals.rows()) {
            expect(team.professionals[p].caseload == caseload[p.value],
                   "caseload differs from cases",
                   team.professionals[p].caseload);
        }
    }

    void check_bank(const TimeBank& bank) {
        const double held = hours_of(bank.in_circulation());
        expect(held == hours_of(bank.issued - bank.retired), "credits from nowhere", held);
        for (std::size_t i = 0; i < bank.members.size(); ++i) {
            const Member& who = bank.members[i];
            expect_share(who.able, "chance of having time is no share");
            expect_share(who.ask_stigma, "reluctance to ask is no share");
            expect(who.citizen.value < home_.citizens.size(), "a member who is nobody", 0.0);
            expect(
                i == 0 || bank.members[i - 1].citizen < who.citizen, "members out of order", 0.0);
            expect(who.has_own_floor || who.floor == bank.floor, "a floor of nobody's", 0.0);
            expect(who.has_own_cap || who.cap == bank.cap, "a cap of nobody's", 0.0);
        }
        expect(bank.ever_traded <= bank.ever_joined, "traded without joining", bank.ever_traded);
    }

    void check_issues(const Team& team, std::size_t service) {
        std::vector<unsigned> waiting(home_.citizens.size(), 0U);
        for (const Issue& issue : team.issues) {
            ++waiting[issue.citizen.value];
        }
        for (const CitizenId c : home_.citizens.rows()) {
            const unsigned pending = home_.citizens.pending[c] >> service & 1U;
            expect(waiting[c.value] == pending, "issues differ from what is pending", c.value);
        }
    }

    void check_links(const Team& team) {
        double linked = 0.0;
        for (std::size_t i = 0; i < team.peer_links.size(); ++i) {
            const PeerLink& link = team.peer_links[i];
            const Case* own = team.case_of(link.seeker);
            expect(i == 0 || team.peer_links[i - 1].seeker < link.seeker,
                   "two links of one seeker, or out of order",
                   link.seeker.value);
            expect(own != nullptr && own->peer_hours > 0.0F && own->peer_conflict == link.is_bad,
                   "a link that the case does not know",
                   link.seeker.value);
            expect(link.supporter != link.seeker, "one's own peer", link.seeker.value);
        }
        for (const Case& each : team.cases) {
            linked += each.peer_hours > 0.0F ? 1.0 : 0.0;
        }
        expect(linked == static_cast<double>(team.peer_links.size()),
               "hours of a peer without a link",
               linked);
    }

    void check_staff(const Team& team) {
        for (const Professional& who : team.professionals.span()) {
            expect_share(who.attitude, "attitude is no share");
            expect_share(who.burnout, "burnout is no share");
            expect_share(who.satisfaction, "satisfaction is no share");
            expect(who.in_post() || who.caseload == 0, "a vacant post has cases", who.caseload);
        }
        for (const double fit : team.design.fit) {
            expect_share(fit, "fit is no share");
        }
        expect_share(team.cynicism, "cynicism is no share");
        expect_share(team.mean_quality, "mean quality is no share");
        expect(team.load >= 0.0, "load below nought", team.load);
        expect(team.hours.direct >= 0.0 && team.hours.direct <= team.hours.present &&
                   team.hours.present <= team.hours.paid,
               "hours from nowhere",
               team.hours.direct);
    }

    const Neighbourhood& home_;
    std::vector<std::string> faults_;
};

} // namespace

std::vector<std::string> faults_in_the_books(const Neighbourhood& home) {
    return Audit{home}.run();
}

} // namespace dowith
