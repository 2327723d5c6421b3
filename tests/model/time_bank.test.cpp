// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/time_bank.hpp"

#include "sim/model/bank/credit_rules.hpp"
#include "sim/model/bank/membership.hpp"
#include "sim/model/bank/search.hpp"
#include "sim/model/bank/thresholds.hpp"
#include "sim/model/indicators.hpp"
#include "sim/model/observation.hpp"
#include "tests/support/bank_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"

#include <cmath>

using namespace dowith;

namespace {

Member& member(HandMade& place, unsigned row) { return place.home.bank.members.at(row); }

QuarterHours total(const HandMade& place, Movement movement) {
    QuarterHours sum = 0;
    for (const Transaction& each : place.home.bank.transactions) {
        sum += each.movement == movement ? each.amount : 0;
    }
    return sum;
}

/// A tie between two, of this strength at both ends.
void tie(HandMade& place, CitizenId a, CitizenId b, double strength) {
    Ties& ties = place.people().ties;
    ties.partner[a][0] = b;
    ties.partner[b][0] = a;
    ties.strength[a][0] = ties.strength[b][0] = Strength{strength};
}

/// Somebody asks `per_week` times in the mean, the others never.
void only_asks(HandMade& place, unsigned row, double per_week) {
    for (MemberTerms& terms : place.home.bank.founders) {
        terms.request_rate = terms.citizen.value == row ? per_week : 0.0;
    }
}

} // namespace

SCENARIO("an hour given is a credit earned, an hour received a credit spent, whatever the task") {
    HandMade place = BankBuilder{2}.floor(-10.0).cap(10.0).build();
    only_asks(place, 0, 3.0);
    live_weeks(place, 0, 1);
    const double hours = place.home.happenings.bank_hours;
    REQUIRE(hours > 0.0);
    CHECK(hours_of(member(place, 0).balance) == -hours);
    CHECK(hours_of(member(place, 1).balance) == hours);
    CHECK(static_cast<double>(member(place, 1).hours_given) == hours);
    CHECK(static_cast<double>(member(place, 0).hours_received) == hours);
    CHECK(static_cast<double>(member(place, 1).hours_lately) == hours / 4.0);
    live_weeks(place, 1, 40);
    CHECK(hours_of(member(place, 0).balance) == -10.0); // and no further
    CHECK(place.home.happenings.bank_refused == place.home.happenings.bank_requests);
}

SCENARIO("where there is no bank nothing moves, and opening one by name or by a broker starts it") {
    HandMade place{50};
    live_weeks(place, 0, 60);
    CHECK(place.home.bank.members.empty());
    CHECK_FALSE(place.home.bank.is_alive);
    HandMade by_name{50};
    by_name.bank.open = 1.0;
    by_name.parameters.time_bank.registration = 2.0;
    live_weeks(by_name, 0, 60);
    CHECK(by_name.home.bank.members.size() > 10);
    CHECK(by_name.home.happenings.broker_hours == 0.0);
    HandMade by_broker{50};
    by_broker.bank.broker_hours = 400.0;
    live_weeks(by_broker, 0, 60);
    CHECK(by_broker.home.bank.members.size() > 0);
    CHECK(by_broker.home.happenings.broker_hours == Approx(400.0 * 50.0 / 4000.0));
}

SCENARIO("a bank whose broker is gone lives on while it has members, and takes in nobody") {
    HandMade place = BankBuilder{30}.floor(-10.0).build();
    place.parameters.time_bank.registration = 10.0;
    live_weeks(place, 0, 5);
    place.bank = default_bank_rules();
    place.parameters.time_bank.idle_weeks = 2.0;
    place.parameters.time_bank.leaving = 52.0;
    double joined = 0.0;
    double traded = 0.0;
    live_weeks(place, 5, 20, [&](const Neighbourhood& home) {
        joined += home.happenings.bank_joiners;
        traded += home.happenings.bank_exchanges;
    });
    CHECK(joined == 0.0);
    CHECK(traded > 0.0);
    for (Member& who : place.home.bank.members) {
        who.request_rate = 0.0F;
    }
    live_weeks(place, 25, 40);
    CHECK(place.home.bank.members.empty());
    CHECK_FALSE(place.home.bank.is_alive);
    CHECK(place.home.bank.pot == 0); // debts and credits of those who left met there
}

