// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/given_place.hpp"

#include "sim/scenario/people_columns.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Numbers = GivenPeople::Numbers;

void give_column(const PeopleColumn& column,
                 const Numbers& numbers,
                 std::span<const Ranked> ranked,
                 Citizens& citizens) {
    for (const CitizenId c : citizens.rows()) {
        const auto given = GivenPeople::said(numbers, ranked[c.value].person);
        if (!given)
            continue;
        (citizens.*column.now)[c] = *given;
        if (column.base != nullptr)
            (citizens.*column.base)[c] = *given;
    }
}

double said_or(const Numbers& numbers, PersonId person, double otherwise) {
    const auto given = GivenPeople::said(numbers, person);
    return given ? static_cast<double>(*given) : otherwise;
}

} // namespace

void give_columns(const GivenPeople& people, std::span<const Ranked> ranked, Citizens& citizens) {
    for (const PeopleColumn& column : people_columns()) {
        if (column.now != nullptr && !(people.*column.given).empty())
            give_column(column, people.*column.given, ranked, citizens);
    }
    for (const CitizenId c : citizens.rows()) {
        if (const auto band = GivenPeople::said(people.age_band, ranked[c.value].person))
            citizens.age_band[c] = *band;
        citizens.ties_efficacy[c] = citizens.self_efficacy[c]; // nobody has been seen yet
    }
}

std::vector<MemberTerms> founders_of(const GivenPeople& people, std::span<const Ranked> ranked) {
    std::vector<MemberTerms> founders;
    for (std::size_t row = 0; row < ranked.size(); ++row) {
        const PersonId person = ranked[row].person;
        if (said_or(people.member, person, 0.0) != 1.0)
            continue;
        MemberTerms terms;
        terms.citizen = CitizenId{row};
        terms.request_rate = said_or(people.request_rate, person, terms.request_rate);
        terms.able = said_or(people.able, person, terms.able);
        terms.floor = said_or(people.floor, person, terms.floor);
        terms.cap = said_or(people.cap, person, terms.cap);
        terms.target = said_or(people.target, person, terms.target);
        terms.initial_credits = said_or(people.initial_credits, person, terms.initial_credits);
        terms.ask_stigma = said_or(people.ask_stigma, person, terms.ask_stigma);
        founders.push_back(terms);
    }
    return founders;
}

std::vector<std::string>
ids_of(const PopulationPlan& plan, NeighbourhoodId id, const Setting& setting) {
    std::vector<std::string> ids;
    if (!plan.given || plan.given->ids.empty())
        return ids;
    for (const Ranked& each : rank_people(plan, id, setting))
        ids.push_back(plan.given->ids[each.person.value]);
    return ids;
}

std::optional<CitizenPlace>
find_citizen(const PopulationPlan& plan, std::string_view id, const Setting& setting) {
    if (!plan.given || id.empty())
        return {};
    const std::vector<std::string>& ids = plan.given->ids;
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end())
        return {};
    const PersonId person{static_cast<std::size_t>(found - ids.begin())};
    const NeighbourhoodId home = plan.given->home_of[person.value];
    const std::vector<Ranked> ranked = rank_people(plan, home, setting);
    const auto row = std::ranges::find(ranked, person, &Ranked::person);
    return CitizenPlace{home, CitizenId{static_cast<std::size_t>(row - ranked.begin())}};
}

} // namespace dowith
