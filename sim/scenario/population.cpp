// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/population.hpp"

#include "sim/kernel/draw.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/model/mechanisms/need.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/mechanisms/ties.hpp"
#include "sim/model/mechanisms/wellbeing.hpp"
#include "sim/model/purposes.hpp"
#include "sim/model/severity.hpp"
#include "sim/scenario/given_place.hpp"
#include "sim/scenario/people_columns.hpp"
#include "sim/scenario/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace dowith {
namespace {


/// Draws the columns of one neighbourhood, one after the other.
class NeighbourhoodDraw {
  public:
    NeighbourhoodDraw(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting)
        : plan_{plan}, setting_{setting}, p_{setting.parameters.population},
          given_{plan.given ? &*plan.given : nullptr}, ranked_{rank_people(plan, id, setting)} {
        home_.id = id;
        home_.citizens.resize(ranked_.size());
    }

    Neighbourhood draw(std::span<const ServicePlan> services) {
        take_advantage();
        draw_circumstances();
        draw_beliefs();
        draw_skills();
        if (given_ != nullptr) {
            give_columns(*given_, ranked_, home_.citizens);
            home_.bank.founders = founders_of(*given_, ranked_);
        }
        if (given_ != nullptr && given_->ties_file) {
            give_ties(plan_, home_.id, setting_, ranked_, home_.citizens.ties);
            measure_ties();
        } else {
            draw_ties();
        }
        for (std::size_t service = 0; service < services.size(); ++service) {
            home_.teams.push_back(draw_team(services[service], ServiceId{service}));
        }
        for (std::size_t service = 0; service < services.size(); ++service) {
            draw_cases(ServiceId{service});
        }
        begin_wellbeing(home_, setting_.parameters);
        home_.take_reference();
        return std::move(home_);
    }

  private:
    [[nodiscard]] Draw of(CitizenId c, Purpose purpose) const {
        return Draw{setting_.luck,
                    {home_.id.value, c.value},
                    set_up_week,
                    static_cast<std::uint32_t>(purpose)};
    }

    [[nodiscard]] Draw of(ServiceId service, ProfessionalId p, Purpose purpose) const {
        return Draw{setting_.luck,
                    {home_.id.value, service.value << 24U | p.value},
                    set_up_week,
                    static_cast<std::uint32_t>(purpose)};
    }

    static float share(double value) { return static_cast<float>(std::clamp(value, 0.02, 0.98)); }

    void take_advantage() {
        for (const CitizenId c : home_.citizens.rows()) {
            home_.citizens.advantage[c] = ranked_[c.value].advantage;
        }
    }

    /// What a file says of a citizen, or nothing.
    [[nodiscard]] std::optional<float> given(GivenPeople::Numbers GivenPeople::*numbers,
                                             CitizenId c) const {
        return given_ != nullptr ? GivenPeople::said(given_->*numbers, ranked_[c.value].person)
                                 : std::optional<float>{};
    }

    [[nodiscard]] std::optional<float> given_severity(CitizenId c, ServiceId service) const {
        return given_ != nullptr
                   ? GivenPeople::said(given_->severity[service.value], ranked_[c.value].person)
                   : std::optional<float>{};
    }

    [[nodiscard]] std::optional<std::uint16_t> given_skills(CitizenId c) const {
        return given_ != nullptr ? GivenPeople::said(given_->skills, ranked_[c.value].person)
                                 : std::optional<std::uint16_t>{};
    }

