// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/voice.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

namespace {

/// Three citizens who are all asked every week, and all speak when they are asked.
HandMade talkative_place() {
    HandMade place;
    place.practice().contacts_per_year = 1e6;
    place.practice().response_delay = 2.0;
    place.parameters.taking_part.intercept = 100.0;
    return place;
}

/// The same place after its issues were raised, with no further contacts: they fall due in week 2.
HandMade place_with_issues(double promised) {
    HandMade place = talkative_place();
    place.practice().promised = promised;
    place.live(voice, Week{0});
    place.practice().contacts_per_year = 0.0;
    return place;
}

constexpr CitizenId low{0U};
constexpr CitizenId high{2U};

} // namespace

SCENARIO("being heard, answered and left without answer move beliefs as the worked example says") {
    const VoiceParameters p = worked_parameters().voice;
    CHECK(trust_when_heard(0.5, 0.3, 0.0, p) == Approx(0.503)); // 0.5 + 0.02 · 0.3 · 0.5
    CHECK(after_answer(0.4, 0.15, 0.7) == Approx(0.463));       // 0.4 + 0.15 · 0.7 · 0.6
    CHECK(after_silence(0.4, 0.05, 0.25, p) == Approx(0.3875)); // 0.4 - 0.05 · 2.5 · 0.25 · 0.4
    CHECK(answer_probability(0.8, 1.25, 0.5, 0.7, p) == Approx(0.448)); // 0.8 · 0.8 · 0.7
    CHECK(answer_probability(0.8, 1.25, 0.05, 0.7, p) == Approx(0.64)); // no power is at stake
    // 0.2 + 0.03 · 0.8 · (8 - 2)/12
    CHECK(cynicism_after_round(0.2, 4.0, 8.0, 12.0, p) == Approx(0.212));
    CHECK(reach_weight(1.0F, false, 0.0, p) == Approx(std::exp(0.4)));
    CHECK(reach_weight(0.0F, true, 0.5, p) == Approx(1.5 * std::exp(-0.2)));
}

SCENARIO("silence costs as much as was promised, and an answer is worth what was delivered") {
    const VoiceParameters p = worked_parameters().voice;
    CHECK(after_silence(0.4, 0.05, 0.0, p) == 0.4);
    CHECK(after_answer(0.4, 0.05, 0.0) == 0.4);
    CHECK(after_silence(0.4, 1.0, 1.0, p) == 0.0); // a step of 2.5 takes all, and no more
    CHECK(after_answer(1.0, 0.15, 1.0) == 1.0);
    CHECK(cynicism_after_round(0.2, 0.0, 0.0, 0.0, p) == 0.2);  // nothing was due
    CHECK(cynicism_after_round(0.2, 8.0, 4.0, 12.0, p) == 0.2); // two answers make up for a silence
    for (double x = 0.1; x < 1.0; x += 0.1) {
        CHECK(after_silence(0.5, 0.05, x, p) < after_silence(0.5, 0.05, x - 0.1, p));
        CHECK(trust_when_heard(0.5, x, 0.0, p) > trust_when_heard(0.5, x, 1.0, p));
        CHECK(answer_probability(x, 2.0, 0.5, 0.7, p) < answer_probability(x, 1.5, 0.5, 0.7, p));
    }
}

SCENARIO("full outreach asks everybody alike, and without it the same people come again") {
    const VoiceParameters p = worked_parameters().voice;
    CHECK(reach_weight(0.0F, false, 1.0, p) == 1.0F);
    CHECK(reach_weight(1.0F, true, 1.0, p) == 1.0F);
    CHECK(reach_weight(0.5F, true, 0.0, p) == 2.0F * reach_weight(0.5F, false, 0.0, p));
    CHECK(reach_weight(0.9F, false, 0.3, p) > reach_weight(0.1F, false, 0.3, p));
}

