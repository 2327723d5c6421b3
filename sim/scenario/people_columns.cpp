// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/people_columns.hpp"

#include <array>

namespace dowith {
namespace {

using Given = GivenPeople;
using Holds = PeopleColumn::Holds;

constexpr Range hours_of_a_week{0.0, 168.0};
constexpr Range credits{-10000.0, 10000.0};
constexpr double quarter_hour = 0.25; // in which ledgers are kept
constexpr double whole = 1.0;

// clang-format off
constexpr auto declared = std::to_array<PeopleColumn>({
    {"neighbourhood", "", {}, 0.0,
     "where they live: a number, counted from 0 without gaps, or a name", Holds::home},
    {"id", "", {}, 0.0, "any text that nobody else has, for ties and stories", Holds::id},
    {"age", "years", {16.0, 120.0}, whole,
     "age in whole years, or its band: 16-29, 30-44, 45-64, 65-79, 80+", Holds::age},
    {"advantage", "1", any_share, 0.0,
     "socio-economic rank in the country, 0 lowest to 1 highest", Holds::number,
     &Given::advantage, &Citizens::advantage},
    {"free_hours", "h/week", hours_of_a_week, 0.0, "free time", Holds::number,
     &Given::free_hours, &Citizens::free_hours},
    {"skills", "", {0.0, 15.0}, whole,
     "kinds of task that they can do, separated by semicolons, as in 0;3;7", Holds::skills},
    {"giving", "1", {0.0, 1000.0}, 0.0, "propensity to give, a factor with median 1",
     Holds::number, &Given::giving, &Citizens::giving},
    {"motives", "1", any_share, 0.0,
     "mean weight of intrinsic, solidary and normative motives", Holds::number,
     &Given::motives, &Citizens::motives},
    {"self_efficacy", "1", any_share, 0.0,
     "\"I can do this\", at the start and as the level to which it returns", Holds::number,
     &Given::self_efficacy, &Citizens::self_efficacy, &Citizens::base_self_efficacy},
    {"external_efficacy", "1", any_share, 0.0,
     "\"my input counts here\", at the start and as the level to which it returns",
     Holds::number,
     &Given::external_efficacy, &Citizens::external_efficacy, &Citizens::base_external_efficacy},
    {"trust", "1", any_share, 0.0,
     "trust in public services, at the start and at reference quality", Holds::number,
     &Given::trust, &Citizens::trust, &Citizens::base_trust},
    {"capability", "1", any_share, 0.0,
     "to do what helps oneself and others, at the start and as the level to which it returns",
     Holds::number,
     &Given::capability, &Citizens::capability, &Citizens::base_capability},
    {"connectedness", "1", {0.0, 0.98}, 0.0,
     "how connected their ties make them; follows from the ties where a file gives these",
     Holds::number, &Given::connectedness},
    {"need.SERVICE", "1", any_share, 0.0,
     "severity of their need of a service at the start, 0 = not in need", Holds::severity},
    {"member", "1", any_share, whole, "1 = member of the time bank from the start",
     Holds::number, &Given::member},
    {"request_rate", "1/week", {0.0, 100.0}, 0.0,
     "requests to the time bank, of a member from the start as all that follows", Holds::number,
     &Given::request_rate},
    {"able", "1", any_share, 0.0, "probability of being able to meet a request", Holds::number,
     &Given::able},
    {"floor", "h", credits, quarter_hour, "lowest balance", Holds::number, &Given::floor},
    {"cap", "h", credits, quarter_hour, "highest balance", Holds::number, &Given::cap},
    {"target", "h", credits, quarter_hour, "balance below which they offer their help",
     Holds::number, &Given::target},
    {"initial_credits", "h", credits, quarter_hour, "balance at the start", Holds::number,
     &Given::initial_credits},
    {"ask_stigma", "1", any_share, 0.0, "share of their wants that they do not voice",
     Holds::number, &Given::ask_stigma},
});

constexpr auto declared_of_ties = std::to_array<TieColumn>({
    {"from", "", "an id of the file of people", true, "one end"},
    {"to", "", "another id of the file of people", true, "the other end"},
    {"strength", "1", "0 to 1", true,
     "how strong the tie is; of kin in two neighbourhoods it is not read yet"},
    {"kind", "", "kin, neighbour", false,
     "neighbour where empty; people of two neighbourhoods can only be kin"},
});
// clang-format on

} // namespace

std::span<const PeopleColumn> people_columns() { return declared; }

std::span<const TieColumn> tie_columns() { return declared_of_ties; }

std::span<const AgeBand> age_band_names() {
    static constexpr std::array<AgeBand, age_bands> bands{
        {{"16-29", 16}, {"30-44", 30}, {"45-64", 45}, {"65-79", 65}, {"80+", 80}}};
    return bands;
}

} // namespace dowith