SCENARIO("only a skill that somebody noticed can be offered") {
    HandMade place = BankBuilder{3}.floor(-100.0).tuned([](auto& p) { p.kinds = 16.0; }).build();
    place.people().recognised[CitizenId{1U}] = 0b0010;
    place.people().recognised[CitizenId{2U}] = 0b1001;
    only_asks(place, 0, 1.0);
    live_weeks(place, 0, 1);
    Scratch scratch;
    const WeekContext now{.parameters = place.parameters,
                          .technologies = place.technologies,
                          .practices = place.practices,
                          .bank = place.bank,
                          .luck = place.luck,
                          .week = Week{1},
                          .years = 1.0 / weeks_per_year,
                          .board = place.board,
                          .scratch = scratch};
    list_offers(place.home, now, scratch.bank);
    const auto offering = [&](std::uint32_t kind) {
        const auto names = scratch.bank.offering(kind);
        return std::vector<std::uint32_t>(names.begin(), names.end());
    };
    CHECK(offering(0) == std::vector<std::uint32_t>{0, 2}); // the builder's first skill is known
    CHECK(offering(1) == std::vector<std::uint32_t>{1});
    CHECK(offering(2).empty());
    CHECK(offering(3) == std::vector<std::uint32_t>{2});
}

SCENARIO("whoever joins is asked for something to offer, and skills unseen until then are seen") {
    HandMade place{40};
    for (const CitizenId c : place.people().rows()) {
        place.people().recognised[c] = 0;
    }
    place.bank.open = 1.0;
    place.parameters.time_bank.registration = 5.0;
    live_weeks(place, 0, 20);
    REQUIRE(!place.home.bank.members.empty());
    for (const CitizenId c : place.people().rows()) {
        const bool joined = place.home.bank.member(c) != nullptr;
        CHECK(place.people().recognised[c] == (joined ? 0b0001 : 0));
    }
}

SCENARIO("a gift on joining and what is issued come from the issuer, dues go to the pot") {
    HandMade place = BankBuilder{10}
                         .floor(0.0)
                         .requests(0.0)
                         .rules([](BankRules& rules) {
                             rules.gift = 2.0;
                             rules.issue = 13.0; // a quarter of an hour a week
                             rules.levy = 6.5;   // the same every other week
                         })
                         .build();
    live_weeks(place, 0, 52);
    CHECK(place.home.bank.issued == 10 * (8 + 52));
    CHECK(hours_of(place.home.bank.pot) == 10.0 * 6.5);
    CHECK(hours_of(member(place, 3).balance) == 2.0 + 13.0 - 6.5);
}

SCENARIO("an endowment is dealt out in whole hours, as evenly as these go") {
    const auto endowed_with = [](double hours, std::size_t members) {
        HandMade place = BankBuilder{members}
                             .floor(0.0)
                             .requests(0.0)
                             .rules([&](BankRules& rules) { rules.endowment = hours; })
                             .build();
        live_weeks(place, 0, 3); // once, not every week
        return place.home.bank;
    };
    const TimeBank bank = endowed_with(27.0, 10);
    CHECK(hours_of(bank.issued) == 27.0);
    for (std::size_t i = 0; i < bank.members.size(); ++i) {
        CHECK(hours_of(bank.members[i].balance) == (i < 7 ? 3.0 : 2.0));
    }
    CHECK(hours_of(endowed_with(5.75, 10).issued) == 5.0);
    CHECK(endowed_with(0.0, 10).issued == 0);

    HandMade nobody{40};
    nobody.bank.open = 1.0;
    nobody.bank.endowment = 27.0;
    nobody.parameters.time_bank.registration = 0.0;
    live_weeks(nobody, 0, 3);
    CHECK(nobody.home.bank.issued == 0);
}

