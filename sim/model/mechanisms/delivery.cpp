// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/delivery.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"
#include "sim/model/mechanisms/staff.hpp"
#include "sim/model/mechanisms/taking_part.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace dowith {
namespace {

/// An hour for somebody who needs almost nothing is no miracle: input is told over this at least.
constexpr double least_required = 0.1; // h/week

// clang-format off
constexpr auto declared = std::to_array<Declared<DeliveryParameters>>({
    {&DeliveryParameters::kin,
     {"kin", 0.2, {0.05, 0.4}, not_negative, "1", "kin's hours per hour required, at full ties",
     "assumption; high leverage"}},
    {&DeliveryParameters::triage,
     {"triage", 0.5, {0.0, 2.0}, not_negative, "1",
     "how far the worst-off come first: hours go with requirement × severity to this power",
     "assumption"}},
    {&DeliveryParameters::relief,
     {"relief", 1.0, {0.0, 1.5}, not_negative, "1", "how far citizens' input relieves staff",
     "nef slides: if people have friends they need less from staff; size: assumption"}},
    {&DeliveryParameters::own_hours_max,
     {"own_hours_max", 0.3, {0.1, 0.5}, any_share, "1",
     "largest share of free hours given to one's own service", "assumption"}},
    {&DeliveryParameters::others_input,
     {"others_input", 0.7, {0.4, 1.0}, not_negative, "1",
     "worth of an hour from a peer or the time bank, as input to a case", "assumption"}},
    {&DeliveryParameters::compelled_worth,
     {"compelled_worth", 0.5, {0.2, 1.0}, any_share, "1",
     "worth of an hour that somebody is made to give, over one given freely",
     "Alford 2002: sanctions are poor at eliciting effort; size: assumption"}},
    {&DeliveryParameters::skill_strain,
     {"skill_strain", 0.5, {0.2, 0.8}, any_share, "1", "share of skill lost at full burnout",
     "assumption"}},
    {&DeliveryParameters::reference_burnout,
     {"reference_burnout", 0.45, {0.3, 0.6}, any_share, "1", "burnout at which skill is as rated",
     "assumption: level at load 1"}},
    {&DeliveryParameters::bond_gain,
     {"bond_gain", 0.03, {0.01, 0.06}, any_share, "1/week",
     "growth of the bond toward 1 in a week of full service", "assumption"}},
    {&DeliveryParameters::bond_skill,
     {"bond_skill", 0.1, {0.0, 0.2}, not_negative, "1", "gain of skill in use at full bond",
     "assumption"}},
    {&DeliveryParameters::bond_blurring,
     {"bond_blurring", 0.5, {0.0, 1.0}, not_negative, "1",
     "how much faster bonds grow where roles are blurred", "assumption; Merevale House"}},
    {&DeliveryParameters::conflict,
     {"conflict", 0.25, {0.1, 0.5}, any_share, "1", "share of fit lost where the two sides clash",
     "co-destruction, Steen, Brandsen and Verschuere 2018; size: assumption"}},
    {&DeliveryParameters::conflict_below,
     {"conflict_below", 0.25, {0.1, 0.35}, any_share, "1",
     "staff attitude below which working together turns into a clash", "assumption"}},
    {&DeliveryParameters::quality_weight,
     {"quality_weight", 0.25, {0.1, 1.0}, any_share, "1/week",
     "how fast received quality follows what is produced", "assumption"}},
    {&DeliveryParameters::set_up,
     {"set_up", 0.25, {0.1, 0.6}, not_negative, "1",
     "share of staff hours taken by setting up full co-delivery", "assumption: 10 to 60 %"}},
    {&DeliveryParameters::co_ordination,
     {"co_ordination", 0.5, {0.2, 1.5}, not_negative, "h/month",
     "staff time for each active co-producer, at first", "assumption"}},
    {&DeliveryParameters::co_ordination_fixed,
     {"co_ordination_fixed", 0.8, {0.2, 2.0}, not_negative, "h/week",
      "staff time that a team's co-delivery takes however few take part: rota, keys, meetings",
      "transaction costs, Steen, Brandsen and Verschuere 2018; size: assumption; tuned to F3"}},
    {&DeliveryParameters::learning,
     {"learning", 0.85, {0.75, 0.95}, any_share, "1",
     "co-ordination time left after each doubling of experience", "assumption: learning curve"}},
    {&DeliveryParameters::co_delivery_refresh,
     {"co_delivery_refresh", 0.08, {0.04, 0.2}, any_share, "1",
     "share of clients whose disposition to co-deliver changes, per four weeks", "assumption"}},
    {&DeliveryParameters::information_input,
     {"information_input", 0.6, {0.0, 1.0}, any_number, "1",
     "gain of a citizen's own input with information",
     "Jakobsen and Andersen 2013: knowledge and materials; size: assumption"}},
    {&DeliveryParameters::compulsion_fatigue,
     {"compulsion_fatigue", 0.1, {0.0, 0.25}, not_negative, "1",
     "fatigue of a client who is made to contribute, per four weeks",
     "Steen, Brandsen and Verschuere 2018, implicit demands; size: assumption"}},
    {&DeliveryParameters::withdrawal,
     {"withdrawal", 1.0, {0.2, 3.0}, not_negative, "1/year",
     "rate at which full conditions drive out a client at severity 1 with one free hour",
     "assumption"}},
    {&DeliveryParameters::returning,
     {"returning", 0.5, {0.1, 2.0}, not_negative, "1/year",
     "rate at which those driven out come back once nothing is demanded", "assumption"}},
});

// clang-format on

/// One team's week: what is required, who co-delivers, how hours are shared out, what comes of it.
class Delivery {
  public:
    Delivery(Neighbourhood& home, ServiceId service, const WeekContext& now)
        : home_{home}, people_{home.citizens}, team_{home.teams[service.value]}, service_{service},
          now_{now}, p_{now.parameters.delivery}, technology_{now.technologies[service.value]},
          policy_{now.practices[service.value]}, practice_{policy_.practice} {}

