// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/delivery.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace dowith;

namespace {

constexpr CitizenId first{0U};

DeliveryParameters delivery_numbers() { return worked_parameters().delivery; }

/// One case of severity 0.5, which requires 3 h a week, and a professional with time for it.
HandMade place_with_a_case() {
    HandMade place;
    place.open_case(first, 0.5F);
    return place;
}

Case hours_for_a_case(float own, float peers = 0.0F, float bank = 0.0F) {
    Case each;
    each.own_hours = own;
    each.peer_hours = peers;
    each.bank_hours = bank;
    return each;
}

/// The same place, under co-delivery of full practice, offered to all and taken up by all.
HandMade place_of_co_delivery() {
    HandMade place = place_with_a_case();
    place.practice().delivery_share = 0.4;
    place.practice().fidelity = 1.0;
    place.parameters.delivery.co_delivery_refresh = 0.0;
    place.parameters.taking_part.intercept = 100.0;
    place.team().cases[0].offer_disposition = place.team().cases[0].take_up_disposition = 0.0F;
    return place;
}

} // namespace

SCENARIO("staff and citizens together make the outcome, as the worked example says") {
    const DeliveryParameters p = delivery_numbers();
    CHECK(own_input(0.15, 0.7, p) == Approx(0.15));
    CHECK(own_input(0.15, 0.0, p) == Approx(0.087)); // 0.15 · (1 - 0.6 · 0.7)
    // own 1.2 · K 0.5, and 0.7 of a peer's 1.5 h and of the time bank's 1 h
    CHECK(extra_hours(hours_for_a_case(1.2F), 0.5, p) == Approx(0.6));
    CHECK(extra_hours(hours_for_a_case(1.2F, 1.5F, 1.0F), 0.5, p) == Approx(0.6 + 1.05 + 0.7));
    // kin 0.2 · 3 · 0.95 = 0.57 and the 0.6 above, over 3
    CHECK(citizens_input(3.0, 0.45, 0.6, 0.15, p) == Approx(0.39));
    // own input 0.2 of the requirement, a third of which staff are spared at σ = 0.5
    CHECK(owed_hours(3.0, 0.6, 0.5, p) == Approx(3.0 * (1.0 - 0.2 / 3.0)));
    // [0.6/0.8 + 0.4/0.5]^-0.9 · 0.65
    CHECK(outcome(0.8, 0.35, 0.65, 0.15, worked_technology()) ==
          Approx(0.65 * std::pow(1.55, -0.9)));
    CHECK(co_ordination_hours(0.0, p) == Approx(0.5 * 12.0 / 52.0));
    CHECK(co_ordination_hours(3.0, p) == Approx(0.5 * 12.0 / 52.0 * 0.85 * 0.85)); // two doublings
}

SCENARIO("a case's week, worked by hand") {
    HandMade place = place_with_a_case();
    place.live(delivery);
    const Case& each = place.team().cases[0];
    const TeamHours& hours = place.team().hours;
    CHECK(hours.paid == Approx(36.0));
    CHECK(hours.present == Approx(36.0 * (1.0 - 0.076) * 0.72)); // absent 0.04 + 0.08 · 0.45
    CHECK(hours.direct == Approx(hours.present));
    CHECK(hours.owed == Approx(3.0));
    CHECK(each.required_hours == Approx(3.0));
    CHECK(each.staff_input == Approx(1.06));   // all hours owed, burnout as rated, 0.1 · bond 0.6
    CHECK(each.citizen_input == Approx(0.19)); // kin alone: 0.2 · 0.95
    const double produced = 0.65 * std::pow(0.6 / 1.06 + 0.4 / 0.34, -0.9);
    CHECK(each.quality == Approx(0.4 + 0.25 * (produced - 0.4)));
    CHECK(each.bond == Approx(0.6 + 0.03 * 0.4));
    CHECK(place.team().mean_quality == Approx(static_cast<double>(each.quality)));
}

