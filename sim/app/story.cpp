// SPDX-License-Identifier: Apache-2.0
#include "sim/app/story.hpp"

#include "sim/app/table.hpp"
#include "sim/app/words.hpp"
#include "sim/kernel/text.hpp"
#include "sim/model/person_columns.hpp"
#include "sim/scenario/people_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace dowith {
namespace {

constexpr std::array<std::string_view, quintiles> fifths{
    "lowest", "second", "middle", "fourth", "highest"};

/// Levels that a story follows from the first record to the last.
constexpr auto followed = std::to_array<std::string_view>({"trust",
                                                           "self_efficacy",
                                                           "external_efficacy",
                                                           "capability",
                                                           "connectedness",
                                                           "fatigue",
                                                           "dependency",
                                                           "wellbeing"});

/// What a life does not change is told of the person, not of the policy.
constexpr auto fixed =
    std::to_array<std::string_view>({"advantage", "age_band", "free_hours", "skills"});

constexpr int level_decimals = 2;

std::string level_text(double level) { return decimal(level, level_decimals); }

/// "30 to 44"; of the last band "80 or more".
std::string ages_text(std::size_t band) {
    const std::span<const AgeBand> bands = age_band_names();
    if (band + 1 >= bands.size()) {
        return fmt::format("{} or more", bands.back().from_years);
    }
    return fmt::format("{} to {}", bands[band].from_years, bands[band + 1].from_years - 1);
}

std::string count_of(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count_text(count), count == 1 ? one : many);
}

std::string times(std::size_t count) {
    return count == 1 ? "once" : count == 2 ? "twice" : fmt::format("{} times", count);
}

std::string weeks_text(const std::vector<std::int32_t>& weeks) {
    std::vector<std::string> names;
    names.reserve(weeks.size());
    for (const std::int32_t week : weeks) {
        names.push_back(std::to_string(week));
    }
    return (weeks.size() == 1 ? "week " : "weeks ") + listed(names);
}

std::string hours_phrase(std::int64_t quarters) {
    return number_text(hours_of(quarters)) + (quarters == 4 ? " hour" : " hours");
}

/// What happened, as it follows "they"; empty of what is told as a sum.
std::string phrase(LifeEvent what, const std::string& service) {
    switch (what) {
    case LifeEvent::need_began:
        return "came into need of " + service;
    case LifeEvent::need_ended:
        return "came out of need of " + service;
    case LifeEvent::crisis:
        return "had a crisis";
    case LifeEvent::lost_professional:
        return "lost the professional who knew them";
    case LifeEvent::co_delivery_began:
        return "began to co-deliver " + service;
    case LifeEvent::co_delivery_ended:
        return "stopped co-delivering " + service;
    case LifeEvent::made_to_contribute:
        return "were made to contribute to " + service;
    case LifeEvent::withdrew:
        return "left " + service + " with the need unmet";
    case LifeEvent::returned:
        return "came back to " + service;
    case LifeEvent::joined_bank:
        return "joined the time bank";
    case LifeEvent::left_bank:
        return "left the time bank";
    case LifeEvent::peer_support_began:
        return "were linked to somebody who came through it";
    case LifeEvent::peer_support_ended:
        return "ended the link to a peer";
    case LifeEvent::supporting_began:
        return "began to support somebody in need of " + service;
    case LifeEvent::supporting_ended:
        return "supported nobody any more";
    case LifeEvent::peer_conflict:
        return "fell out with their peer";
    case LifeEvent::spoke:
    case LifeEvent::answered:
    case LifeEvent::left_unanswered:
    case LifeEvent::gave_time:
    case LifeEvent::received_time:
        break;
    }
    return {};
}

/// What happened under one policy, sorted for telling.
class Events {
  public:
    Events(const PersonView& person, std::size_t policy)
        : person_{person}, events_{person.events(policy)} {}

    [[nodiscard]] bool empty() const { return events_.empty(); }

    [[nodiscard]] std::vector<std::int32_t> weeks_of(LifeEvent what) const {
        std::vector<std::int32_t> weeks;
        for (const LifeEventRow& event : events_) {
            if (event.what() == what) {
                weeks.push_back(event.week);
            }
        }
        return weeks;
    }

    [[nodiscard]] std::int64_t quarters_of(LifeEvent what) const {
        std::int64_t sum = 0;
        for (const LifeEventRow& event : events_) {
            sum += event.what() == what ? event.quarter_hours : 0;
        }
        return sum;
    }