    void draw_circumstances() {
        Citizens& people = home_.citizens;
        const auto groups = static_cast<std::uint32_t>(setting_.parameters.design_fit.groups);
        for (const CitizenId c : people.rows()) {
            const double hours =
                of(c, Purpose::free_hours).lognormal(p_.free_hours, p_.free_hours_sd);
            people.free_hours[c] = static_cast<float>(std::clamp(hours, 0.5, 60.0));
            people.giving[c] =
                static_cast<float>(of(c, Purpose::giving).lognormal(1.0, p_.giving_sd));
            const Draw motives = of(c, Purpose::motives);
            people.motives[c] = static_cast<float>(
                (motives.uniform(0) + motives.uniform(1) + motives.uniform(2)) / 3.0);
            people.threshold[c] =
                static_cast<float>(of(c, Purpose::threshold).uniform() * p_.threshold);
            people.need_group[c] =
                static_cast<std::uint8_t>(of(c, Purpose::need_group).below(groups));
            people.disposition[c] =
                static_cast<float>(of(c, Purpose::community_disposition).uniform());
            people.age_band[c] = age_band(of(c, Purpose::age).uniform());
        }
    }

    /// The oldest band whose share of the population is above `u`.
    [[nodiscard]] std::uint8_t age_band(double u) const {
        std::uint8_t band = 0;
        for (const double share_of_older : {p_.thirty_and_over,
                                            p_.forty_five_and_over,
                                            p_.sixty_five_and_over,
                                            p_.eighty_and_over}) {
            band = static_cast<std::uint8_t>(band + (u < share_of_older ? 1 : 0));
        }
        return band;
    }

    void draw_beliefs() {
        Citizens& people = home_.citizens;
        for (const CitizenId c : people.rows()) {
            const double rank = 2.0 * static_cast<double>(people.advantage[c]) - 1.0;
            const auto level = [&](Purpose purpose, double mean, double sd) {
                return share(of(c, purpose).normal(mean, sd));
            };
            people.base_self_efficacy[c] = people.self_efficacy[c] =
                level(Purpose::self_efficacy,
                      p_.self_efficacy + p_.self_efficacy_gap * rank,
                      p_.self_efficacy_sd);
            people.base_external_efficacy[c] = people.external_efficacy[c] =
                level(Purpose::external_efficacy,
                      p_.external_efficacy + p_.external_efficacy_gap * rank,
                      p_.external_efficacy_sd);
            people.base_trust[c] = people.trust[c] = level(Purpose::trust, p_.trust, p_.trust_sd);
            people.base_peer_trust[c] = people.peer_trust[c] = Strength{
                static_cast<double>(level(Purpose::peer_trust, p_.peer_trust, p_.peer_trust_sd))};
            people.base_capability[c] = people.capability[c] =
                level(Purpose::capability, p_.capability, p_.capability_sd);
            people.dependency[c] =
                static_cast<float>(setting_.parameters.attitudes.dependency_floor);
            people.ties_efficacy[c] = people.self_efficacy[c];
        }
    }

    /// Sixteen kinds of task; each skill is there with one chance in five, and everyone has one.
    void draw_skills() {
        constexpr unsigned kinds = skill_kinds;
        constexpr double chance = 0.2; // assumption: about three skills each
        Citizens& people = home_.citizens;
        for (const CitizenId c : people.rows()) {
            const Draw skill = of(c, Purpose::skills);
            const Draw known = of(c, Purpose::recognised_skills);
            unsigned skills = 1U << skill.below(kinds, kinds);
            for (unsigned kind = 0; kind < kinds; ++kind) {
                skills |= skill.occurs(chance, kind) ? 1U << kind : 0U;
            }
            skills = given_skills(c).value_or(static_cast<std::uint16_t>(skills));
            unsigned recognised = 0;
            for (unsigned kind = 0; kind < kinds; ++kind) {
                recognised |= known.occurs(p_.known_skills, kind) ? 1U << kind : 0U;
            }
            people.skills[c] = static_cast<std::uint16_t>(skills);
            people.recognised[c] = static_cast<std::uint16_t>(recognised & skills);
        }
    }