SCENARIO("input is bounded, and an hour for somebody who needs almost nothing is not a miracle") {
    const DeliveryParameters p = delivery_numbers();
    CHECK(citizens_input(3.0, 1.0, 100.0, 0.15, p) == 0.85);
    CHECK(citizens_input(0.0, 0.5, 0.05, 0.15, p) == Approx(0.5)); // over 0.1 h, not over none
    CHECK(owed_hours(3.0, 1000.0, 0.5, p) == 0.0);
    CHECK(owed_hours(3.0, 0.0, 0.5, p) == 3.0);
    CHECK(extra_hours(hours_for_a_case(3.0F), 0.0, p) ==
          0.0); // hours without ability relieve nobody
    CHECK(own_input(0.9, 1.0, {.information_input = 10.0}) == 1.0);
    CHECK(own_input(0.9, 0.0, {.information_input = 10.0}) == 0.0);
}

SCENARIO("what citizens do relieves staff more where one can stand in for the other") {
    const DeliveryParameters p = delivery_numbers();
    CHECK(owed_hours(3.0, 0.5, 4.0, p) < owed_hours(3.0, 0.5, 0.5, p));
    CHECK(owed_hours(3.0, 0.5, 0.5, p) < owed_hours(3.0, 0.25, 0.5, p));
}

SCENARIO("co-ordination gets lighter with experience") {
    const DeliveryParameters p = delivery_numbers();
    for (double years = 0.0; years < 100.0; years += 10.0) {
        CHECK(co_ordination_hours(years + 10.0, p) < co_ordination_hours(years, p));
    }
}

SCENARIO(
    "with nobody in post a case lives on what kin give, and where both are needed on nothing") {
    HandMade place = place_with_a_case();
    place.professional().vacant_weeks = 5;
    place.team().cases[0].professional = ProfessionalId::none();
    place.live(delivery);
    const Case& each = place.team().cases[0];
    CHECK(place.team().hours.direct == 0.0);
    CHECK(each.staff_input == 0.0F);
    CHECK(each.citizen_input > 0.0F);
    CHECK(each.quality == Approx(0.75 * 0.4)); // toward nothing: σ = 0.5, both are essential
    CHECK_FALSE(each.professional.exists());
}

SCENARIO("a client whose professional left is taken over by the least busy, and starts anew") {
    HandMade place = place_with_a_case();
    place.team().cases[0].professional = ProfessionalId::none();
    place.professional().caseload = 0;
    place.live(delivery);
    CHECK(place.team().cases[0].professional == ProfessionalId{0U});
    CHECK(place.team().cases[0].bond == 0.0F);
    CHECK(place.professional().caseload == 1);
}

SCENARIO("bonds grow in long-term services and not in episodic ones") {
    HandMade place = place_with_a_case();
    place.technology().relationship = 0.0;
    place.live(delivery);
    CHECK(place.team().cases[0].bond == 0.6F);
}

SCENARIO("a lone or empty neighbourhood delivers without dividing by nobody") {
    HandMade empty{0};
    empty.live(delivery);
    CHECK(empty.team().hours.owed == 0.0);
    CHECK(empty.team().mean_quality == 0.4); // what was last known
}

SCENARIO("when hours run short the worst-off come first, in share of what they are owed") {
    // Staff input of a mild and a severe case, at 2.4 h for 6 h owed.
    const auto inputs = [](double triage) {
        HandMade place;
        place.open_case(CitizenId{0U}, 0.2F);
        place.open_case(CitizenId{1U}, 0.8F);
        place.practice().budget = 0.1;
        place.parameters.delivery.triage = triage;
        place.live(delivery);
        return std::pair{static_cast<double>(place.team().cases[0].staff_input),
                         static_cast<double>(place.team().cases[1].staff_input)};
    };
    // Hours go with R √n, so hours over R go with √n: half where severity is a quarter.
    CHECK(inputs(0.5).first == Approx(0.5 * inputs(0.5).second));
    CHECK(inputs(0.0).first == Approx(inputs(0.0).second)); // without triage all are alike
}

SCENARIO("co-delivery takes a team some time however few take part, and none where none is meant") {
    HandMade place = place_of_co_delivery();
    place.parameters.delivery.co_ordination_fixed = 2.0;
    place.live(delivery);
    const double release = place.practices[0].release;
    CHECK(place.team().hours.co_ordination == Approx(0.5 * 12.0 / 52.0 + 2.0 * release));
    place.practice().delivery_share = 0.0;
    place.live(delivery, Week{1});
    CHECK(place.team().hours.co_ordination == Approx(0.0).margin(1e-12));
}