SCENARIO("nobody is asked where no contacts are planned, and nobody who is not there") {
    HandMade place = talkative_place();
    place.practice().contacts_per_year = 0.0;
    place.live(voice);
    CHECK(place.home.happenings.contacts == 0.0);
    CHECK(place.team().issues.empty());
    HandMade empty{0};
    empty.practice().contacts_per_year = 12.0;
    empty.live(voice);
    CHECK(empty.home.happenings.contacts == 0.0);
}

SCENARIO("a citizen has one issue pending with a service, however often they speak") {
    HandMade place = talkative_place();
    place.practice().response_delay = 5.0;
    place.live(voice, Week{0});
    CHECK(place.home.happenings.speakers == 3.0);
    CHECK(place.home.happenings.issues_raised == 3.0);
    CHECK(place.home.happenings.citizen_hours == Approx(3.0)); // an hour each
    CHECK(place.team().voice_hours == Approx(3 * 0.03));
    place.live(voice, Week{1});
    CHECK(place.home.happenings.speakers == 3.0);
    CHECK(place.home.happenings.repeat_speakers == 3.0);
    CHECK(place.home.happenings.issues_raised == 0.0);
    CHECK(place.team().issues.size() == 3);
    THEN("and one more with another service") {
        HandMade two{3, 2};
        two.parameters.taking_part.intercept = 100.0;
        two.practice(0).contacts_per_year = two.practice(1).contacts_per_year = 1e6;
        two.live(voice);
        CHECK(two.people().pending[low] == 0b11);
        CHECK(two.team(0).issues.size() == 3);
        CHECK(two.team(1).issues.size() == 3);
    }
}

SCENARIO("those who do not speak raise nothing and spend nothing") {
    HandMade place = talkative_place();
    place.parameters.taking_part.intercept = -100.0;
    place.live(voice);
    CHECK(place.home.happenings.contacts == 3.0);
    CHECK(place.home.happenings.speakers == 0.0);
    CHECK(place.team().issues.empty());
    CHECK(place.people().trust[low] == 0.45F);
}

SCENARIO("an answered issue lifts every belief, ends frustration, and teaches the team") {
    HandMade place = place_with_issues(0.5);
    place.practice().response_rate = 1.0;
    place.practice().delivered = 0.8;
    place.people().fatigue[low] = 0.7F;
    const double trust = static_cast<double>(place.people().trust[low]);
    place.live(voice, Week{1});
    CHECK(place.team().issues.size() == 3); // not due yet
    place.live(voice, Week{2});
    CHECK(place.team().issues.empty());
    CHECK(place.people().pending[low] == 0);
    CHECK(place.home.happenings.issues_answered == 3.0);
    CHECK(place.people().trust[low] == Approx(trust + 0.05 * 0.8 * (1.0 - trust)));
    CHECK(place.people().external_efficacy[low] == Approx(0.26 + 0.15 * 0.8 * 0.74));
    CHECK(place.people().self_efficacy[low] == Approx(0.45 + 0.02 * 0.55));
    CHECK(place.people().fatigue[low] == 0.0F);
    CHECK(place.team().design.answered[0][0] == 1.0);
    CHECK(place.team().design.answered[2][2] == 1.0);
    CHECK(place.team().voice_hours == Approx(3 * 0.5));
}

SCENARIO("silence after a promise lowers belief, and without a promise it only tires") {
    for (const double promised : {0.0, 0.6}) {
        HandMade place = place_with_issues(promised);
        place.practice().response_rate = 0.0;
        const float trust = place.people().trust[low];
        place.live(voice, Week{2});
        CHECK(place.home.happenings.issues_unanswered == 3.0);
        CHECK(place.people().trust[low] ==
              Approx(static_cast<double>(trust) * (1.0 - 0.05 * 2.5 * promised)));
        CHECK(place.people().external_efficacy[low] ==
              Approx(0.26 * (1.0 - 0.15 * 2.5 * promised)));
        CHECK(place.people().fatigue[low] == Approx(0.25 * std::exp2(-1.0 / 35.0)));
        CHECK((place.people().trust[low] == trust) == (promised == 0.0));
    }
}