    void run() {
        for (Case& each : team_.cases) {
            require(each);
            if (now_.reconsiders(each.citizen)) {
                reconsider(each);
            }
            set_own_hours(each);
        }
        settle_staff_hours();
        serve();
    }

  private:
    [[nodiscard]] double capability(const Case& each) const {
        return static_cast<double>(people_.capability[each.citizen]);
    }

    [[nodiscard]] double attitude_toward(const Case& each) const {
        return dowith::attitude_toward(team_, each.professional);
    }

    void require(Case& each) {
        each.required_hours = static_cast<float>(technology_.hours_full *
                                                 static_cast<double>(each.effective_severity));
    }

    /// Once in four weeks: the offer, the choice, the demand, and leaving or coming back.
    void reconsider(Case& each) {
        const Draw refresh = now_.draw(home_, each.citizen, Purpose::co_delivery_refresh);
        const unsigned k = 3U * service_.value;
        if (refresh.occurs(p_.co_delivery_refresh, k)) {
            each.offer_disposition = static_cast<float>(refresh.uniform(k + 1U));
            each.take_up_disposition = static_cast<float>(refresh.uniform(k + 2U));
        }
        each.co_delivers =
            !each.withdrawn && practice_.delivery_share > 0.0 && is_offered(each) && takes_up(each);
        each.compelled = !each.withdrawn && !each.co_delivers && is_compelled(each);
        if (each.compelled) {
            people_.fatigue[each.citizen] += static_cast<float>(p_.compulsion_fatigue);
        }
        leave_or_return(each);
    }

    [[nodiscard]] bool is_offered(const Case& each) const {
        const double chance = attitude_toward(each) * practice_.fidelity * policy_.release;
        return static_cast<double>(each.offer_disposition) < chance;
    }

    [[nodiscard]] bool takes_up(const Case& each) const {
        const TakingPartParameters& p = now_.parameters.taking_part;
        Invitation invitation =
            asked_to_help(static_cast<double>(each.quality), practice_.information, p);
        invitation.collective = technology_.collective;
        return static_cast<double>(each.take_up_disposition) <
               chance_of_taking_part(person_at(people_, each.citizen), invitation, p);
    }

    [[nodiscard]] bool is_compelled(const Case& each) const {
        return now_.draw(home_, each.citizen, Purpose::compulsion)
            .occurs(practice_.conditionality, service_.value);
    }

    /// Conditions drive out those with least free time and most need: implicit demands, Steen,
    /// Brandsen and Verschuere 2018.
    void leave_or_return(Case& each) {
        const double month = weeks_per_round * now_.years;
        if (each.withdrawn) {
            const double rate = p_.returning * (1.0 - practice_.conditionality);
            each.withdrawn = !now_.draw(home_, each.citizen, Purpose::return_to_service)
                                  .occurs(maths::at_least_one(rate * month), service_.value);
            return;
        }
        const double scarcity =
            std::min(1.0, 1.0 / static_cast<double>(people_.free_hours[each.citizen]));
        const double rate = p_.withdrawal * practice_.conditionality *
                            static_cast<double>(each.effective_severity) * scarcity;
        if (now_.draw(home_, each.citizen, Purpose::withdrawal)
                .occurs(maths::at_least_one(rate * month), service_.value)) {
            each.withdrawn = true;
            each.co_delivers = each.compelled = false;
            home_.happenings.withdrawals += 1.0;
        }
    }

