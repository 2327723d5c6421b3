// SPDX-License-Identifier: Apache-2.0
#include "sim/model/observation.hpp"

#include "sim/kernel/sort.hpp"
#include "sim/kernel/sum.hpp"
#include "sim/kernel/wide.hpp"
#include "sim/model/bank/observation.hpp"
#include "sim/model/neighbourhood.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>
#include <vector>

namespace dowith {
namespace {

constexpr std::uint32_t month_weeks = 4; // this week and the three before
constexpr std::uint32_t year_weeks = 52; // a speaker is one who spoke within a year
constexpr std::size_t tie_weeks = 52;    // weeks in which everybody's ties are looked at once

struct ColumnMeasure {
    Measure measure;
    Citizens::Of<float> Citizens::*column;
};

constexpr auto column_measures = std::to_array<ColumnMeasure>({
    {Measure::self_efficacy, &Citizens::self_efficacy},
    {Measure::external_efficacy, &Citizens::external_efficacy},
    {Measure::trust, &Citizens::trust},
    {Measure::fatigue, &Citizens::fatigue},
    {Measure::capability, &Citizens::capability},
    {Measure::dependency, &Citizens::dependency},
    {Measure::connectedness, &Citizens::connectedness},
    {Measure::community_hours, &Citizens::hours_given},
    {Measure::wellbeing, &Citizens::wellbeing},
    {Measure::advantage, &Citizens::advantage},
});

struct ChannelMeasure {
    Measure measure;
    Strength Wellbeing::*channel;
};

constexpr auto channel_measures = std::to_array<ChannelMeasure>({
    {Measure::connect, &Wellbeing::connect},
    {Measure::active, &Wellbeing::active},
    {Measure::notice, &Wellbeing::notice},
    {Measure::learn, &Wellbeing::learn},
    {Measure::give, &Wellbeing::give},
});

/// Marks of 1 and 0 for every citizen: groups as weights, so that sums over them run along columns.
struct Marks {
    std::vector<float> taking_part; ///< active, co-delivering, a peer's support, traded or spoke
    std::vector<float> speaking;    ///< spoke within the year
};

/// Weeks are marked plus one, nought being never: a mark above this is of one of the last so many.
std::uint32_t before(std::uint32_t week, std::uint32_t weeks) {
    return week + 1 - std::min(week + 1, weeks);
}

/// Who takes part in community life or spoke within the month, and who spoke within the year.
DOWITH_WIDE void mark_the_public(std::span<const float> hours,
                                 std::span<const std::uint16_t> spoke,
                                 std::uint32_t week,
                                 std::span<float> taking_part,
                                 std::span<float> speaking) {
    const std::uint32_t before_month = before(week, month_weeks);
    const std::uint32_t before_year = before(week, year_weeks);
    for (std::size_t row = 0; row < hours.size(); ++row) {
        const unsigned lately = spoke[row] > before_month ? 1U : 0U;
        const unsigned active = hours[row] > 0.0F ? 1U : 0U;
        taking_part[row] = static_cast<float>(static_cast<int>(lately | active));
        speaking[row] = spoke[row] > before_year ? 1.0F : 0.0F;
    }
}

void mark(const Neighbourhood& home, std::uint32_t week, Marks& marks) {
    const Citizens& people = home.citizens;
    marks.taking_part.resize(people.size());
    marks.speaking.resize(people.size());
    mark_the_public(people.hours_given.span(),
                    people.spoke_week.span(),
                    week,
                    marks.taking_part,
                    marks.speaking);
    for (const Team& team : home.teams) {
        for (const Case& each : team.cases) {
            if (each.co_delivers) {
                marks.taking_part[each.citizen.value] = 1.0F;
            }
        }
        for (const PeerLink& link : team.peer_links) {
            marks.taking_part[link.supporter.value] = 1.0F;
        }
    }
    for (const Member& who : home.bank.members) {
        if (who.active_week > before(week, month_weeks)) {
            marks.taking_part[who.citizen.value] = 1.0F;
        }
    }
}

/// Adds one person to a group that is not a run of rows.
void add_person(
    Observation& seen, Group group, const Citizens& people, const Marks& marks, CitizenId c) {
    seen.at(Measure::citizens, group) += 1.0;
    for (const ColumnMeasure& each : column_measures) {
        seen.at(each.measure, group) += static_cast<double>((people.*each.column)[c]);
    }
    seen.at(Measure::taking_part, group) += static_cast<double>(marks.taking_part[c.value]);
    seen.at(Measure::peer_trust, group) += people.peer_trust[c].value();
    for (const ChannelMeasure& each : channel_measures) {
        seen.at(each.measure, group) += (people.channels[c].*each.channel).value();
    }
    seen.at(Measure::lonely, group) += people.connectedness[c] < lonely_below ? 1.0 : 0.0;
}

/// What a run of rows makes of the five ways, and of loneliness. Steps are whole: their sums are
/// exact.
void add_wellbeing(
    Observation& seen, Group group, const Citizens& people, std::size_t first, std::size_t count) {
    std::array<std::uint64_t, channel_measures.size()> steps{};
    for (const Wellbeing& each : people.channels.span().subspan(first, count)) {
        for (std::size_t i = 0; i < steps.size(); ++i) {
            steps[i] += (each.*channel_measures[i].channel).steps();
        }
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        seen.at(channel_measures[i].measure, group) =
            static_cast<double>(steps[i]) / Strength::full;
    }
    unsigned lonely = 0;
    for (const float connected : people.connectedness.span().subspan(first, count)) {
        lonely += connected < lonely_below ? 1U : 0U;
    }
    seen.at(Measure::lonely, group) = lonely;
}

/// Citizens stand in order of advantage, so a quintile is a run of rows.
void add_quintiles(Observation& seen, const Citizens& people, const Marks& marks) {
    const std::span<const float> ranks = people.advantage.span();
    std::size_t first = 0;
    for (std::size_t quintile = 0; quintile < quintiles; ++quintile) {
        const auto next = std::partition_point(
            ranks.begin() + static_cast<std::ptrdiff_t>(first), ranks.end(), [&](float rank) {
                return rank_group(rank, quintiles) <= quintile;
            });
        const auto count = static_cast<std::size_t>(next - ranks.begin()) - first;
        const Group group = quintile_group(quintile);
        seen.at(Measure::citizens, group) = static_cast<double>(count);
        for (const ColumnMeasure& each : column_measures) {
            seen.at(each.measure, group) =
                sum_in_order((people.*each.column).span().subspan(first, count));
        }
        seen.at(Measure::taking_part, group) =
            sum_in_order(std::span{marks.taking_part}.subspan(first, count));
        add_wellbeing(seen, group, people, first, count);
        first += count;
    }
}

void add_speakers(Observation& seen, const Citizens& people, const Marks& marks) {
    seen.at(Measure::citizens, Group::speakers) = sum_in_order(marks.speaking);
    for (const ColumnMeasure& each : column_measures) {
        seen.at(each.measure, Group::speakers) =
            sum_in_order((people.*each.column).span(), marks.speaking);
    }
    seen.at(Measure::taking_part, Group::speakers) =
        sum_in_order(marks.taking_part, marks.speaking);
}

void add_case(Observation& seen, Group group, const Case& each) {
    const auto add = [&](Measure measure, float value) {
        seen.at(measure, group) += static_cast<double>(value);
    };
    add(Measure::cases, 1.0F);
    add(Measure::severity, each.severity);
    add(Measure::need_now, each.effective_severity);
    add(Measure::unmet_need, each.effective_severity * (1.0F - each.quality));
    add(Measure::quality, each.quality);
    add(Measure::staff_input, each.staff_input);
    add(Measure::citizen_input, each.citizen_input);
    add(Measure::bond, each.bond);
    add(Measure::co_delivering, each.co_delivers ? 1.0F : 0.0F);
    add(Measure::own_hours, each.own_hours);
    add(Measure::required_hours, each.required_hours);
    add(Measure::withdrawn, each.withdrawn ? 1.0F : 0.0F);
    add(Measure::peer_linked, each.peer_hours > 0.0F ? 1.0F : 0.0F);
    add(Measure::peer_hours, each.peer_hours);
    add(Measure::peer_conflict, each.peer_conflict ? 1.0F : 0.0F);
    add(Measure::conflict, each.peer_conflict || each.clash ? 1.0F : 0.0F);
}

/// Cases, and their clients as people: once, however many services somebody is a client of.
void add_cases(Observation& seen, const Neighbourhood& home, const Marks& marks) {
    const Citizens& people = home.citizens;
    for (std::size_t service = 0; service < home.teams.size(); ++service) {
        for (const Case& each : home.teams[service].cases) {
            const Group group =
                quintile_group(rank_group(people.advantage[each.citizen], quintiles));
            add_case(seen, group, each);
            if (std::countr_zero(people.client_of[each.citizen]) == static_cast<int>(service)) {
                add_person(seen, Group::clients, people, marks, each.citizen);
            }
        }
    }
}

double sum_of(std::span<const Strength> strengths) {
    std::uint64_t steps = 0;
    for (const Strength each : strengths) {
        steps += each.steps();
    }
    return static_cast<double>(steps) / Strength::full;
}

/// Whoever is counted by quintile is counted in all.
void add_up_quintiles(Observation& seen) {
    for (std::size_t m = 0; m < static_cast<std::size_t>(Measure::count); ++m) {
        const auto measure = static_cast<Measure>(m);
        for (std::size_t quintile = 0; quintile < quintiles; ++quintile) {
            seen.at(measure) += seen.at(measure, quintile_group(quintile));
        }
    }
}

void add_team(Observation& seen, const Team& team) {
    seen.at(Measure::teams) += 1.0;
    seen.at(Measure::load) += team.load;
    seen.at(Measure::cynicism) += team.cynicism;
    seen.at(Measure::direct_hours) += std::min(team.hours.direct, team.hours.owed);
    double fit = 0.0;
    for (const double of_tercile : team.design.fit) {
        fit += of_tercile;
    }
    seen.at(Measure::design_fit) += fit / static_cast<double>(terciles);
    const auto posts = static_cast<double>(team.professionals.size());
    seen.at(Measure::post_hours) += posts * team.post_share;
    seen.at(Measure::moved_hours) += 0.5 * posts * std::abs(team.post_share - team.historic_share);
    for (const Professional& who : team.professionals.span()) {
        seen.at(Measure::posts) += 1.0;
        if (who.in_post()) {
            seen.at(Measure::posts_filled) += 1.0;
            seen.at(Measure::burnout) += static_cast<double>(who.burnout);
            seen.at(Measure::attitude) += static_cast<double>(who.attitude);
            seen.at(Measure::satisfaction) += static_cast<double>(who.satisfaction);
        }
    }
}

/// The ties of one citizen: whom they know, from which tercile, and who of these know each other.
void add_ties_of(Observation& seen, const Citizens& people, CitizenId c) {
    const Ties& ties = people.ties;
    const std::size_t own = rank_group(people.advantage[c], terciles);
    double known_by_now = 0.0;
    for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
        const CitizenId known = ties.partner[c][slot];
        if (!known.exists()) {
            continue;
        }
        const bool across = rank_group(people.advantage[known], terciles) != own;
        seen.at(Measure::cross_ties) += across ? 1.0 : 0.0;
        for (std::size_t other = 0; other < slot; ++other) {
            const CitizenId third = ties.partner[c][other];
            const bool closed = third.exists() && ties.slot_of(known, third) != Ties::slots;
            seen.at(Measure::pairs_closed) += closed ? 1.0 : 0.0;
        }
        seen.at(Measure::pairs_known) += known_by_now;
        known_by_now += 1.0;
    }
    seen.at(Measure::looked_at) += 1.0;
    seen.at(Measure::ties) += known_by_now;
    seen.at(Measure::isolates) += known_by_now > 0.0 ? 0.0 : 1.0;
}

/// Looking at everybody's ties would cost more than living them. So a few people's are each week,
/// evenly spread over ranks, and everybody's in turn.
void add_ties(Observation& seen, const Citizens& people, std::uint32_t week) {
    const std::size_t turns = people.size() < 2 * tie_weeks ? 1 : tie_weeks;
    for (std::size_t row = week % turns; row < people.size(); row += turns) {
        add_ties_of(seen, people, CitizenId{row});
    }
}

void add_happenings(Observation& seen, const Happenings& week) {
    seen.at(Measure::contacts) += week.contacts;
    seen.at(Measure::repeat_speakers) += week.repeat_speakers;
    seen.at(Measure::issues_answered) += week.issues_answered;
    seen.at(Measure::issues_unanswered) += week.issues_unanswered;
    seen.at(Measure::issues_settled) += week.issues_answered + week.issues_unanswered;
    seen.at(Measure::onsets) += week.onsets;
    seen.at(Measure::crises) += week.crises;
    seen.at(Measure::leavers) += week.leavers;
    seen.at(Measure::agency_spending) +=
        week.staff_cost + week.training_cost + week.crisis_cost + week.coach_cost;
    seen.at(Measure::agency_spending) += week.broker_cost + week.credit_backing;
    seen.at(Measure::citizen_hours) += week.citizen_hours;
    seen.at(Measure::unmet_value) += week.unmet_value;
}

/// Gini coefficient of hours, of which there are some, those who give none included. Sorted, so
/// that it is looked at only in one week of a round; the memory is kept between weeks.
double gini_of(std::vector<float>& hours, std::size_t citizens) {
    thread_local std::vector<float>
        spare; // kept between weeks, so that observing allocates nothing
    sort_not_negative(hours, spare);
    const auto none = static_cast<double>(citizens - hours.size());
    double sum = 0.0;
    double ranked = 0.0;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        const auto each = static_cast<double>(hours[i]);
        sum += each;
        ranked += (none + static_cast<double>(i) + 1.0) * each;
    }
    const auto all = static_cast<double>(citizens);
    return 2.0 * ranked / (all * sum) - (all + 1.0) / all;
}