SCENARIO("frustration halves in its half-life") {
    HandMade place;
    place.practice().contacts_per_year = 0.0;
    place.people().fatigue[high] = 0.8F;
    for (std::uint32_t week = 0; week < 35; ++week) {
        place.live(voice, Week{week});
    }
    CHECK(place.people().fatigue[high] == Approx(0.4)); // single precision, 35 roundings of 6e-8
}

SCENARIO(
    "a team grows cynical when it lets people down, once a month, and not by informing alone") {
    for (const double promised : {0.0, 0.6}) {
        HandMade place = place_with_issues(promised);
        place.practice().response_rate = 0.0;
        place.live(voice, Week{2});
        CHECK(place.team().cynicism == 0.0); // the month is not over
        place.live(voice, Week{3});
        CHECK(place.team().cynicism == Approx(promised > 0.0 ? 0.03 : 0.0));
        CHECK(place.team().due_lately == 0.0);
    }
}

SCENARIO("what is answered and what is not add up to what fell due") {
    SmallWorld world = WorldBuilder{}.citizens(2000).practice(busy_practice()).build();
    double raised = 0.0;
    double settled = 0.0;
    world.run(60, [&](const District<Neighbourhood>& now) {
        const Happenings& week = now.neighbourhoods[0].happenings;
        raised += week.issues_raised;
        settled += week.issues_answered + week.issues_unanswered;
    });
    CHECK(settled > 100.0); // there is something to add up
    const auto waiting =
        static_cast<double>(world.district.neighbourhoods[0].teams[0].issues.size());
    CHECK(raised == settled + waiting);
}

SCENARIO("outreach changes who is asked, never how many") {
    constexpr std::size_t people = 20000;
    constexpr std::uint32_t weeks = 20;
    constexpr double weekly = 0.01; // contacts of a citizen
    for (const double outreach : {0.0, 0.5, 1.0}) {
        HandMade place{people};
        VoiceParameters& p = place.parameters.voice;
        p.public_share = 1.0;
        p.reach_gap = 1.0;
        p.usual = 2.0;
        place.parameters.taking_part.intercept = -100.0; // nobody speaks: the same people all along
        place.practice().contacts_per_year = 52.0 * weekly;
        place.practice().outreach = outreach;
        for (std::uint32_t row = 0; row < people; row += 2) {
            place.people().spoke_week[CitizenId{row}] = 31; // half of them lately
        }
        double contacts = 0.0;
        for (std::uint32_t week = 31; week < 31 + weeks; ++week) {
            place.live(voice, Week{week});
            contacts += place.home.happenings.contacts;
        }
        // Poisson: four standard errors. Nobody is asked twice in a week, which loses half a
        // contact's mean times the mean square of reach, at most 2: a hundredth. Left unscaled,
        // reach without outreach would be 2.35 in the mean.
        const double expected = weekly * people * weeks;
        CAPTURE(outreach);
        CHECK(contacts <= expected + 4.0 * std::sqrt(expected));
        CHECK(contacts >= 0.99 * expected - 4.0 * std::sqrt(expected));
    }
}

SCENARIO("without outreach the advantaged are heard most, with it all are heard alike") {
    const auto top_over_bottom = [](double outreach) {
        HandMade place{60000};
        place.parameters.taking_part.gap_voice = 0.0; // whoever is asked is as ready to speak
        place.practice().contacts_per_year = 52.0;
        place.practice().outreach = outreach;
        place.live(voice);
        const auto& speakers = place.home.happenings.speakers_by_quintile;
        return (speakers[3] + speakers[4]) / (speakers[0] + speakers[1]);
    };
    // Reach e^(0.4 (2a - 1)) over the upper two fifths and the lower two: 1.62 to 1. Of some 9,000
    // who are asked one in five speaks, 870 and 540 of them there: the ratio's standard error is
    // 1.62 √(1/870 + 1/540) = 0.09, and 0.05 where all are reached alike.
    CHECK(top_over_bottom(0.0) == Approx(1.62).margin(4.0 * 0.09));
    CHECK(top_over_bottom(1.0) == Approx(1.0).margin(4.0 * 0.05));
}
