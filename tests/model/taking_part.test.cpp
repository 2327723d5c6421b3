// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/taking_part.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>
#include <limits>

using namespace dowith;

namespace {

/// Somebody in the middle of the default margins.
constexpr Person middling{.self_efficacy = 0.45,
                          .external_efficacy = 0.26,
                          .capability = 0.5,
                          .dependency = 0.1,
                          .connectedness = 0.45};

double chance_of(const Person& who, const Invitation& to = {}) {
    return chance_of_taking_part(who, to, worked_parameters().taking_part);
}

/// Weeks 0 to 3: everybody reconsiders once.
void live_a_month(HandMade& place) {
    for (std::uint32_t week = 0; week < weeks_per_round; ++week) {
        place.live(taking_part, Week{week});
    }
}

} // namespace

SCENARIO("a pull of which nothing is known opens no gate") {
    const double unknown = std::numeric_limits<double>::quiet_NaN();
    CHECK(chance_of(middling, {.information = unknown}) == 0.0);
    CHECK(chance_of(middling, {.salience = unknown}) == 0.0);
}

SCENARIO("one in five middling citizens accepts an invitation, as the worked example says") {
    // -2.8 + 3 · 0.45 · 0.76 + 0.8 · 0.45 + 0.35 · 0.5 - 1.5 · 0.1 = -1.389
    CHECK(chance_of(middling) == Approx(1.0 / (1.0 + std::exp(1.389))));
    const TakingPartParameters p = worked_parameters().taking_part;
    CHECK(ease(0.1, 0.5, 0.7, p) == Approx(0.675)); // 0.9 · 0.75
    CHECK(ease(0.1, 0.5, 0.2, p) == Approx(0.675 * 0.85));
    CHECK(salience(0.4, p) == Approx(std::pow(0.6, 0.3)));
}

SCENARIO("whoever finds it too hard, or not worth it, does not even consider taking part") {
    Person who = middling;
    who.threshold = 0.674; // just below ease 0.675 at salience 1
    CHECK(chance_of(who) > 0.0);
    who.threshold = 0.675 + 1e-12;
    CHECK(chance_of(who) == 0.0);
    CHECK(chance_of(middling, {.salience = 0.0}) == 0.0); // a perfect service leaves nothing to say
    who = middling;
    who.dependency = 1.0; // "they do it for me"
    CHECK(chance_of(who) == 0.0);
}

SCENARIO(
    "being asked, ties and efficacy bring people in, and cost, fatigue and crowds keep them out") {
    const auto with = [](double Person::*trait, double value) {
        Person who = middling;
        who.*trait = value;
        return chance_of(who);
    };
    const double usual = chance_of(middling);
    CHECK(with(&Person::self_efficacy, 0.5) > usual);
    CHECK(with(&Person::external_efficacy, 0.3) > usual);
    CHECK(with(&Person::connectedness, 0.5) > usual);
    CHECK(with(&Person::ties_active, 0.1) > usual);
    CHECK(with(&Person::motives, 0.6) > usual);
    CHECK(with(&Person::fatigue, 0.1) < usual);
    CHECK(with(&Person::free_hours, 5.0) < usual);
    CHECK(with(&Person::free_hours, 0.5) == with(&Person::free_hours, 0.1)); // a cost of 2 at most
    CHECK(chance_of(middling, {.asked = 1.0}) > usual);
    CHECK(chance_of(middling, {.collective = 1.0}) < usual);
    CHECK(chance_of(middling, {.credit = 1.0}) == usual); // a one-for-one credit moves nobody
}

SCENARIO("advantage counts for more in speaking than in doing, and for nothing in the middle") {
    const TakingPartParameters p = worked_parameters().taking_part;
    const auto gap = [](double logit) {
        Person high = middling;
        Person low = middling;
        high.advantage = 1.0;
        low.advantage = 0.0;
        return chance_of(high, {.gap = logit}) - chance_of(low, {.gap = logit});
    };
    CHECK(gap(p.gap_voice) > gap(p.gap_action));
    CHECK(gap(p.gap_action) > 0.0);
    CHECK(chance_of(middling, {.gap = p.gap_voice}) == chance_of(middling));
}