/// Tells of all hours given beside community life: who gives how many, to the own service, to peers
/// and to members of the time bank.
template <class Tell> void for_hours_given(const Neighbourhood& home, Tell&& tell) {
    for (const Team& team : home.teams) {
        for (const Case& each : team.cases) {
            tell(each.citizen, each.own_hours);
        }
        for (const PeerLink& link : team.peer_links) {
            if (const Case* helped = team.case_of(link.seeker)) {
                tell(link.supporter, helped->peer_hours);
            }
        }
    }
    for (const Member& who : home.bank.members) {
        tell(who.citizen, who.hours_lately);
    }
}

/// Hours of every citizen who gives some.
void hours_of_givers(const Neighbourhood& home, std::vector<float>& given) {
    thread_local std::vector<float>
        hours; // kept between weeks, so that observing allocates nothing
    const std::span<const float> community = home.citizens.hours_given.span();
    hours.assign(community.begin(), community.end());
    for_hours_given(home, [&](CitizenId c, float given_by) { hours[c.value] += given_by; });
    given.resize(hours.size());
    std::size_t givers = 0;
    for (const float each : hours) { // without a branch, since who gives comes as it pleases
        given[givers] = each;
        givers += each > 0.0F ? 1U : 0U;
    }
    given.resize(givers);
}