    void set_own_hours(Case& each) {
        const double share = practice_.delivery_share;
        if (share <= 0.0 || each.withdrawn || !(each.co_delivers || each.compelled)) {
            each.co_delivers = each.co_delivers && share > 0.0;
            each.own_hours = 0.0F;
            return;
        }
        const double wanted = share * std::max(static_cast<double>(each.required_hours),
                                               technology_.hours_full / 4.0);
        const double most =
            p_.own_hours_max * static_cast<double>(people_.free_hours[each.citizen]);
        each.own_hours = static_cast<float>(std::min(wanted, most));
        each.own_hours_total += each.own_hours;
    }

    /// From contracts to the hours that are left for cases.
    void settle_staff_hours() {
        const StaffParameters& staff = now_.parameters.staff;
        TeamHours& hours = team_.hours;
        hours = hours_present(team_, practice_, staff);
        hours.voice = team_.voice_hours;
        hours.training = practice_.training * policy_.release * now_.years *
                         static_cast<double>(team_.posts_filled()) * team_.post_share;
        hours.facilitation = practice_.facilitation * policy_.release * hours.present;
        hours.set_up = policy_.setting_up ? p_.set_up * practice_.delivery_share *
                                                practice_.fidelity * policy_.release * hours.present
                                          : 0.0;
        const double co_producers = static_cast<double>(
            std::count_if(team_.cases.begin(), team_.cases.end(), [](const Case& each) {
                return each.co_delivers || (each.compelled && each.own_hours > 0.0F) ||
                       each.peer_hours > 0.0F;
            }));
        hours.co_ordination =
            co_producers * co_ordination_hours(team_.experience, p_) +
            (practice_.delivery_share > 0.0 ? p_.co_ordination_fixed * policy_.release : 0.0);
        team_.experience += co_producers * now_.years;
        const double spent =
            hours.voice + hours.training + hours.facilitation + hours.set_up + hours.co_ordination;
        hours.direct = std::max(0.0, hours.present - spent);
    }

    void serve() {
        const std::size_t count = team_.cases.size();
        std::vector<double>& owed = now_.scratch.caps;
        std::vector<double>& weights = now_.scratch.weights;
        owed.resize(count);
        weights.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            const Case& each = team_.cases[i];
            owed[i] = each.withdrawn ? 0.0
                                     : owed_hours(static_cast<double>(each.required_hours),
                                                  extra_hours(each, capability(each), p_),
                                                  technology_.substitution,
                                                  p_);
            weights[i] = static_cast<double>(each.required_hours) *
                         maths::pow(static_cast<double>(each.effective_severity), p_.triage);
        }
        team_.hours.owed = std::accumulate(owed.begin(), owed.end(), 0.0);
        std::vector<double>& given = now_.scratch.given;
        share_out(team_.hours.direct, owed, weights, given, now_.scratch.order);
        double quality = 0.0;
        double served = 0.0;
        for (std::size_t i = 0; i < count; ++i) {
            produce(team_.cases[i], owed[i] > 0.0 ? given[i] / owed[i] : 1.0);
            if (!team_.cases[i].withdrawn) {
                quality += static_cast<double>(team_.cases[i].quality);
                served += 1.0;
            }
        }
        team_.mean_quality = served > 0.0 ? quality / served : team_.mean_quality;
    }

    void produce(Case& each, double share_of_owed) {
        const double share = each.withdrawn ? 0.0 : std::min(1.0, share_of_owed);
        each.staff_input = static_cast<float>(share * skill_in_use(each));
        each.clash = each.own_hours > 0.0F && attitude_toward(each) < p_.conflict_below;
        const double c0 = own_input(technology_.own_input, practice_.information, p_);
        each.citizen_input = static_cast<float>(
            citizens_input(static_cast<double>(each.required_hours),
                           static_cast<double>(people_.connectedness[each.citizen]),
                           extra_hours(each, capability(each), p_),
                           c0,
                           p_));
        const double target = outcome(static_cast<double>(each.staff_input),
                                      static_cast<double>(each.citizen_input),
                                      fit_for(each),
                                      c0,
                                      technology_);
        each.quality +=
            static_cast<float>(p_.quality_weight) * (static_cast<float>(target) - each.quality);
        deepen_bond(each, share);
    }

    [[nodiscard]] double fit_for(const Case& each) const {
        const std::size_t tercile = rank_group(people_.advantage[each.citizen], terciles);
        const double fit = maths::clamp_share(team_.design.fit[tercile] + practice_.fit_bonus);
        return each.clash || each.peer_conflict ? fit * (1.0 - p_.conflict) : fit;
    }