SCENARIO("what is due by the year falls due in whole quarter-hours that add up") {
    for (const double a_year : {0.25, 2.0, 6.5, 7.3, 14.0, 40.0}) {
        QuarterHours sum = 0;
        for (std::uint32_t week = 0; week < 520; ++week) {
            const QuarterHours due = due_in_week(a_year, week);
            CHECK(due >= 0);
            sum += due;
        }
        CHECK(hours_of(sum) == Approx(10.0 * a_year).margin(0.25));
    }
}

SCENARIO("dues are not taken from those who have nothing above the floor") {
    HandMade place = BankBuilder{4}.floor(0.0).requests(0.0).credits(2).build();
    place.bank.levy = 52.0;
    live_weeks(place, 0, 10);
    CHECK(hours_of(place.home.bank.pot) == 2.0);
    CHECK(place.home.bank.in_circulation() == quarters_of(2.0));
}

SCENARIO("the pot pays for a request that would be refused, as far as it holds") {
    HandMade place = BankBuilder{2}.floor(0.0).build();
    place.bank.grants = 1.0;
    only_asks(place, 0, 2.0);
    place.home.bank.pot = quarters_of(3.0);
    place.home.bank.issued = quarters_of(3.0);
    QuarterHours granted = 0;
    live_weeks(
        place, 0, 20, [&](const Neighbourhood&) { granted += total(place, Movement::grant); });
    CHECK(hours_of(granted) == 3.0);
    CHECK(place.home.bank.pot == 0);
    CHECK(hours_of(member(place, 1).balance) == 3.0);
    CHECK(member(place, 0).balance == 0);
}

SCENARIO("surplus above the target is given to the pot, and idle credits expire") {
    HandMade place = BankBuilder{8}.floor(0.0).cap(50.0).requests(0.0).credits(80).build();
    for (MemberTerms& terms : place.home.bank.founders) {
        terms.target = 4.0;
    }
    place.bank.donation = 0.5;
    live_weeks(place, 0, 4); // each has reconsidered once
    CHECK(hours_of(place.home.bank.pot) == 8.0 * 3.0);
    place.bank.donation = 0.0;
    place.bank.expiry = 10.0;
    live_weeks(place, 4, 7); // ten weeks after joining, not yet
    CHECK(hours_of(member(place, 0).balance) == 7.0);
    live_weeks(place, 11, 1);
    CHECK(member(place, 0).balance == 0);
    CHECK(hours_of(place.home.bank.retired) == 8.0 * 7.0);
}

SCENARIO("time credits are paid for a client's own hours, and spent at venues") {
    HandMade place = BankBuilder{6}.floor(0.0).requests(0.0).build();
    Case& own = place.open_case(CitizenId{2U}, 0.4F);
    own.co_delivers = true;
    own.own_hours = 0.8F;
    place.bank.time_credits = 1.0;
    place.bank.venues = 1.0;
    constexpr unsigned weeks = 400;
    QuarterHours earned = 0;
    live_weeks(
        place, 0, weeks, [&](const Neighbourhood&) { earned += total(place, Movement::earning); });
    // 0.8 h are three quarter-hours and a fifth of one, drawn: variance 0.2 · 0.8 a week.
    CHECK(hours_of(earned) ==
          Approx(0.8 * weeks).margin(4.0 * 0.25 * std::sqrt(0.16 * weeks)).epsilon(0));
    CHECK(place.home.bank.organisations[0] == 0);
    CHECK(hours_of(place.home.bank.venues) > hours_of(earned) - 1.0); // an hour at a time
    CHECK(place.home.happenings.credits_earned > 0.0);
}

namespace {

/// Nobody asks for anything, the third citizen earns time credits, and who is idle for five weeks
/// leaves or loses their credits at once.
HandMade earning_place() {
    HandMade place = BankBuilder{6}.floor(0.0).requests(0.0).build();
    place.parameters.time_bank.idle_weeks = 5.0;
    place.parameters.time_bank.leaving = 5200.0;
    place.bank.time_credits = 1.0;
    Case& own = place.open_case(CitizenId{2U}, 0.4F);
    own.co_delivers = true;
    own.own_hours = 1.0F;
    return place;
}

} // namespace