SCENARIO("a client who is offered co-delivery and takes it up gives a share of what is required") {
    HandMade place = place_of_co_delivery();
    place.live(delivery);
    const Case& each = place.team().cases[0];
    CHECK(each.co_delivers);
    CHECK_FALSE(each.compelled);
    CHECK(each.own_hours == Approx(1.2)); // 0.4 · 3
    CHECK(each.own_hours_total == Approx(1.2));
    CHECK(place.team().hours.co_ordination == Approx(0.5 * 12.0 / 52.0));
    CHECK(place.team().experience == Approx(1.0 / 52.0));
    CHECK(place.team().hours.owed == Approx(3.0 * (1.0 - 0.2 / 3.0)));
    THEN("at least that of a quarter case, at most thirty per cent of free time") {
        place.team().cases[0].effective_severity = 0.01F;
        place.live(delivery);
        CHECK(each.own_hours == Approx(0.6)); // 0.4 · 6/4
        place.people().free_hours[first] = 1.0F;
        place.live(delivery);
        CHECK(each.own_hours == Approx(0.3));
    }
}

SCENARIO("whoever knows a case that a peer helps with has to be told, as of any co-producer") {
    HandMade place = place_with_a_case();
    place.team().cases[0].peer_hours = 1.5F;
    place.live(delivery);
    CHECK(place.team().hours.co_ordination == Approx(0.5 * 12.0 / 52.0));
    CHECK(place.team().experience == Approx(1.0 / 52.0));
}

SCENARIO("co-delivery happens only where it is declared, backed by managers and wanted by staff") {
    HandMade place = place_of_co_delivery();
    WHEN("it is not part of the policy") { place.practice().delivery_share = 0.0; }
    WHEN("managers stand in the way") { place.practices[0].release = 0.0; }
    WHEN("the method is not carried out") { place.practice().fidelity = 0.0; }
    WHEN("the professional sees nothing in it") { place.professional().attitude = 0.0F; }
    WHEN("the client does not want to") { place.team().cases[0].take_up_disposition = 1.0F; }
    WHEN("the client was driven out") {
        place.team().cases[0].withdrawn = true;
        place.parameters.delivery.returning = 0.0;
    }
    place.live(delivery);
    CHECK_FALSE(place.team().cases[0].co_delivers);
    CHECK(place.team().cases[0].own_hours == 0.0F);
}

SCENARIO("whoever would help alone may stay away where the work is done in a group") {
    HandMade place = place_of_co_delivery();
    place.parameters.taking_part.intercept = 0.0;
    const double alone =
        chance_of_taking_part(person_at(place.home.citizens, CitizenId{0U}),
                              asked_to_help(static_cast<double>(place.team().cases[0].quality),
                                            place.practice().information,
                                            place.parameters.taking_part),
                              place.parameters.taking_part);
    place.team().cases[0].take_up_disposition = static_cast<float>(alone - 0.001);
    WHEN("it is not") {
        place.live(delivery);
        CHECK(place.team().cases[0].co_delivers);
    }
    WHEN("it is") {
        place.technology().collective = 0.1;
        place.live(delivery);
        CHECK_FALSE(place.team().cases[0].co_delivers);
    }
}

SCENARIO("clients reconsider in their own week of the month only") {
    HandMade place = place_of_co_delivery();
    place.live(delivery, Week{1}); // row 0 reconsiders in weeks 0, 4, 8, …
    CHECK_FALSE(place.team().cases[0].co_delivers);
    place.live(delivery, Week{4});
    CHECK(place.team().cases[0].co_delivers);
}

SCENARIO("when co-delivery is dropped from a policy, clients stop at once") {
    HandMade place = place_of_co_delivery();
    place.live(delivery, Week{0});
    place.practice().delivery_share = 0.0;
    place.live(delivery, Week{1});
    CHECK_FALSE(place.team().cases[0].co_delivers);
    CHECK(place.team().cases[0].own_hours == 0.0F);
}