SCENARIO("of all that sets people apart, self-efficacy tells most about who takes part") {
    const Parameters defaults = default_parameters();
    const PopulationParameters& margins = defaults.population;
    const auto gain_of_one_sd = [&](double Person::*trait, double sd) {
        Person above = middling;
        Person below = middling;
        above.*trait += sd / 2;
        below.*trait -= sd / 2;
        return chance_of_taking_part(above, {}, defaults.taking_part) -
               chance_of_taking_part(below, {}, defaults.taking_part);
    };
    const double self = gain_of_one_sd(&Person::self_efficacy, margins.self_efficacy_sd);
    CHECK(self > gain_of_one_sd(&Person::external_efficacy, margins.external_efficacy_sd));
    CHECK(self > gain_of_one_sd(&Person::connectedness, margins.connectedness_sd));
    CHECK(self > gain_of_one_sd(&Person::motives, 1.0 / 6.0)); // s.d. of a mean of three uniforms
}

SCENARIO(
    "community life: whoever's disposition is below their chance is active, within their time") {
    HandMade place;
    auto& people = place.people();
    const CitizenId keen{0U};
    const CitizenId busy{1U};
    const CitizenId unwilling{2U};
    people.disposition[keen] = people.disposition[busy] = 0.0F;
    people.disposition[unwilling] = 0.9999F;
    people.giving[keen] = 2.0F;
    people.giving[busy] = 40.0F;
    place.parameters.taking_part.refresh = 0.0;
    live_a_month(place);
    CHECK(people.hours_given[keen] == Approx(1.6)); // 0.8 · 2
    CHECK(people.hours_given[busy] == Approx(5.0)); // half of 10 free hours, not 32
    CHECK(people.hours_given[unwilling] == 0.0F);
    CHECK(people.disposition[keen] == 0.0F); // kept
}

SCENARIO("a quarter of the citizens reconsider each week") {
    HandMade place{8};
    for (float& disposition : place.people().disposition.span()) {
        disposition = 0.0F;
    }
    place.parameters.taking_part.refresh = 0.0;
    place.live(taking_part, Week{1}); // rows 3 and 7: row + week divides by four
    for (const CitizenId c : place.people().rows()) {
        CHECK((place.people().hours_given[c] > 0.0F) == (c.value % 4 == 3));
    }
}

SCENARIO("dispositions change as often as declared") {
    constexpr std::size_t count = 20000;
    HandMade place{count};
    live_a_month(place);
    double changed = 0.0;
    double sum = 0.0;
    for (const float disposition : place.people().disposition.span()) {
        if (disposition != 0.5F) {
            changed += 1.0;
            sum += static_cast<double>(disposition);
        }
    }
    // Binomial with p = 0.04: s.d. √(n p (1 - p)) = 27.7
    CHECK(changed == Approx(0.04 * count).margin(4.0 * 27.7));
    // The new ones are uniform: s.d. √(1/12), whatever luck made them change.
    CHECK(sum / changed == Approx(0.5).margin(4.0 * std::sqrt(1.0 / 12.0 / changed)));
}

SCENARIO("a client who is asked to give something back is more likely to") {
    const auto active = [](double reciprocity, double release) {
        HandMade place{4000};
        place.open_all_cases(0.5F);
        place.practice().reciprocity = reciprocity;
        place.practices[0].release = release;
        place.parameters.taking_part.refresh = 1.0; // everybody thinks again, with the same luck
        live_a_month(place);
        double count = 0.0;
        for (const float hours : place.people().hours_given.span()) {
            count += hours > 0.0F ? 1.0 : 0.0;
        }
        return count;
    };
    CHECK(active(1.0, 1.0) > active(0.5, 1.0));
    CHECK(active(0.5, 1.0) > active(0.0, 1.0));
    CHECK(active(1.0, 0.0) == active(0.0, 1.0)); // managers who stand in the way undo the asking
}

SCENARIO("a neighbourhood without people lives its community life in an instant") {
    HandMade empty{0};
    live_a_month(empty);
    CHECK(empty.people().size() == 0);
}