SCENARIO("whoever earns time credits is not idle: their membership and credits stay") {
    HandMade place = earning_place();
    place.bank.expiry = 5.0;
    live_weeks(place, 0, 30, [](const Neighbourhood& home) {
        CHECK(home.bank.member(CitizenId{2U}) != nullptr);
    });
    REQUIRE(place.home.bank.members.size() == 1); // the others were idle
    CHECK(hours_of(member(place, 0).balance) == 30.0);
    CHECK(member(place, 0).active_week == 0); // an exchange it is not
    CHECK(place.home.bank.ever_joined == 6);
    CHECK(place.home.bank.ever_traded == 0);
}

SCENARIO("who supports three peers is paid for the sum of hours, rounded once") {
    HandMade place = BankBuilder{6}.floor(0.0).requests(0.0).build();
    place.bank.time_credits = 1.0;
    for (const unsigned row : {1U, 2U, 3U}) {
        place.open_case(CitizenId{row}, 0.4F).peer_hours = 0.125F; // half a quarter-hour each
        place.team().peer_links.push_back(
            {.supporter = CitizenId{5U}, .seeker = CitizenId{row}, .until_week = 1000});
    }
    constexpr unsigned weeks = 200;
    QuarterHours earned = 0;
    live_weeks(place, 0, weeks, [&](const Neighbourhood&) {
        const QuarterHours of_week = total(place, Movement::earning);
        CHECK((of_week == 1 || of_week == 2)); // of one and a half
        earned += of_week;
    });
    CHECK(member(place, 5).balance == earned);
    CHECK(static_cast<double>(earned) ==
          Approx(1.5 * weeks).margin(4.0 * 0.5 * std::sqrt(1.0 * weeks)).epsilon(0));
}

SCENARIO("spending a time credit is a sign of life, too") {
    HandMade place = earning_place();
    place.home.bank.founders[4].initial_credits = 12.0;
    place.bank.venues = 1.0;
    live_weeks(place, 0, 17);
    CHECK(place.home.bank.member(CitizenId{4U}) != nullptr); // the last hour went in week 11
    CHECK(place.home.bank.member(CitizenId{5U}) == nullptr);
    live_weeks(place, 17, 1);
    CHECK(place.home.bank.member(CitizenId{4U}) == nullptr);
}

SCENARIO("who leaves and joins again has joined once, and is given the gift once") {
    HandMade place = earning_place();
    place.bank.gift = 2.0;
    double joined = 0.0;
    const auto count = [&](const Neighbourhood& home) { joined += home.happenings.bank_joiners; };
    live_weeks(place, 0, 1);
    member(place, 2).active_week = 1; // as if they had traded
    place.home.bank.ever_traded = 1;
    place.team().cases[0].co_delivers = false;
    live_weeks(place, 1, 10, count);
    REQUIRE(place.home.bank.members.empty());
    place.team().cases[0].co_delivers = true;
    place.bank.open = 1.0;
    live_weeks(place, 11, 1, count);
    REQUIRE(place.home.bank.members.size() == 1);
    CHECK(joined == 1.0);
    CHECK(hours_of(member(place, 0).balance) == 1.0); // earned
    CHECK(member(place, 0).active_week == 1);
    CHECK(place.home.bank.ever_joined == 6);
    CHECK(place.home.bank.ever_traded == 1);
}

SCENARIO("what the bank gives to a need is the case's for the week, and is gone the week after") {
    HandMade place = BankBuilder{5}.floor(-1000.0).requests(0.0).build();
    place.open_case(CitizenId{1U}, 1.0F).quality = 0.0F;
    place.parameters.time_bank.need_requests = 5.0;
    live_weeks(place, 0, 1);
    const double given = place.home.happenings.bank_hours;
    REQUIRE(given > 0.0);
    CHECK(static_cast<double>(place.team().cases[0].bank_hours) == given);
    CHECK(place.home.happenings.citizen_hours == given);
    place.parameters.time_bank.need_requests = 0.0;
    live_weeks(place, 1, 1);
    CHECK(place.team().cases[0].bank_hours == 0.0F);
}