    [[nodiscard]] double skill_in_use(const Case& each) const {
        const StaffParameters& staff = now_.parameters.staff;
        const auto strained = [&](const Professional& who) {
            const double burnout = static_cast<double>(who.burnout);
            return settled_skill(who, staff) * (1.0 - p_.skill_strain * burnout) /
                   (1.0 - p_.skill_strain * p_.reference_burnout);
        };
        const double skill = each.professional.exists()
                                 ? strained(team_.professionals[each.professional])
                                 : mean_over_posts(team_, strained);
        return practice_.skill_factor * skill *
               (1.0 + p_.bond_skill * static_cast<double>(each.bond));
    }

    void deepen_bond(Case& each, double share) {
        if (!each.professional.exists()) {
            each.professional = team_.least_busy();
            each.bond = 0.0F;
            if (each.professional.exists()) {
                ++team_.professionals[each.professional].caseload;
            }
            return;
        }
        const double closer = 1.0 + p_.bond_blurring * practice_.role_blurring * policy_.release;
        const double gain = technology_.relationship * p_.bond_gain * closer * share;
        each.bond += static_cast<float>(gain * (1.0 - static_cast<double>(each.bond)));
    }

    Neighbourhood& home_;
    Citizens& people_;
    Team& team_;
    ServiceId service_;
    const WeekContext& now_;
    const DeliveryParameters& p_;
    const Technology& technology_;
    const InForce& policy_;
    const Practice& practice_;
};

} // namespace

std::span<const Declared<DeliveryParameters>> delivery_declarations() { return declared; }

double
outcome(double staff, double citizens, double fit, double own_input, const Technology& technology) {
    const double d = technology.staff_weight;
    const double other = own_input + citizens;
    const double r = 1.0 - 1.0 / technology.substitution;
    double mix = 0.0;
    if (std::abs(r) < 1e-6) {
        mix = maths::pow(staff, d * technology.returns) *
              maths::pow(other, (1.0 - d) * technology.returns);
    } else if (r < 0.0 && (staff <= 0.0 || other <= 0.0)) {
        mix = 0.0; // each is essential where one cannot stand in for the other
    } else {
        // Scaled by the one that dominates, so that no power overflows however small σ is.
        const double lead = r < 0.0 ? std::min(staff, other) : std::max(staff, other);
        if (lead > 0.0) {
            const double sum =
                d * maths::pow(staff / lead, r) + (1.0 - d) * maths::pow(other / lead, r);
            mix = maths::pow(lead, technology.returns) * maths::pow(sum, technology.returns / r);
        }
    }
    return std::min(1.0, fit * mix);
}

double own_input(double c0, double information, const DeliveryParameters& p) {
    return maths::clamp_share(c0 * (1.0 + p.information_input * (information - 0.7)));
}

double kin_hours(double required, double connectedness, const DeliveryParameters& p) {
    return p.kin * required * (0.5 + connectedness);
}

double extra_hours(const Case& each, double capability, const DeliveryParameters& p) {
    const double worth = each.compelled ? p.compelled_worth : 1.0;
    return worth * capability * static_cast<double>(each.own_hours) +
           p.others_input * static_cast<double>(each.peer_hours + each.bank_hours);
}

double citizens_input(
    double required, double connectedness, double extra, double c0, const DeliveryParameters& p) {
    const double kin = kin_hours(required, connectedness, p);
    return std::min((kin + extra) / std::max(required, least_required), 1.0 - c0);
}

double owed_hours(double required, double extra, double substitution, const DeliveryParameters& p) {
    const double relieved =
        p.relief * substitution / (1.0 + substitution) * extra / std::max(required, least_required);
    return required * (1.0 - std::min(1.0, relieved));
}

void share_out(double available,
               std::span<const double> caps,
               std::span<const double> weights,
               std::vector<double>& given,
               std::vector<std::size_t>& order) {
    EXPECTS(available >= 0.0 && caps.size() == weights.size());
    given.assign(caps.size(), 0.0);
    order.resize(caps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Whoever is filled first stands first: cap_i / weight_i, compared without dividing by zero.
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const double left = caps[a] * weights[b];
        const double right = caps[b] * weights[a];
        return left != right ? left < right : a < b;
    });
    double weight_left = std::accumulate(weights.begin(), weights.end(), 0.0);
    double left = available;
    for (const std::size_t i : order) {
        const double fair = weight_left > 0.0 ? left * weights[i] / weight_left : 0.0;
        given[i] = std::min(caps[i], fair);
        left = std::max(0.0, left - given[i]);
        weight_left -= weights[i];
    }
}

double co_ordination_hours(double experience, const DeliveryParameters& p) {
    const double doublings = maths::log(1.0 + experience) / maths::log(2.0);
    return p.co_ordination * months_per_year / weeks_per_year * maths::pow(p.learning, doublings);
}

void delivery(Neighbourhood& home, const WeekContext& now) {
    for (const ServiceId service : now.services()) {
        Delivery{home, service, now}.run();
    }
}

} // namespace dowith