    /// In the order of weeks, a sentence a turn; what happens again and again is one turn.
    [[nodiscard]] std::string turns() const {
        std::string text;
        for (std::size_t i = 0; i < events_.size(); ++i) {
            const std::string said = phrase_of(events_[i]);
            std::vector<std::int32_t> weeks{events_[i].week};
            while (!said.empty() && i + 1 < events_.size() && phrase_of(events_[i + 1]) == said) {
                weeks.push_back(events_[++i].week);
            }
            if (!said.empty()) {
                text += fmt::format("In {} they {}. ", weeks_text(weeks), said);
            }
        }
        return text;
    }

  private:
    [[nodiscard]] std::string phrase_of(const LifeEventRow& event) const {
        const auto& services = person_.people().services;
        const auto place = static_cast<std::size_t>(event.service);
        return phrase(event.what(), place < services.size() ? services[place] : "a service");
    }

    const PersonView& person_;
    std::vector<LifeEventRow> events_;
};

std::string needs_at(const PersonView& person, std::size_t policy, std::size_t week) {
    std::vector<std::string> needs;
    for (std::size_t service = 0; service < person.people().services.size(); ++service) {
        if (!person.in_need(policy, week, service).value_or(false)) {
            continue;
        }
        std::string need = person.people().services[service];
        const auto severity = person.level("severity", policy, week, service);
        const auto quality = person.level("quality", policy, week, service);
        std::vector<std::string> numbers;
        if (severity) {
            numbers.push_back("severity " + level_text(*severity));
        }
        if (quality) {
            numbers.push_back("outcome quality " + level_text(*quality));
        }
        needs.push_back(numbers.empty() ? need : need + " (" + listed(numbers) + ")");
    }
    return listed(needs);
}

std::string beginning(const PersonView& person, std::size_t policy) {
    if (person.people().weeks.front() != 0 || person.people().case_columns.empty()) {
        return {};
    }
    const std::string needs = needs_at(person, policy, 0);
    return needs.empty() ? "They were in no need as the policy began. "
                         : "As the policy began they were in need of " + needs + ". ";
}

std::string ending(const PersonView& person, std::size_t policy) {
    const std::size_t last = person.people().weeks.size() - 1;
    const std::string needs = needs_at(person, policy, last);
    return last == 0 || needs.empty() ? std::string{}
                                      : fmt::format("After {} weeks they were in need of {}. ",
                                                    person.people().weeks[last],
                                                    needs);
}

std::string voice(const Events& events) {
    const auto spoke = events.weeks_of(LifeEvent::spoke);
    const std::size_t answered = events.weeks_of(LifeEvent::answered).size();
    const std::size_t unanswered = events.weeks_of(LifeEvent::left_unanswered).size();
    std::string text =
        spoke.empty() ? "They never spoke"
                      : fmt::format("They spoke {} ({})", times(spoke.size()), weeks_text(spoke));
    std::vector<std::string> outcomes;
    if (answered > 0) {
        outcomes.push_back("were answered " + times(answered));
    }
    if (unanswered > 0) {
        outcomes.push_back("were left without an answer " + times(unanswered));
    }
    if (outcomes.empty()) {
        return text + ". ";
    }
    return text + (spoke.empty() ? "; of what they said before they " : "; they ") +
           listed(outcomes) + ". ";
}

std::string bank(const Events& events) {
    std::vector<std::string> ways;
    const auto add = [&](LifeEvent what, const char* verb) {
        if (const auto weeks = events.weeks_of(what); !weeks.empty()) {
            ways.push_back(fmt::format("{} {} in {}",
                                       verb,
                                       hours_phrase(events.quarters_of(what)),
                                       count_of(weeks.size(), "week", "weeks")));
        }
    };
    add(LifeEvent::gave_time, "gave");
    add(LifeEvent::received_time, "received");
    return ways.empty() ? std::string{} : "Through the time bank they " + listed(ways) + ". ";
}

std::string course_of(const PersonView& person, std::string_view column, std::size_t policy) {
    const std::size_t last = person.people().weeks.size() - 1;
    const auto first = person.level(column, policy, 0);
    const auto end = person.level(column, policy, last);
    if (!first || !end) {
        return {};
    }
    const std::string from = level_text(*first);
    const std::string to = level_text(*end);
    if (from == to) {
        return fmt::format("{} {} {}", plain_words(column), last == 0 ? "was" : "stayed at", to);
    }
    return fmt::format(
        "{} {} from {} to {}", plain_words(column), *end > *first ? "rose" : "fell", from, to);
}