SCENARIO("friends write down less of what they do for each other, and it moves no credits") {
    const auto logged_share = [](double strength) {
        HandMade place = BankBuilder{2}
                             .floor(-1000.0)
                             .requests(20.0)
                             .tuned([](auto& p) {
                                 p.logging_strangers = 0.9;
                                 p.logging_friends = 0.5;
                             })
                             .build();
        tie(place, CitizenId{0U}, CitizenId{1U}, strength);
        double hours = 0.0;
        double logged = 0.0;
        live_weeks(place, 0, 50, [&](const Neighbourhood& home) {
            hours += home.happenings.bank_hours;
            logged += home.happenings.bank_hours_logged;
        });
        CHECK(std::abs(hours_of(member(place, 0).balance)) <= logged);
        return logged / hours;
    };
    const double error = 0.5 / std::sqrt(2000.0); // of a share of 2,000 exchanges, at most
    CHECK(logged_share(0.0) == Approx(0.9).margin(4.0 * error));
    CHECK(logged_share(0.5) == Approx(0.7).margin(4.0 * error));
    CHECK(logged_share(1.0) == Approx(0.5).margin(4.0 * error));
}

SCENARIO("without a broker people ask those they know first; with one the closest may be chosen") {
    HandMade place = BankBuilder{40}.floor(-1000.0).without_broker().build();
    only_asks(place, 7, 1.0);
    tie(place, CitizenId{7U}, CitizenId{31U}, 0.3);
    double served = 0.0;
    live_weeks(place, 0, 40, [&](const Neighbourhood& home) {
        served += home.happenings.bank_exchanges > 0.0 ? 1.0 : 0.0;
    });
    // The friend serves the first request of a week; only further ones go to the directory.
    REQUIRE(served > 0.0);
    CHECK(hours_of(member(place, 31).balance) >= served);
    HandMade brokered = BankBuilder{40}.floor(-1000.0).provider(ProviderRule::closest_tie).build();
    only_asks(brokered, 7, 1.0);
    tie(brokered, CitizenId{7U}, CitizenId{31U}, 0.3);
    live_weeks(brokered, 0, 40);
    CHECK(member(brokered, 31).balance == -member(brokered, 7).balance);
}

SCENARIO("a broker who goes to people hears of more that they want") {
    const auto voiced = [](bool brokered) {
        BankBuilder builder{200};
        builder.floor(-1000.0).requests(5.0).tuned([](auto& p) {
            p.ask_stigma = 0.6;
            p.broker_ask = 0.5;
        });
        if (!brokered) {
            builder.without_broker();
        }
        HandMade place = builder.build();
        double requests = 0.0;
        live_weeks(place, 0, 10, [&](const Neighbourhood& home) {
            requests += home.happenings.bank_requests / (10.0 * 5.0 * 200.0);
        });
        return requests;
    };
    const double error = 1.0 / std::sqrt(10000.0); // of 10,000 wants, Poisson
    CHECK(voiced(false) == Approx(0.4).margin(4.0 * error));
    CHECK(voiced(true) == Approx(0.7).margin(4.0 * error));
}

SCENARIO("giving makes confident and able, receiving does not") {
    HandMade place = BankBuilder{2}.floor(-1000.0).build();
    only_asks(place, 0, 5.0);
    const float e = place.people().self_efficacy[CitizenId{0U}];
    const float k = place.people().capability[CitizenId{0U}];
    live_weeks(place, 0, 4);
    CHECK(place.people().self_efficacy[CitizenId{0U}] == e);
    CHECK(place.people().self_efficacy[CitizenId{1U}] > e);
    CHECK(place.people().capability[CitizenId{0U}] == k);
    CHECK(place.people().capability[CitizenId{1U}] > k);
}