SCENARIO("every lever of co-production costs staff hours, and set-up only while it lasts") {
    HandMade place = place_of_co_delivery();
    place.practice().facilitation = 0.02;
    place.practice().training = 26.0;
    place.practices[0].setting_up = true;
    place.team().voice_hours = 0.7;
    place.live(delivery);
    const TeamHours& hours = place.team().hours;
    CHECK(hours.voice == 0.7);
    CHECK(hours.facilitation == Approx(0.02 * hours.present));
    CHECK(hours.training == Approx(0.5)); // 26 h a year
    CHECK(hours.set_up == Approx(0.25 * 0.4 * hours.present));
    const double spent =
        hours.voice + hours.facilitation + hours.training + hours.set_up + hours.co_ordination;
    CHECK(hours.direct == Approx(hours.present - spent));
    place.practices[0].setting_up = false;
    place.live(delivery, Week{1});
    CHECK(place.team().hours.set_up == 0.0);
    place.team().voice_hours = 1000.0; // more than there is
    place.live(delivery, Week{2});
    CHECK(place.team().hours.direct == 0.0);
}

SCENARIO("working together against the grain turns into a clash that costs fit") {
    HandMade place = place_of_co_delivery();
    place.live(delivery, Week{0});
    const float before = place.team().cases[0].quality;
    const auto quality_at = [&](float attitude) {
        place.team().cases[0].quality = before;
        place.professional().attitude = attitude;
        place.live(delivery, Week{1});
        return static_cast<double>(place.team().cases[0].quality);
    };
    CHECK_FALSE(place.team().cases[0].clash);
    const double kept = 0.75 * static_cast<double>(before);
    const double in_concord = quality_at(0.251F) - kept;
    CHECK(quality_at(0.249F) - kept == Approx(0.75 * in_concord).epsilon(1e-3)); // bond moved on
}

SCENARIO("being made to contribute tires, and relieves staff half as much as doing it freely") {
    HandMade place = place_of_co_delivery();
    place.team().cases[0].take_up_disposition = 1.0F;
    place.practice().conditionality = 1.0;
    place.parameters.delivery.withdrawal = 0.0;
    place.live(delivery);
    CHECK(place.team().cases[0].compelled);
    CHECK_FALSE(place.team().cases[0].co_delivers);
    CHECK(place.people().fatigue[first] == Approx(0.1));
    CHECK(place.team().cases[0].own_hours == Approx(1.2));
    CHECK(place.team().hours.co_ordination > 0.0);
    CHECK(place.team().hours.owed == Approx(3.0 * (1.0 - 0.1 / 3.0)));
}

SCENARIO("conditions drive out those with most need and least time, and only they do") {
    constexpr std::size_t people = 4000;
    const auto driven_out = [](float severity, float free_hours, double conditionality) {
        HandMade place{people};
        place.open_all_cases(severity);
        for (float& hours : place.people().free_hours.span()) {
            hours = free_hours;
        }
        place.practice().conditionality = conditionality;
        for (std::uint32_t week = 0; week < weeks_per_round; ++week) {
            place.live(delivery, Week{week});
        }
        const auto& cases = place.team().cases;
        return static_cast<double>(std::count_if(
            cases.begin(), cases.end(), [](const Case& each) { return each.withdrawn; }));
    };
    CHECK(driven_out(0.5F, 2.0F, 0.0) == 0.0);
    CHECK(driven_out(0.8F, 2.0F, 1.0) > driven_out(0.4F, 2.0F, 1.0));
    CHECK(driven_out(0.5F, 2.0F, 1.0) > driven_out(0.5F, 10.0F, 1.0));
    // Rate 1 · 0.5 · 1/2 a year over four weeks; binomial s.d. √(n p (1 - p)).
    const double p = 1.0 - std::exp(-0.25 / 13.0);
    CHECK(driven_out(0.5F, 2.0F, 1.0) ==
          Approx(people * p).margin(4.0 * std::sqrt(people * p * (1.0 - p))));
}

SCENARIO("those driven out are served by nobody, and come back when nothing is demanded") {
    HandMade place = place_with_a_case();
    place.team().cases[0].withdrawn = true;
    place.parameters.delivery.returning = 1e6;
    WHEN("conditions stay in full force") {
        place.practice().conditionality = 1.0;
        place.live(delivery);
        CHECK(place.team().cases[0].withdrawn);
        CHECK(place.team().cases[0].staff_input == 0.0F);
        CHECK(place.team().hours.owed == 0.0);
        CHECK(place.team().mean_quality == 0.4); // nobody was served: what was last known
    }
    WHEN("they are lifted") {
        place.live(delivery);
        CHECK_FALSE(place.team().cases[0].withdrawn);
        CHECK(place.team().hours.owed == Approx(3.0));
    }
}