/// How unequally people give hours: told in one week of a round, of where somebody gives any. No
/// hours at all are neither equal nor unequal.
void add_inequality(Observation& seen, const Neighbourhood& home, std::uint32_t week) {
    thread_local std::vector<float> given; // likewise
    if ((week + 1) % month_weeks != 0) {
        return;
    }
    hours_of_givers(home, given);
    if (!given.empty()) {
        const auto citizens = static_cast<double>(home.citizens.size());
        seen.at(Measure::hours_gini) += gini_of(given, home.citizens.size()) * citizens;
        seen.at(Measure::hours_seen) += citizens;
    }
}

/// Who gives hours and whose need is met, by rank, and what staff leave undone.
void add_by_rank(Observation& seen, const Neighbourhood& home) {
    const Citizens& people = home.citizens;
    seen.at(Measure::hours_given) += seen.at(Measure::community_hours);
    seen.at(Measure::hours_rank) +=
        sum_in_order(people.hours_given.span(), people.advantage.span());
    for_hours_given(home, [&](CitizenId c, float hours) {
        seen.at(Measure::hours_given) += static_cast<double>(hours);
        seen.at(Measure::hours_rank) += static_cast<double>(hours * people.advantage[c]);
    });
    for (const Team& team : home.teams) {
        for (const Case& each : team.cases) {
            const auto rank = static_cast<double>(people.advantage[each.citizen]);
            const auto quality = static_cast<double>(each.quality);
            seen.at(Measure::case_rank) += rank;
            seen.at(Measure::quality_rank) += quality * rank;
            seen.at(Measure::need_served) += quality * static_cast<double>(each.effective_severity);
            seen.at(Measure::without_staff) +=
                each.professional == ProfessionalId::none() ? 1.0 : 0.0;
        }
        seen.at(Measure::owed_hours) += team.hours.owed;
        seen.at(Measure::hours_short) += std::max(0.0, team.hours.owed - team.hours.direct);
    }
}