    /// A ring of layers, one for each circle, rewired within each layer so that every tie keeps its
    /// two ends: citizen c knows c + o in layer o; a drawn part of them swap partners among
    /// themselves (Watts and Strogatz 1998, degree-preserving). Rows are in order of advantage, so
    /// people know their like.
    void draw_ties() {
        Ties& ties = home_.citizens.ties;
        const std::size_t people = home_.citizens.size();
        const auto layers = static_cast<std::size_t>(p_.circles); // the other slots stay free
        for (std::size_t layer = 0; layer < layers; ++layer) {
            const std::size_t offset = layer + 1;
            if (people <= 2 * offset) {
                break; // too few people for so many ties
            }
            const std::vector<std::uint32_t> target = rewired_layer(offset, layer);
            for (std::size_t row = 0; row < people; ++row) {
                ties.partner[CitizenId{row}][2 * layer] = CitizenId{target[row]};
                ties.partner[CitizenId{target[row]}][2 * layer + 1] = CitizenId{row};
            }
        }
        drop_repeated_ties();
        for (const CitizenId c : home_.citizens.rows()) {
            draw_strengths(c);
        }
        home_.citizens.ties.across_border = draw_border_ties(plan_, home_.id, setting_);
    }

    [[nodiscard]] std::vector<std::uint32_t> rewired_layer(std::size_t offset,
                                                           std::size_t layer) const {
        const std::size_t people = home_.citizens.size();
        std::vector<std::uint32_t> target(people);
        std::vector<std::uint32_t> moving;
        for (std::size_t row = 0; row < people; ++row) {
            target[row] = static_cast<std::uint32_t>((row + offset) % people);
            if (of(CitizenId{row}, Purpose::ties)
                    .occurs(p_.rewiring, static_cast<unsigned>(layer))) {
                moving.push_back(static_cast<std::uint32_t>(row));
            }
        }
        std::vector<std::uint32_t> ends;
        for (const std::uint32_t row : moving) {
            ends.push_back(target[row]);
        }
        const auto layer_row = static_cast<std::uint32_t>(0x80000000U + layer);
        shuffle(std::span{ends},
                setting_.luck,
                {home_.id.value, layer_row},
                set_up_week,
                static_cast<std::uint32_t>(Purpose::ties));
        for (std::size_t i = 0; i < moving.size(); ++i) {
            if (ends[i] == moving[i]) { // nobody is tied to themselves: trade with the next
                std::swap(ends[i], ends[(i + 1) % ends.size()]);
            }
        }
        for (std::size_t i = 0; i < moving.size(); ++i) {
            target[moving[i]] = ends[i];
        }
        return target;
    }

    /// Rewiring may tie the same two people twice: the later of the two ties is given up.
    void drop_repeated_ties() {
        auto& partner = home_.citizens.ties.partner;
        for (const CitizenId c : home_.citizens.rows()) {
            for (std::size_t slot = Ties::slots - 1; slot > 0; --slot) {
                const CitizenId known = partner[c][slot];
                if (known.exists() && home_.citizens.ties.slot_of(c, known) < slot) {
                    partner[known][slot ^ 1U] = CitizenId::none(); // slots 2k and 2k + 1 are ends
                    partner[c][slot] = CitizenId::none();
                }
            }
        }
    }

    /// Strengths that make the citizen as connected as drawn, kin's twice the neighbours'.
    void draw_strengths(CitizenId c) {
        Citizens& people = home_.citizens;
        Ties& ties = people.ties;
        const float drawn =
            share(of(c, Purpose::connectedness).normal(p_.connectedness, p_.connectedness_sd));
        const auto wanted =
            static_cast<double>(given(&GivenPeople::connectedness, c).value_or(drawn));
        double weights = 0.0;
        for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
            if (ties.partner[c][slot].exists()) {
                weights += slot < Ties::kin_slots ? 2.0 : 1.0;
            }
        }
        ties.ordinary[c] = Strength{weights > 0.0 ? strength_sum_for(wanted) / weights : 0.0};
        ties.strength[c] = ties.kept_up(c);
        people.connectedness[c] = connectedness_of(Strength::sum(ties.strength[c]));
    }

