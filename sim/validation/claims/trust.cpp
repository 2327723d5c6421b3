// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bench.hpp"
#include "sim/validation/follow.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace dowith {
namespace {

constexpr std::string_view place = "place";
constexpr Weeks at_first{1, 8};
constexpr Weeks late = months(18, 24);
constexpr Weeks at_the_end{156, 208};

Sample trust_above_informing(Bench& bench, std::string_view policy, Weeks weeks) {
    return bench.difference(place, policy, "informing", "trust_clients", weeks);
}

/// The response rate at which consulting leaves trust as informing does: between the losses at a
/// quarter and the gains at half of all issues answered, on a straight line.
Sample break_even(Bench& bench) {
    return combined(
        trust_above_informing(bench, "quarter", late),
        trust_above_informing(bench, "half", late),
        [](double quarter, double half) { return 0.25 + 0.25 * quarter / (quarter - half); });
}

constexpr std::array y1{
    Part{"trust of clients, asked less informed: weeks 2 to 8",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& bench) { return trust_above_informing(bench, "consulting", at_first); }},
    Part{"trust of clients, asked less informed: months 18 to 24",
         "1",
         at_most_zero,
         Estimator::mean,
         [](Bench& bench) { return trust_above_informing(bench, "consulting", late); }},
    Part{"the same where a quarter of all issues is answered",
         "1",
         at_most_zero,
         Estimator::median,
         [](Bench& bench) { return trust_above_informing(bench, "quarter", late); }},
    Part{"the same where half of all issues are answered",
         "1",
         at_least_zero,
         Estimator::median,
         [](Bench& bench) { return trust_above_informing(bench, "half", late); }},
    Part{"response rate at which asking breaks even",
         "1",
         {.low = 0.25, .high = 0.5},
         Estimator::median,
         break_even},
};

constexpr std::array y2{
    Part{"trust of clients, asked and mostly answered less informed: final year",
         "1",
         at_least_zero,
         Estimator::mean,
         [](Bench& bench) { return trust_above_informing(bench, "responsive", at_the_end); }},
};

constexpr std::uint32_t a_year = 52;

/// Somebody's first issue ever, and what came of it.
struct FirstIssue {
    enum class State : std::uint8_t { none, waits, settled, closed };

    State state = State::none;
    bool answered = false;
    bool spoke_again = false;
    std::uint32_t settled_week = 0; ///< of the world
};

/// Whoever spoke before the policy began has had their first issue.
std::vector<FirstIssue> first_issues(const ForkPoint& fork) {
    std::vector<FirstIssue> issues;
    for_each_citizen(fork.district, [&](const Neighbourhood& home, CitizenId c) {
        const bool spoke = home.citizens.spoke_week[c] != 0;
        issues.push_back({spoke ? FirstIssue::State::closed : FirstIssue::State::none});
    });
    return issues;
}

/// What this week makes of it. An answer takes all frustration away, silence adds some.
void look_at(FirstIssue& issue, const Citizens& people, CitizenId c, std::uint32_t week) {
    using State = FirstIssue::State;
    const bool waits = people.pending[c] != 0;
    if (issue.state == State::none && waits) {
        issue.state = State::waits;
    } else if (issue.state == State::waits && !waits) {
        issue.state = State::settled;
        issue.answered = people.fatigue[c] == 0.0F;
        issue.settled_week = week;
    } else if (issue.state == State::settled) {
        issue.spoke_again |= people.spoke_week[c] > issue.settled_week + 1;
        issue.state = week >= issue.settled_week + a_year ? State::closed : State::settled;
    }
}

/// How many times as likely somebody speaks again within a year of their first issue where it was
/// answered as where it was not. Who is answered is chance, so the two are alike otherwise.
double gain_of_an_answer(const Scenario& scenario, const ForkPoint& fork, Executor& executor) {
    std::vector<FirstIssue> issues = first_issues(fork);
    follow(scenario, fork, "engaging", 3 * a_year, executor, [&](const auto& now, std::uint32_t) {
        std::size_t row = 0;
        for_each_citizen(now, [&](const Neighbourhood& home, CitizenId c) {
            look_at(issues[row++], home.citizens, c, now.week.value);
        });
    });
    RunningMean answered;
    RunningMean unanswered;
    for (const FirstIssue& issue : issues) {
        if (issue.state == FirstIssue::State::closed && issue.settled_week > 0) {
            (issue.answered ? answered : unanswered).add(issue.spoke_again ? 1.0 : 0.0);
        }
    }
    return answered.value() / unanswered.value();
}

constexpr std::array y3{
    Part{"share that speaks again within a year, first issue answered over not answered",
         "1",
         {.low = 1.35, .high = 1.8},
         Estimator::median,
         [](Bench& bench) { return bench.study(place, gain_of_an_answer); }},
};

constexpr std::array all{
    Claim{"Y1",
          ClaimKind::pattern,
          "being asked lifts trust at first, and lowers it when little comes of it",
          "Lind, Kanfer and Earley 1990, and Folger 1977; Boyle 2007: consultation without action "
          "is a dead end",
          {place, {"consulting", "quarter", "half"}},
          y1},
    Claim{"Y2",
          ClaimKind::pattern,
          "consultation that responds ends above informing",
          "Sjoberg, Mellon and Peixoto 2017; Boyle 2007",
          {place, {"responsive"}},
          y2},
    Claim{
        "Y3",
        ClaimKind::pattern,
        "who was answered the first time is half as likely again to speak a second time",
        "Sjoberg, Mellon and Peixoto 2017, Public Administration Review: 1.57 times among 399,364 "
        "reports",
        {},
        y3},
};

} // namespace

std::span<const Claim> claims_of_trust() { return all; }

} // namespace dowith