template <class T, class Limit> std::size_t count_above(std::span<const T> values, Limit limit) {
    unsigned above = 0;
    for (const T value : values) {
        above += value > limit ? 1U : 0U;
    }
    return above;
}

/// Who takes part in what, and what would go on if staff stepped back.
void add_participants(Observation& seen, const Neighbourhood& home, std::uint32_t week) {
    const Happenings& happened = home.happenings;
    seen.at(Measure::speakers_year) += seen.at(Measure::citizens, Group::speakers);
    seen.at(Measure::speakers_rank) += seen.at(Measure::advantage, Group::speakers);
    seen.at(Measure::new_speakers) += happened.new_speakers;
    seen.at(Measure::panel_speakers) += happened.panel_speakers;
    const double community = seen.at(Measure::community_hours);
    seen.at(Measure::lasting_hours) += community + happened.kin_hours;
    seen.at(Measure::all_hours) += community + happened.citizen_hours;
    seen.at(Measure::spoke_lately) += static_cast<double>(
        count_above(home.citizens.spoke_week.span(), before(week, month_weeks)));
    seen.at(Measure::in_community) +=
        static_cast<double>(count_above(home.citizens.hours_given.span(), 0.0F));
}

} // namespace

Observation& Observation::operator+=(const Observation& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        sums_[i] += other.sums_[i];
    }
    return *this;
}

Observation observe(const Neighbourhood& home, std::uint32_t week) {
    thread_local Marks marks; // kept between weeks, so that observing allocates nothing
    mark(home, week, marks);
    Observation seen;
    add_quintiles(seen, home.citizens, marks);
    add_cases(seen, home, marks);
    for (std::size_t quintile = 0; quintile < quintiles; ++quintile) {
        seen.at(Measure::speakers, quintile_group(quintile)) =
            home.happenings.speakers_by_quintile[quintile];
    }
    add_up_quintiles(seen);
    seen.at(Measure::peer_trust) = sum_of(home.citizens.peer_trust.span());
    add_ties(seen, home.citizens, week);
    add_speakers(seen, home.citizens, marks);
    for (const Team& team : home.teams) {
        add_team(seen, team);
    }
    add_happenings(seen, home.happenings);
    add_bank(seen, home, week);
    add_inequality(seen, home, week);
    add_by_rank(seen, home);
    add_participants(seen, home, week);
    return seen;
}

} // namespace dowith