SCENARIO(
    "the best reply is fewer credits the dearer giving is, and none where nothing is for sale") {
    const Prospects usual{.spending = 1.0, .earning = 1.0, .discount = 0.03, .cost = 0.08};
    const auto with = [&](auto change) {
        Prospects changed = usual;
        change(changed);
        return best_reply(changed);
    };
    CHECK(best_reply(usual) > 5);
    CHECK(with([](Prospects& p) { p.cost = 0.3; }) < best_reply(usual));
    CHECK(with([](Prospects& p) { p.earning = 10.0; }) < best_reply(usual));
    CHECK(with([](Prospects& p) { p.discount = 0.2; }) < best_reply(usual));
    CHECK(with([](Prospects& p) { p.spending = 0.0; }) == 0);
    CHECK(with([](Prospects& p) { p.cost = 1.0; }) == 0);
    // Without earning, φ = s/(r + s) alike: κ credits are worth φ^κ.
    const double step = 1.0 / 1.03;
    const auto expected = static_cast<unsigned>(std::log(0.08) / std::log(step));
    CHECK(with([](Prospects& p) { p.earning = 0.0; }) == expected);
}

SCENARIO("a policy that changes the floor changes it for all who had the general one") {
    HandMade place = BankBuilder{4}.floor(-10.0).requests(0.0).build();
    place.home.bank.founders[2].floor = -2.0;
    live_weeks(place, 0, 1);
    place.bank.floor = -4.0;
    live_weeks(place, 1, 1);
    CHECK(hours_of(member(place, 0).floor) == -4.0);
    CHECK(hours_of(member(place, 2).floor) == -2.0);
}

SCENARIO("a floor of one's own stays, even where it was the general one at first") {
    HandMade place = BankBuilder{4}.floor(-10.0).cap(20.0).requests(0.0).build();
    place.home.bank.founders[2].floor = -10.0;
    place.home.bank.founders[3].cap = 20.0;
    live_weeks(place, 0, 1);
    place.bank.floor = -4.0;
    place.bank.cap = 8.0;
    live_weeks(place, 1, 1);
    CHECK(hours_of(member(place, 0).floor) == -4.0);
    CHECK(hours_of(member(place, 2).floor) == -10.0);
    CHECK(hours_of(member(place, 2).cap) == 8.0);
    CHECK(hours_of(member(place, 3).floor) == -4.0);
    CHECK(hours_of(member(place, 3).cap) == 20.0);
}

SCENARIO("a cap that is lowered for a while leaves behind what members would give to") {
    HandMade place = BankBuilder{1}.floor(-10.0).cap(30.0).requests(0.0).build();
    live_weeks(place, 0, 1);
    CHECK(hours_of(member(place, 0).gives_below()) == 30.0);
    place.bank.cap = 5.0;
    live_weeks(place, 1, 1);
    CHECK(hours_of(member(place, 0).gives_below()) == 5.0);
    place.bank.cap = 100.0;
    live_weeks(place, 2, 1);
    CHECK(hours_of(member(place, 0).gives_below()) == 30.0);
}

SCENARIO("whoever joins later is the person who would have joined before") {
    const auto opened_in = [](std::uint32_t week) {
        HandMade place{400};
        place.bank.open = 1.0;
        place.parameters.time_bank.founders = 0.3;
        place.parameters.time_bank.registration = 0.0;
        place.parameters.time_bank.ask_stigma_sd = 0.2;
        live_weeks(place, week, 1);
        return place.home.bank.members;
    };
    const std::vector<Member> early = opened_in(3);
    const std::vector<Member> late = opened_in(90);
    REQUIRE(early.size() > 50);
    REQUIRE(early.size() == late.size());
    for (std::size_t i = 0; i < early.size(); ++i) {
        CHECK(early[i].citizen == late[i].citizen);
        CHECK(early[i].request_rate == late[i].request_rate);
        CHECK(early[i].target == late[i].target);
        CHECK(early[i].ask_stigma == late[i].ask_stigma);
    }
}

SCENARIO("who gives nothing has the fewest wants, or their own where giving has no part in it") {
    const auto wants_of = [](float giving, double correlation) {
        HandMade place{1};
        place.people().giving[CitizenId{0U}] = giving;
        place.bank.open = 1.0;
        TimeBankParameters& p = place.parameters.time_bank;
        p.founders = 1.0;
        p.wants_giving = correlation;
        live_weeks(place, 0, 1);
        return static_cast<double>(member(place, 0).request_rate);
    };
    CHECK(wants_of(0.0F, 0.5) >= 0.0);
    CHECK(wants_of(0.0F, 0.5) < 1e-3 * wants_of(0.01F, 0.5));
    CHECK(wants_of(0.0F, 0.0) == wants_of(1.0F, 0.0));
    CHECK(wants_of(0.0F, -0.5) == worked_parameters().time_bank.wants_max);
}

