// SPDX-License-Identifier: Apache-2.0
#include "sim/model/indicators.hpp"

#include "sim/kernel/contract.hpp"

#include <array>
#include <limits>

namespace dowith {
namespace {

using enum Better;
using enum Window;
using enum Measure;

constexpr ToldFor everybody_only{};
constexpr ToldFor by_quintile{.quintiles = true};
constexpr ToldFor all_kinds{.clients = true, .speakers = true, .quintiles = true};

// clang-format off
constexpr auto declared = std::to_array<Indicator>({
    {"need_prevalence", "1e-3", lower, "service effectiveness", "citizens in need, per thousand",
     cases, citizens, 1000.0, by_quintile, final_year},
    {"severity", "1", lower, "service effectiveness", "mean severity of need of those in need",
     severity, cases, 1.0, by_quintile, final_year},
    {"need_met", "1", higher, "service effectiveness",
     "how far service met need, 0 not at all to 1 in full: the quality of outcome (ODD 7.5), a "
     "plain mean over cases, whatever their severity",
     quality, cases, 1.0, by_quintile, final_year},
    {"unmet_need", "1e-3", lower, "service effectiveness",
     "need that service left unmet: severity, 0 to 1, times one less the quality of outcome "
     "(ODD 7.5), summed over cases, per thousand citizens",
     unmet_need, citizens, 1000.0, by_quintile, final_year},
    {"crises", "1e-3 year-1", lower, "service effectiveness",
     "crises per thousand citizens and year", crises, citizens, 52000.0, everybody_only,
     final_year},
    {"onsets", "1e-3 year-1", lower, "service effectiveness",
     "citizens who come into need, per thousand and year", onsets, citizens, 52000.0,
     everybody_only, final_year},
    {"withdrawn", "1", lower, "equity",
     "share of those in need who were driven out of the service", withdrawn, cases, 1.0,
     by_quintile, final_year},
    {"design_fit", "1", higher, "service effectiveness",
     "how well the service's design fits its people", design_fit, teams, 1.0, everybody_only,
     final_year},
    {"staff_input", "1", higher, "service effectiveness",
     "staff hours received over hours owed, times skill in use", staff_input, cases, 1.0,
     everybody_only, final_year},
    {"citizen_input", "1", neither, "participant wellbeing",
     "citizens' input over the hours that a case requires", citizen_input, cases, 1.0,
     everybody_only, final_year},
    {"bond", "1", higher, "service effectiveness", "bond between client and professional", bond,
     cases, 1.0, everybody_only, final_year},
    {"taking_part", "1", higher, "community development",
     "share who took part in anything within the month", taking_part, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"co_delivering", "1", neither, "community development", "share of clients who co-deliver",
     co_delivering, cases, 1.0, by_quintile, final_year},
    {"community_hours", "h week-1", higher, "community development",
     "hours given to community life, per citizen", community_hours, citizens, 1.0, by_quintile,
     final_year},
    {"contacts", "1e-3 year-1", neither, "process", "citizens asked, per thousand and year",
     contacts, citizens, 52000.0, everybody_only, final_year},
    {"speaking", "1e-3 year-1", higher, "process", "citizens who spoke, per thousand and year",
     speakers, citizens, 52000.0, by_quintile, final_year},
    {"usual_suspects", "1", lower, "equity",
     "share of speakers who had spoken within half a year", repeat_speakers, speakers, 1.0,
     everybody_only, final_year},
    {"answered", "1", higher, "process", "share of issues that were answered when they fell due",
     issues_answered, issues_settled, 1.0, everybody_only, final_year},
    {"self_efficacy", "1", higher, "participant wellbeing", "\"I can do this\"", self_efficacy,
     citizens, 1.0, all_kinds, final_year},
    {"external_efficacy", "1", higher, "community development", "\"my input counts here\"",
     external_efficacy, citizens, 1.0, all_kinds, final_year},
    {"trust", "1", higher, "community development",
     "trust in public services, 0 none to 1 full, a plain mean over people",
     trust, citizens, 1.0, all_kinds, final_year},
    {"fatigue", "1", lower, "community development",
     "frustration from contacts that were not answered", fatigue, citizens, 1.0, all_kinds,
     final_year},
    {"capability", "1", higher, "participant wellbeing",
     "ability to do what helps oneself and others", capability, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"dependency", "1", lower, "participant wellbeing", "dependency on being done for",
     dependency, citizens, 1.0, ToldFor{.clients = true, .quintiles = true}, final_year},
    {"connectedness", "1", higher, "community development",
     "saturating sum of the strengths of ties", connectedness, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    // Wellbeing and ties.
    {"wellbeing", "1", higher, "participant wellbeing",
     "wellbeing, an index from 0 to 1, a plain mean over people: connecting, being active, "
     "being noticed, learning and giving in equal parts, less need left unmet and overload "
     "(ODD 7.10)",
     wellbeing, citizens, 1.0, all_kinds, final_year},
    {"wellbeing_connect", "1", higher, "participant wellbeing",
     "first of the five ways: ties to others", connect, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"wellbeing_active", "1", higher, "participant wellbeing",
     "second of the five ways: doing things", active, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"wellbeing_notice", "1", higher, "participant wellbeing",
     "third of the five ways: being noticed, and counting here", notice, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"wellbeing_learn", "1", higher, "participant wellbeing",
     "fourth of the five ways: growing in what one can do", learn, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"wellbeing_give", "1", higher, "participant wellbeing",
     "fifth of the five ways: giving freely", give, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"lonely", "1", lower, "participant wellbeing",
     "share of citizens whom hardly anything connects to others", lonely, citizens, 1.0,
     ToldFor{.clients = true, .quintiles = true}, final_year},
    {"ties_per_head", "1", higher, "community development",
     "people whom a citizen knows in the neighbourhood", ties, looked_at, 1.0, everybody_only,
     final_year},
    {"isolates", "1", lower, "community development",
     "share of citizens who know nobody in the neighbourhood", isolates, looked_at, 1.0,
     everybody_only, final_year},
    {"clustering", "1", neither, "community development",
     "share of pairs known to the same person who know each other", pairs_closed, pairs_known,
     1.0, everybody_only, final_year},
    {"cross_group_ties", "1", higher, "equity",
     "share of ties that lead to another tercile of advantage", cross_ties, ties, 1.0,
     everybody_only, final_year},
    {"staff_load", "1", lower, "job satisfaction", "hours owed over hours available", load,
     teams, 1.0, everybody_only, final_year},
    {"staff_burnout", "1", lower, "job satisfaction", "burnout of those in post", burnout,
     posts_filled, 1.0, everybody_only, final_year},
    {"staff_satisfaction", "1", higher, "job satisfaction", "job satisfaction of those in post",
     satisfaction, posts_filled, 1.0, everybody_only, final_year},
    {"staff_attitude", "1", higher, "job satisfaction", "how far staff see users as assets",
     attitude, posts_filled, 1.0, everybody_only, final_year},
    {"staff_cynicism", "1", lower, "job satisfaction", "the professionals' frustration",
     cynicism, teams, 1.0, everybody_only, final_year},
    {"posts_filled", "1", higher, "sustainability", "share of posts that are filled",
     posts_filled, posts, 1.0, everybody_only, final_year},
    {"staff_leaving", "year-1", lower, "sustainability",
     "professionals who quit, per post and year", leavers, posts, 52.0, everybody_only,
     final_year},
    {"hours_moved", "1", neither, "process",
     "share of staff hours that stand elsewhere than when the policies began", moved_hours,
     post_hours, 1.0, everybody_only, final_year},
    {"required_hours", "1e-3 h week-1", lower, "sustainability",
     "staff hours that need requires, per thousand citizens", required_hours, citizens, 1000.0,
     everybody_only, final_year},
    {"own_hours", "1e-3 h week-1", neither, "community development",
     "hours that clients give to their own service, per thousand citizens", own_hours, citizens,
     1000.0, everybody_only, final_year},
    {"peers_linked", "1", neither, "community development",
     "share of those in need who have a peer who came through it", peer_linked, cases, 1.0,
     by_quintile, final_year},
    {"peer_hours", "1e-3 h week-1", neither, "community development",
     "hours that people who came through it give to those in it, per thousand citizens",
     peer_hours, citizens, 1000.0, everybody_only, final_year},
    {"bad_links", "1", lower, "participant wellbeing", "share of links to a peer that went bad",
     peer_conflict, peer_linked, 1.0, everybody_only, final_year},
    {"conflict", "1", lower, "service effectiveness",
     "share of those in need whose help has turned into a clash, with a peer or with staff",
     conflict, cases, 1.0, by_quintile, final_year},
    {"peer_trust", "1", higher, "community development",
     "trust in those who share one's trouble", peer_trust, citizens, 1.0,
     ToldFor{.clients = true}, final_year},
    // Time bank.
    {"bank_members", "1", higher, "community development",
     "share of citizens who are members of the time bank", bank_members, citizens, 1.0,
     everybody_only, final_year},
    {"bank_active", "1", higher, "community development",
     "share of the time bank's members who gave or received within a year", bank_active,
     bank_members, 1.0, everybody_only, final_year},
    {"bank_ever_traded", "1", higher, "community development",
     "share of those who ever joined the time bank who ever gave or received", bank_ever_traded,
     bank_ever_joined, 1.0, everybody_only, final_year},
    {"bank_hours", "h month-1", higher, "community development",
     "hours given in the time bank, logged or not, per member", bank_hours, bank_members,
     52.0 / 12.0, everybody_only, final_year},
    {"bank_hours_logged", "h month-1", neither, "community development",
     "hours given in the time bank that were logged, per member", bank_hours_logged,
     bank_members, 52.0 / 12.0, everybody_only, final_year},
    {"bank_requests", "month-1", higher, "community development",
     "requests voiced in the time bank, per member", bank_requests, bank_members, 52.0 / 12.0,
     everybody_only, final_year},
    {"bank_served", "1", higher, "community development",
     "share of requests in the time bank that somebody served", bank_exchanges, bank_requests,
     1.0, everybody_only, final_year},
    {"bank_refused", "1", lower, "community development",
     "share of requests in the time bank refused because the balance would pass the floor",
     bank_refused, bank_requests, 1.0, everybody_only, final_year},
    {"bank_balance", "h", neither, "process", "mean balance in the time bank", bank_balances,
     bank_members, 1.0, everybody_only, final_year},
    {"bank_gini", "1", lower, "equity",
     "Gini coefficient of what members could spend, balance less floor; unknown where none can",
     bank_inequality, bank_unequal, 1.0, everybody_only, final_year},
    {"bank_idle", "1", lower, "process",
     "share of credits held by members who did not trade for half a year", bank_idle_stock,
     bank_stock, 1.0, everybody_only, final_year},
    {"bank_velocity", "week-1", higher, "process",
     "hours logged over credits held above nought", bank_hours_logged, bank_stock, 1.0,
     everybody_only, final_year},
    {"bank_credits", "h", neither, "process",
     "credits that members, organisations and the pot hold, per member", bank_circulation,
     bank_members, 1.0, everybody_only, final_year},
    {"bank_pot", "h", neither, "process", "credits in the community's pot, per member", bank_pot,
     bank_members, 1.0, everybody_only, final_year},
    {"citizen_hours", "1e-3 h week-1", neither, "value for money",
     "hours of kin, clients, peers and of speaking, per thousand citizens", citizen_hours,
     citizens, 1000.0, everybody_only, whole_run},
    {"direct_hours", "1e-3 h week-1", neither, "value for money",
     "staff hours that reach cases, per thousand citizens", direct_hours, citizens, 1000.0,
     everybody_only, whole_run},
    {"agency_spending", "GBP year-1", lower, "value for money",
     "what the agency spends on staff, training, coaches, broker, credits and crises, per citizen",
     agency_spending, citizens, 52.0, everybody_only, whole_run},
    {"unmet_value", "GBP year-1", lower, "value for money",
     "value of need left unmet, per citizen", unmet_value, citizens, 52.0, everybody_only,
     whole_run},
    {"citizens_time", "GBP year-1", lower, "value for money",
     "value of the hours that citizens give to the service, per citizen", one, one, 0.0,
     everybody_only, whole_run, Formula::citizens_time},
    {"avoided_need", "GBP year-1", higher, "value for money",
     "need avoided against the baseline policy, as far as it becomes money, per citizen", one,
     one, 0.0, everybody_only, whole_run, Formula::avoided_need},
    {"agency_cost", "GBP year-1", lower, "value for money",
     "the agency's view of cost: what it spends on staff, training, coaches, broker, credits "
     "and crises, less need avoided against the baseline policy as far as it becomes money, "
     "per citizen",
     one, one, 0.0, everybody_only, whole_run, Formula::agency_cost},
    {"social_cost", "GBP year-1", lower, "value for money",
     "the social view of cost: agency cost, and the value of the hours that citizens give to "
     "the service and of need left unmet, per citizen",
     one, one, 0.0, everybody_only, whole_run, Formula::social_cost},

    // Equity, concentration, and who takes part in what.
    {"waiting", "1", lower, "service effectiveness",
     "share of the hours owed to those in need that nobody had", hours_short, owed_hours, 1.0,
     everybody_only, final_year},
    {"without_professional", "1", lower, "service effectiveness",
     "share of those in need whom no professional knows", without_staff, cases, 1.0,
     everybody_only, final_year},
    {"community_active", "1", higher, "community development",
     "share of citizens active in ordinary community life", in_community, citizens, 1.0,
     everybody_only, final_year},
    {"spoke_lately", "1", higher, "process", "share of citizens who spoke within the month",
     spoke_lately, citizens, 1.0, everybody_only, final_year},
    {"panel_speaking", "1e-3 year-1", higher, "process",
     "citizens who spoke where they share in the design, per thousand and year", panel_speakers,
     citizens, 52000.0, everybody_only, final_year},
    {"new_speakers", "1e-3 year-1", higher, "equity",
     "citizens who spoke for the first time, per thousand and year", new_speakers, citizens,
     52000.0, everybody_only, final_year},
    {"voice_concentration", "1", neither, "equity",
     "concentration index of those who spoke within the year: above nought, the better off",
     speakers_rank, speakers_year, 2.0, everybody_only, final_year, Formula::concentration,
     advantage, citizens},
    {"hours_concentration", "1", neither, "equity",
     "concentration index of hours given: community life, own service, peers, time bank",
     hours_rank, hours_given, 2.0, everybody_only, final_year, Formula::concentration, advantage,
     citizens},
    {"benefit_concentration", "1", lower, "equity",
     "concentration index of need met among those in need", quality_rank, quality, 2.0,
     everybody_only, final_year, Formula::concentration, case_rank, cases},
    {"hours_gini", "1", lower, "equity",
     "Gini coefficient of the same hours; told every fourth week, unknown where nobody gives any",
     hours_gini, hours_seen, 1.0, everybody_only, final_year},
    {"cost_per_need_met", "GBP", lower, "value for money",
     "what the agency spends for a year in which one unit of severity is met", agency_spending,
     need_served, 52.0, everybody_only, whole_run},
    {"lasting_activity", "1", higher, "sustainability",
     "share of citizens' hours that would go on without staff: community life, kin", lasting_hours,
     all_hours, 1.0, everybody_only, final_year},
});

// clang-format on

std::vector<Series> enlist() {
    std::vector<Series> all;
    for (const Indicator& indicator : declared) {
        all.push_back({&indicator, Group::all});
        if (indicator.told_for.clients) {
            all.push_back({&indicator, Group::clients});
        }
        if (indicator.told_for.speakers) {
            all.push_back({&indicator, Group::speakers});
        }
        for (std::size_t quintile = 0; indicator.told_for.quintiles && quintile < quintiles;
             ++quintile) {
            all.push_back({&indicator, quintile_group(quintile)});
        }
    }
    return all;
}

} // namespace

std::string_view name_of(Better better) {
    switch (better) {
    case higher:
        return "higher";
    case lower:
        return "lower";
    case neither:
        return "neither";
    }
    return "neither";
}

std::span<const Indicator> indicators() { return declared; }

std::string Series::name() const {
    const std::string base{indicator->name};
    switch (group) {
    case Group::all:
        return base;
    case Group::clients:
        return base + "_clients";
    case Group::speakers:
        return base + "_speakers";
    default:
        return base + "_by_quintile";
    }
}

double Series::value(const Observation& seen) const {
    const auto ratio = [&](Measure above, Measure below) {
        const double denominator = seen.at(below, group);
        return denominator != 0.0 ? seen.at(above, group) / denominator
                                  : std::numeric_limits<double>::quiet_NaN();
    };
    if (indicator->formula == Formula::concentration) {
        return indicator->scale * (ratio(indicator->numerator, indicator->denominator) -
                                   ratio(indicator->all_numerator, indicator->all_denominator));
    }
    const double below = seen.at(indicator->denominator, group);
    return below != 0.0 ? indicator->scale * seen.at(indicator->numerator, group) / below
                        : std::numeric_limits<double>::quiet_NaN();
}

std::span<const Series> all_series() {
    static const std::vector<Series> all = enlist();
    return all;
}

std::size_t find_series(std::string_view name) {
    const std::span<const Series> all = all_series();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].name() == name) {
            return i;
        }
    }
    return no_series;
}

} // namespace dowith