std::string courses(const PersonView& person, std::size_t policy) {
    std::vector<std::string> told;
    for (const std::string_view column : followed) {
        if (std::string course = course_of(person, column, policy); !course.empty()) {
            told.push_back(std::move(course));
        }
    }
    return told.empty() ? std::string{} : capitalised(listed(told)) + ". ";
}

std::string standing_text(const PersonView& person) {
    std::vector<std::string> parts;
    if (const auto age = person.level("age_band", 0, 0)) {
        parts.push_back("are aged " + ages_text(static_cast<std::size_t>(*age)));
    }
    if (const auto rank = person.level("advantage", 0, 0)) {
        const std::size_t fifth = rank_group(static_cast<float>(*rank), quintiles);
        parts.push_back(fmt::format(
            "stand in the {} fifth of advantage (rank {})", fifths[fifth], level_text(*rank)));
    }
    if (const auto hours = person.level("free_hours", 0, 0)) {
        parts.push_back(fmt::format("have {} hours a week to give", decimal(*hours, 0)));
    }
    if (const auto skills = person.level("skills", 0, 0)) {
        const auto known = person.level("recognised_skills", 0, 0);
        const std::string noticed =
            known ? fmt::format(", {} of which somebody had noticed as the record began",
                                *known > 0.0 ? decimal(*known, 0) : "none")
                  : std::string{};
        parts.push_back(fmt::format(
            "can do {}{}",
            count_of(static_cast<std::size_t>(*skills), "kind of task", "kinds of task"),
            noticed));
    }
    return parts.empty() ? std::string{} : " They " + listed(parts) + ".";
}

std::vector<std::string> columns_not_recorded(const PeopleOfResult& people) {
    std::vector<std::string> missing;
    const auto add_missing = [&](const auto& declared, const std::vector<std::string>& names) {
        for (const auto& column : declared) {
            if (std::find(names.begin(), names.end(), column.name) == names.end()) {
                missing.push_back(plain_words(column.name));
            }
        }
    };
    add_missing(person_columns(), people.person_columns);
    add_missing(case_columns(), people.case_columns);
    return missing;
}

} // namespace

bool is_told_of_the_person(std::string_view column) {
    return std::find(fixed.begin(), fixed.end(), column) != fixed.end();
}

std::string who_they_are(const PersonView& person) {
    const RecordedPerson& who = person.identity();
    const std::string name =
        person.id().empty() ? std::string{} : fmt::format(" (\"{}\" in the file)", person.id());
    return wrapped(fmt::format("Citizen {}{} lives in neighbourhood {} of world {}.{}",
                               who.citizen,
                               name,
                               who.neighbourhood,
                               who.world,
                               standing_text(person)));
}

std::string life_under(const PersonView& person, std::size_t policy) {
    const Events events{person, policy};
    return wrapped(beginning(person, policy) + events.turns() + voice(events) + bank(events) +
                       ending(person, policy) + courses(person, policy),
                   "  ",
                   2);
}

std::string
side_by_side(const PersonView& person, const std::vector<std::size_t>& policies, Style style) {
    const PeopleOfResult& people = person.people();
    const std::size_t last = people.weeks.size() - 1;
    std::vector<Table::Column> columns{{"", Table::Align::left}};
    for (const std::size_t policy : policies) {
        columns.push_back({people.policies[policy]});
    }
    Table table{columns, 1};
    const auto add = [&](const std::string& name, auto level) {
        std::vector<std::string> cells{name};
        bool is_known = false;
        for (const std::size_t policy : policies) {
            const std::optional<double> number = level(policy);
            is_known = is_known || number.has_value();
            cells.push_back(number ? level_text(*number) : "–");
        }
        if (is_known) {
            table.add(cells);
        }
    };
    for (const std::string& column : people.person_columns) {
        if (!is_told_of_the_person(column)) {
            add(plain_words(column),
                [&](std::size_t policy) { return person.level(column, policy, last); });
        }
    }
    for (std::size_t service = 0; service < people.services.size(); ++service) {
        for (const std::string& column : people.case_columns) {
            add(plain_words(column) + ", " + people.services[service],
                [&](std::size_t policy) { return person.level(column, policy, last, service); });
        }
    }
    return table.text(style);
}

std::string what_is_not_told(const PersonView& person) {
    const PeopleOfResult& people = person.people();
    std::string text = "Levels were recorded after " + weeks_text(people.weeks) +
                       " and are not known between; what happened is told of every week, by how "
                       "people stood at its end.";
    if (const auto missing = columns_not_recorded(people); !missing.empty()) {
        text += " Not recorded: " + listed(missing) + ".";
    }
    return wrapped(text);
}

} // namespace dowith