SCENARIO("founders from a file bring their own terms") {
    HandMade place{3};
    place.bank.open = 1.0;
    place.home.bank.founders = {{.citizen = CitizenId{1U},
                                 .request_rate = 0.5,
                                 .able = 0.25,
                                 .floor = -3.0,
                                 .cap = 12.0,
                                 .target = 9.0,
                                 .initial_credits = 1.5,
                                 .ask_stigma = 0.125}};
    place.parameters.time_bank.registration = 0.0;
    live_weeks(place, 0, 1);
    REQUIRE(place.home.bank.members.size() == 1);
    const Member& who = place.home.bank.members[0];
    CHECK(who.citizen == CitizenId{1U});
    CHECK(who.request_rate == 0.5F);
    CHECK(who.able == 0.25F);
    CHECK(hours_of(who.floor) == -3.0);
    CHECK(hours_of(who.cap) == 12.0);
    CHECK(hours_of(who.target) == 9.0);
    CHECK(hours_of(who.balance) == 1.5);
    CHECK(who.ask_stigma == 0.125F);
}

SCENARIO("what is seen of a bank is what happened in it") {
    HandMade place = BankBuilder{4}.floor(0.0).credits(6).requests(0.0).build();
    live_weeks(place, 0, 1);
    const Observation seen = observe(place.home, 0);
    CHECK(seen.at(Measure::bank_members) == 4.0);
    CHECK(seen.at(Measure::bank_balances) == 6.0);
    CHECK(seen.at(Measure::bank_circulation) == 6.0);
    CHECK(seen.at(Measure::bank_active) == 0.0);
    CHECK(seen.at(Measure::bank_idle_stock) == 6.0);
    // Of 2, 2, 1, 1 credits: Σ (2i - 5) x_i / (4 · 6) = (-3 - 1 + 2 + 6)/24 = 1/6.
    CHECK(seen.at(Measure::bank_inequality) == Approx(4.0 / 6.0));
    const auto gini = [](const Observation& of) {
        return all_series()[find_series("bank_gini")].value(of);
    };
    CHECK(gini(seen) == Approx(1.0 / 6.0));
    // Without a credit to spend nobody has more than others, and nobody as much.
    HandMade empty = BankBuilder{4}.floor(0.0).credits(0).requests(0.0).build();
    live_weeks(empty, 0, 1);
    CHECK(std::isnan(gini(observe(empty.home, 0))));
}

SCENARIO("registering is not yet taking part, unless a broker welcomes whoever comes") {
    const auto introduced = [](double broker_hours) {
        HandMade place{2000};
        place.bank.open = 1.0;
        place.bank.broker_hours = broker_hours;
        TimeBankParameters& p = place.parameters.time_bank;
        p.invitations_per_hour = p.word_of_mouth = p.settling_in = 0.0;
        p.registration = 1.0;
        p.introduction = 0.8;
        live_weeks(place, 0, 12);
        double share = 0.0;
        for (const Member& who : place.home.bank.members) {
            share += who.is_introduced ? 1.0 : 0.0;
        }
        REQUIRE(place.home.bank.members.size() > 300);
        return share / static_cast<double>(place.home.bank.members.size());
    };
    CHECK(introduced(0.0) == 0.0);
    CHECK(introduced(1.0) == Approx(0.8).margin(4.0 * std::sqrt(0.16 / 300.0)));
}

SCENARIO("who was never introduced neither asks nor gives, until they find their own way in") {
    HandMade place = BankBuilder{20}.floor(-10.0).build();
    live_weeks(place, 0, 1);
    for (Member& who : place.home.bank.members) {
        who.is_introduced = false;
    }
    place.parameters.time_bank.settling_in = 0.0;
    live_weeks(place, 1, 4, [](const Neighbourhood& home) {
        CHECK(home.happenings.bank_requests == 0.0);
    });
    place.parameters.time_bank.settling_in = 10.0;
    live_weeks(place, 5, 20);
    CHECK(place.home.happenings.bank_exchanges > 0.0);
}