    /// How connected the ties of a file make everybody, and what ordinary life keeps up of them.
    void measure_ties() {
        Citizens& people = home_.citizens;
        for (const CitizenId c : people.rows()) {
            double weights = 0.0;
            for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
                if (people.ties.partner[c][slot].exists()) {
                    weights += slot < Ties::kin_slots ? 2.0 : 1.0;
                }
            }
            const double sum = Strength::sum(people.ties.strength[c]);
            people.ties.ordinary[c] = Strength{weights > 0.0 ? sum / weights : 0.0};
            people.connectedness[c] = connectedness_of(sum);
        }
    }

    /// As many posts as round to the scenario's number, each with the hours that make up the rest.
    [[nodiscard]] Team draw_team(const ServicePlan& service, ServiceId id) const {
        Team team;
        const double posts =
            service.professionals_per_1000 * static_cast<double>(home_.citizens.size()) / 1000.0;
        const auto whole = static_cast<std::size_t>(std::max(1.0, std::floor(posts + 0.5)));
        team.post_share = team.historic_share = posts / static_cast<double>(whole);
        team.professionals.resize(whole);
        for (const ProfessionalId p : team.professionals.rows()) {
            Professional& who = team.professionals[p];
            who.skill = static_cast<float>(
                std::max(0.5, of(id, p, Purpose::staff_skill).normal(1.0, p_.staff_skill_sd)));
            who.base_attitude = who.attitude = share(
                of(id, p, Purpose::staff_attitude).normal(p_.staff_attitude, p_.staff_attitude_sd));
            who.burnout = share(
                of(id, p, Purpose::staff_burnout).normal(p_.staff_burnout, p_.staff_burnout_sd));
            who.satisfaction = 0.5F;
            const double tenure =
                of(id, p, Purpose::staff_tenure).exponential(6.0 * weeks_per_year);
            who.tenure_weeks = static_cast<std::uint16_t>(std::min(tenure, 2000.0));
        }
        team.design.fit.fill(setting_.technologies[id.value].fit_floor);
        team.mean_quality = p_.client_quality;
        team.hours = balanced_hours(team);
        return team;
    }

    /// Hours of a week in which staff owe what they have, for mechanisms that run without delivery.
    [[nodiscard]] TeamHours balanced_hours(const Team& team) const {
        TeamHours hours = hours_present(team, default_practice(), setting_.parameters.staff);
        hours.direct = hours.owed = hours.present;
        return hours;
    }

    void draw_cases(ServiceId service) {
        const NeedParameters& need = setting_.parameters.need;
        const Technology& technology = setting_.technologies[service.value];
        for (const CitizenId c : home_.citizens.rows()) {
            const double rank = 1.0 - 2.0 * static_cast<double>(home_.citizens.advantage[c]);
            const double chance =
                maths::clamp_share(technology.prevalence * maths::exp(need.disadvantage * rank) *
                                   age_risk(home_.citizens.age_band[c], technology));
            const auto severity = given_severity(c, service);
            if (severity ? *severity > 0.0F
                         : of(c, Purpose::initial_need).occurs(chance, service.value)) {
                home_.teams[service.value].cases.push_back(draw_case(c, service));
            } else if (of(c, Purpose::came_through).occurs(p_.came_through, service.value)) {
                auto& through = home_.citizens.came_through[c];
                through = static_cast<std::uint8_t>(through | 1U << service.value);
            }
        }
    }

    Case draw_case(CitizenId c, ServiceId service) {
        const NeedParameters& need = setting_.parameters.need;
        Citizens& people = home_.citizens;
        Team& team = home_.teams[service.value];
        Case each;
        each.citizen = c;
        each.severity = static_cast<float>(
            p_.severity_scale * of(c, Purpose::initial_severity)
                                    .kumaraswamy(need.severity_a, need.severity_b, service.value));
        each.variation = static_cast<float>(
            of(c, Purpose::initial_variation).normal(0.0, need.variation_sd, service.value));
        each.severity = given_severity(c, service).value_or(each.severity);
        each.effective_severity =
            effective_severity(each.severity, each.variation, need.variation_sd);
        each.quality = static_cast<float>(p_.client_quality);
        each.staff_input = 1.0F;
        const double relationship = setting_.technologies[service.value].relationship;
        each.bond = static_cast<float>(p_.client_bond * relationship);
        each.offer_disposition =
            static_cast<float>(of(c, Purpose::offer_disposition).uniform(service.value));
        each.take_up_disposition =
            static_cast<float>(of(c, Purpose::take_up_disposition).uniform(service.value));
        each.professional = team.least_busy();
        ++team.professionals[each.professional].caseload;
        people.client_of[c] = static_cast<std::uint8_t>(people.client_of[c] | 1U << service.value);
        people.dependency[c] = static_cast<float>(p_.client_dependency);
        return each;
    }

    const PopulationPlan& plan_;
    const Setting& setting_;
    const PopulationParameters& p_;
    const GivenPeople* given_; ///< null where all are drawn
    std::vector<Ranked> ranked_;
    Neighbourhood home_;
};

