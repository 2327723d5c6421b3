// SPDX-License-Identifier: Apache-2.0
#include "sim/model/person_columns.hpp"

#include <array>
#include <bit>

namespace dowith {
namespace {

using Home = Neighbourhood;
using C = CitizenId;

template <auto column> float as_it_is(const Home& home, C c) {
    return static_cast<float>((home.citizens.*column)[c]);
}

template <Strength Wellbeing::*channel> float way_to_wellbeing(const Home& home, C c) {
    return static_cast<float>((home.citizens.channels[c].*channel).value());
}

float peer_trust(const Home& home, C c) {
    return static_cast<float>(home.citizens.peer_trust[c].value());
}

float ties(const Home& home, C c) {
    unsigned count = 0;
    for (const CitizenId partner : home.citizens.ties.partner[c]) {
        count += partner.exists() ? 1U : 0U;
    }
    return static_cast<float>(count);
}

float skills(const Home& home, C c) {
    return static_cast<float>(std::popcount(unsigned{home.citizens.skills[c]}));
}

float recognised_skills(const Home& home, C c) {
    return static_cast<float>(std::popcount(unsigned{home.citizens.recognised[c]}));
}

float member(const Home& home, C c) { return home.bank.member(c) != nullptr ? 1.0F : 0.0F; }

float balance(const Home& home, C c) {
    const Member* const account = home.bank.member(c);
    return account != nullptr ? static_cast<float>(hours_of(account->balance)) : 0.0F;
}

float bank_hours_given(const Home& home, C c) {
    const Member* const account = home.bank.member(c);
    return account != nullptr ? account->hours_given : 0.0F;
}

float bank_hours_received(const Home& home, C c) {
    const Member* const account = home.bank.member(c);
    return account != nullptr ? account->hours_received : 0.0F;
}

template <auto member> float of_case(const Case& own) { return static_cast<float>(own.*member); }

// clang-format off
constexpr auto of_people = std::to_array<PersonColumn>({
    {"advantage", "1", "socio-economic rank in the country, 0 lowest to 1 highest",
     as_it_is<&Citizens::advantage>},
    {"age_band", "1", "0 youngest to 4 oldest: 16, 30, 45, 65, 80 and over",
     as_it_is<&Citizens::age_band>},
    {"free_hours", "h week-1", "time that is free to give", as_it_is<&Citizens::free_hours>},
    {"skills", "1", "kinds of task that they can do", skills},
    {"recognised_skills", "1", "of which somebody has noticed", recognised_skills},
    {"trust", "1", "trust in public services", as_it_is<&Citizens::trust>},
    {"peer_trust", "1", "trust in those who share one's trouble", peer_trust},
    {"self_efficacy", "1", "\"I can do this\"", as_it_is<&Citizens::self_efficacy>},
    {"external_efficacy", "1", "\"my input counts here\"", as_it_is<&Citizens::external_efficacy>},
    {"fatigue", "1", "frustration from contacts that were not answered",
     as_it_is<&Citizens::fatigue>},
    {"capability", "1", "to do what helps oneself and others", as_it_is<&Citizens::capability>},
    {"dependency", "1", "on being done for", as_it_is<&Citizens::dependency>},
    {"community_hours", "h week-1", "given to community life",
     as_it_is<&Citizens::hours_given>},
    {"connectedness", "1", "saturating sum of tie strengths", as_it_is<&Citizens::connectedness>},
    {"ties", "1", "people of the neighbourhood whom they know", ties},
    {"ties_active", "1", "share of ties last seen active", as_it_is<&Citizens::ties_active>},
    {"wellbeing", "1", "index of wellbeing", as_it_is<&Citizens::wellbeing>},
    {"connect", "1", "way to wellbeing: ties", way_to_wellbeing<&Wellbeing::connect>},
    {"active", "1", "way to wellbeing: hours of any activity",
     way_to_wellbeing<&Wellbeing::active>},
    {"notice", "1", "way to wellbeing: being heard, belonging",
     way_to_wellbeing<&Wellbeing::notice>},
    {"learn", "1", "way to wellbeing: growing capability", way_to_wellbeing<&Wellbeing::learn>},
    {"give", "1", "way to wellbeing: hours given freely", way_to_wellbeing<&Wellbeing::give>},
    {"member", "1", "1 for a member of the time bank, else 0", member},
    {"balance", "h", "of their account in the time bank", balance},
    {"bank_hours_given", "h", "through the time bank, since joining", bank_hours_given},
    {"bank_hours_received", "h", "through the time bank, since joining", bank_hours_received},
});

constexpr auto of_cases = std::to_array<CaseColumn>({
    {"severity", "1", "of the need, 0 to 1", of_case<&Case::severity>},
    {"effective_severity", "1", "of the need with this week's own variation",
     of_case<&Case::effective_severity>},
    {"quality", "1", "outcome quality received", of_case<&Case::quality>},
    {"staff_input", "1", "hours of staff over hours owed, by skill, strain and bond",
     of_case<&Case::staff_input>},
    {"citizen_input", "1", "kin's and own input over what is required",
     of_case<&Case::citizen_input>},
    {"required_hours", "h week-1", "that the need requires", of_case<&Case::required_hours>},
    {"own_hours", "h week-1", "that the client gives to their own service",
     of_case<&Case::own_hours>},
    {"own_hours_total", "h", "that the client gave since the case opened",
     of_case<&Case::own_hours_total>},
    {"peer_hours", "h week-1", "that peers give to the client", of_case<&Case::peer_hours>},
    {"bank_hours", "h week-1", "that the time bank gave to this need",
     of_case<&Case::bank_hours>},
    {"bond", "1", "with the professional who knows them", of_case<&Case::bond>},
    {"co_delivers", "1", "1 while they co-deliver by own choice, else 0",
     of_case<&Case::co_delivers>},
    {"withdrawn", "1", "1 where they left the service with the need unmet, else 0",
     of_case<&Case::withdrawn>},
});

// clang-format on

} // namespace

std::span<const PersonColumn> person_columns() { return of_people; }

std::span<const CaseColumn> case_columns() { return of_cases; }

} // namespace dowith