SCENARIO("where there are no services either, those whom a bank does not concern stay away") {
    const auto joined = [](float threshold) {
        HandMade place{400, 0};
        for (const CitizenId c : place.people().rows()) {
            place.people().threshold[c] = threshold;
        }
        place.bank.broker_hours = 2000.0; // for these few: asks ten of them a week
        place.parameters.time_bank.invitations_per_hour = 0.1;
        place.parameters.time_bank.registration = 0.0;
        live_weeks(place, 0, 20);
        return place.home.bank.members.size();
    };
    CHECK(joined(0.0F) > 20);
    CHECK(joined(1.0F) == 0);
}

SCENARIO("a search among tens of thousands with equal credits finds any of them") {
    constexpr unsigned people = 20000; // more than the words of luck that one search may take
    HandMade place = BankBuilder{people}.floor(-100.0).provider(ProviderRule::least_credit).build();
    only_asks(place, 0, 30.0);
    live_weeks(place, 0, 1);
    double found = 0.0;
    double mean_row = 0.0;
    for (const Member& who : place.home.bank.members) {
        found += who.active_week != 0 && who.citizen.value != 0 ? 1.0 : 0.0;
        mean_row += static_cast<double>(who.hours_given) * who.citizen.value / people;
    }
    REQUIRE(found > 15.0);
    CHECK(found == place.home.happenings.bank_exchanges); // each time somebody with nothing yet
    CHECK(mean_row / found == Approx(0.5).margin(4.0 * std::sqrt(1.0 / (12.0 * found))));
}

SCENARIO("not everybody dares to call a name that they only read") {
    HandMade place = BankBuilder{1000}
                         .floor(-1000.0)
                         .without_broker()
                         .tuned([](TimeBankParameters& p) { p.stranger = 0.25; })
                         .build();
    constexpr std::uint32_t weeks = 10;
    double served = 0.0;
    live_weeks(place, 0, weeks, [&](const Neighbourhood& home) {
        served += home.happenings.bank_exchanges / (1000.0 * weeks);
    });
    const double expected = 1.0 - std::exp(-0.25); // urns and balls, a quarter of a ball an urn
    CHECK(served == Approx(expected).margin(4.0 * std::sqrt(expected / (1000.0 * weeks))));
}

SCENARIO("whoever owes finds more time, the more the nearer they are to the floor") {
    Member who;
    who.floor = -40;
    who.able = 0.2F;
    const auto at = [&](QuarterHours balance) {
        who.balance = balance;
        return chance_of_time(who, 0.5);
    };
    CHECK(at(20) == Approx(0.2));
    CHECK(at(0) == Approx(0.2));
    CHECK(at(-20) == Approx(0.2 + 0.8 * 0.5 * 0.5));
    CHECK(at(-40) == Approx(0.2 + 0.8 * 0.5));
    CHECK(at(-80) == at(-40)); // a floor that was raised leaves some below it
    who.floor = 0;
    CHECK(at(-4) == Approx(0.2)); // dues may leave somebody below a floor of nought
}

SCENARIO("who exchanges hours comes to know each other, whichever way the hours go") {
    HandMade place = BankBuilder{2}.floor(-1000.0).build();
    place.parameters.ties.gain = 0.02;
    only_asks(place, 0, 2.0);
    CHECK(tie_strength(place.home, CitizenId{0U}, CitizenId{1U}) == 0.0);
    live_weeks(place, 0, 4);
    const double hours = hours_of(member(place, 1).balance);
    REQUIRE(hours > 0.0);
    const double expected = 1.0 - std::exp(-0.02 * hours);
    CHECK(tie_strength(place.home, CitizenId{0U}, CitizenId{1U}) == Approx(expected).margin(1e-3));
    CHECK(tie_strength(place.home, CitizenId{1U}, CitizenId{0U}) == Approx(expected).margin(1e-3));
}