/// The citizens of a neighbourhood in a drawn order: the first take kin in the next neighbourhood,
/// those after them in the one before.
std::vector<std::uint32_t>
border_order(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting) {
    std::vector<std::uint32_t> order(citizens_of(plan, id));
    std::iota(order.begin(), order.end(), 0U);
    shuffle(std::span{order},
            setting.luck,
            {id.value, 0},
            set_up_week,
            static_cast<std::uint32_t>(Purpose::border_ties));
    return order;
}

/// How many pairs of kin there are between a neighbourhood and the next.
std::size_t border_pairs(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting) {
    const NeighbourhoodId next{id.value + 1};
    const double smaller = std::min(citizens_of(plan, id), citizens_of(plan, next));
    return static_cast<std::size_t>(setting.parameters.population.border_kin * smaller);
}

} // namespace

std::uint32_t citizens_of(const PopulationPlan& plan, NeighbourhoodId id) {
    if (plan.given) {
        return static_cast<std::uint32_t>(plan.given->people_of[id.value].size());
    }
    const std::uint32_t rest = plan.citizens % plan.neighbourhoods;
    return plan.citizens / plan.neighbourhoods + (id.value < rest ? 1U : 0U);
}

std::vector<BorderTie>
draw_border_ties(const PopulationPlan& plan, NeighbourhoodId here, const Setting& setting) {
    std::vector<BorderTie> ties;
    const std::vector<std::uint32_t> own = border_order(plan, here, setting);
    if (here.value + 1 < plan.neighbourhoods) {
        const NeighbourhoodId next{here.value + 1};
        const auto theirs = border_order(plan, next, setting);
        const std::size_t pairs = border_pairs(plan, here, setting);
        for (std::size_t k = 0; k < pairs; ++k) {
            ties.push_back({CitizenId{own[k]}, next, CitizenId{theirs[theirs.size() - 1 - k]}});
        }
    }
    if (here.value > 0) {
        const NeighbourhoodId before{here.value - 1};
        const auto theirs = border_order(plan, before, setting);
        const std::size_t pairs = border_pairs(plan, before, setting);
        for (std::size_t k = 0; k < pairs; ++k) {
            ties.push_back({CitizenId{own[own.size() - 1 - k]}, before, CitizenId{theirs[k]}});
        }
    }
    std::sort(ties.begin(), ties.end(), [](const BorderTie& a, const BorderTie& b) {
        return a.here != b.here ? a.here < b.here : a.there < b.there;
    });
    return ties;
}

Neighbourhood draw_neighbourhood(const PopulationPlan& plan,
                                 std::span<const ServicePlan> services,
                                 NeighbourhoodId id,
                                 const Setting& setting) {
    return NeighbourhoodDraw{plan, id, setting}.draw(services);
}

std::vector<Neighbourhood> draw_population(const PopulationPlan& plan,
                                           std::span<const ServicePlan> services,
                                           const Setting& setting) {
    std::vector<Neighbourhood> all;
    all.reserve(plan.neighbourhoods);
    for (std::uint32_t id = 0; id < plan.neighbourhoods; ++id) {
        all.push_back(draw_neighbourhood(plan, services, NeighbourhoodId{id}, setting));
    }
    return all;
}

} // namespace dowith
