// SPDX-License-Identifier: Apache-2.0
#include "sim/app/explain/explanation_text.hpp"

#include "sim/app/table.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace dowith {
namespace {

constexpr std::size_t enough_worlds = 10; // below, Student's t makes intervals wide
constexpr double worth_telling = 0.1;     // of the difference: an interaction
constexpr std::size_t interactions_most = 3;

bool is_clear_of_nought(const Spread& spread) { return spread.low > 0.0 || spread.high < 0.0; }

bool never_differs(const Spread& spread) { return spread.mean == 0.0 && spread.sd == 0.0; }

/// As many decimals as usual, and more where an interval that is clear of nought would not look so.
int telling_decimals(const Spread& spread, int usual) {
    constexpr int decimals_most = 6;
    const double nearest = std::min(std::fabs(spread.low), std::fabs(spread.high));
    int decimals = usual;
    while (is_clear_of_nought(spread) && decimals < decimals_most &&
           nearest < 0.5 * std::pow(10.0, -decimals)) {
        ++decimals;
    }
    return decimals;
}

/// "+0.071 (+0.065 to +0.077)".
std::string with_interval(const Spread& spread, int usual_decimals) {
    const int decimals = telling_decimals(spread, usual_decimals);
    if (std::isnan(spread.low)) {
        return signed_decimal(spread.mean, decimals);
    }
    return fmt::format("{} ({} to {})",
                       signed_decimal(spread.mean, decimals),
                       signed_decimal(spread.low, decimals),
                       signed_decimal(spread.high, decimals));
}

std::string half_width(const Spread& spread, int decimals) {
    return std::isnan(spread.low) ? "" : decimal((spread.high - spread.low) / 2.0, decimals);
}

/// "training 0 to 20": a lever and where it moves, unless that differs by stage or service.
std::string move_text(const LeverMove& move) {
    if (move.steps.size() > 1) {
        return move.lever.name() + " (by stage or service)";
    }
    const LeverMove::Step& step = move.steps.front();
    const auto words = move.lever.declaration().words;
    const auto value = [&](double x) {
        return words.empty() ? number_text(x) : std::string{words[static_cast<std::size_t>(x)]};
    };
    return fmt::format("{} {} to {}", move.lever.name(), value(step.from), value(step.to));
}

std::string moves_text(const Switch& group) {
    std::vector<std::string> moves;
    for (const LeverMove& move : group.moves) {
        moves.push_back(move_text(move));
    }
    if (group.moves_events) {
        moves.emplace_back("the policy's events");
    }
    return fmt::format("{}", fmt::join(moves, ", "));
}

} // namespace

std::vector<const ExplainedOutcome*> ExplanationText::shown() const {
    std::vector<const ExplainedOutcome*> outcomes;
    for (const std::size_t series : shown_) {
        const auto found = std::ranges::find(result_.outcomes, series, &ExplainedOutcome::series);
        EXPECTS(found != result_.outcomes.end());
        outcomes.push_back(&*found);
    }
    return outcomes;
}

const Switch& ExplanationText::group(std::size_t place) const {
    return result_.between.switches()[place];
}

Contrast ExplanationText::contrast(const ExplainedOutcome& outcome) const {
    return {all_series()[outcome.series],
            result_.between.to().name,
            result_.between.from().name,
            outcome.difference,
            outcome.difference.known,
            result_.levels.worlds()};
}

bool ExplanationText::is_clear(const ExplainedOutcome& outcome) const {
    return is_clear_of_nought(outcome.difference.difference);
}

std::string ExplanationText::all() const {
    std::string text = heading() + groups();
    for (const ExplainedOutcome* const outcome : shown()) {
        const std::string unit = brief_unit(all_series()[outcome->series].indicator->unit);
        const std::string name = capitalised(sentence_name(all_series()[outcome->series]));
        text += "\n" + style_.bold(unit.empty() ? name : name + ", " + unit) + "\n";
        for (const std::string& sentence : sentences(*outcome)) {
            text += wrapped(sentence, "  ", 2);
        }
        text += outcome->difference.known > 0 ? "\n" + table(*outcome) : "";
    }
    for (const std::string& note : notes()) {
        text += "\n" + wrapped(note);
    }
    return text;
}

std::string ExplanationText::heading() const {
    const std::string& title = scenario_.title.empty() ? scenario_.name : scenario_.title;
    const std::size_t worlds = result_.levels.worlds();
    const std::size_t groups = result_.between.switches().size();
    return style_.bold(title) + "\n" +
           wrapped(fmt::format("What the difference between {} and {} hinges on",
                               result_.between.from().name,
                               result_.between.to().name)) +
           "\n" +
           wrapped(fmt::format(
               "{} world{} of {} citizens. {} weeks of burn-in, then {} weeks under each of {} "
               "policies, with the same people and the same luck: the two, and all that lie "
               "between them, each of {} group{} of levers standing as in the one or as in the "
               "other.",
               worlds,
               worlds == 1 ? "" : "s",
               count_text(scenario_.population.citizens),
               scenario_.burn_in_weeks,
               scenario_.horizon_weeks,
               result_.between.coalitions(),
               groups,
               groups == 1 ? "" : "s"));
}

std::string ExplanationText::groups() const {
    std::string text = fmt::format("\n{}\n",
                                   style_.bold(fmt::format("What moves, from {} to {}",
                                                           result_.between.from().name,
                                                           result_.between.to().name)));
    for (const Switch& each : result_.between.switches()) {
        text += wrapped(fmt::format("{}: {}.", capitalised(each.says), moves_text(each)), "  ", 4);
    }
    return text;
}

std::vector<std::string> ExplanationText::sentences(const ExplainedOutcome& outcome) const {
    std::vector<std::string> all{difference_sentence(contrast(outcome))};
    for (std::string sentence : {hinges(outcome), untold(outcome), interplay(outcome)}) {
        if (!sentence.empty()) {
            all.push_back(std::move(sentence));
        }
    }
    return all;
}

/// "Of these +0.128, +0.071 (+0.065 to +0.077) hinges on delivering together and ...".
std::string ExplanationText::hinges(const ExplainedOutcome& outcome) const {
    const int decimals = table_decimals(contrast(outcome));
    std::vector<std::string> parts;
    for (const std::size_t place : ranked(outcome)) {
        const Spread& share = outcome.contributions[place].share;
        if (is_clear_of_nought(share)) {
            parts.push_back(with_interval(share, decimals) + " " +
                            (parts.empty() ? "hinges on " : "on ") + group(place).says);
        }
    }
    if (parts.empty()) {
        return {};
    }
    const std::string whole = signed_decimal(outcome.difference.difference.mean, decimals);
    return (is_clear(outcome) ? "Of the " + whole + ", " : "Parts can be told all the same: ") +
           fmt::format("{}.", fmt::join(parts, "; "));
}

std::string ExplanationText::untold(const ExplainedOutcome& outcome) const {
    const int decimals = table_decimals(contrast(outcome));
    std::vector<std::string> unclear;
    std::vector<std::string> nothing;
    for (const std::size_t place : ranked(outcome)) {
        const Spread& share = outcome.contributions[place].share;
        if (never_differs(share)) {
            nothing.push_back(group(place).says);
        } else if (!is_clear_of_nought(share) && !std::isnan(share.low)) {
            unclear.push_back(fmt::format("{} ({} to {})",
                                          group(place).says,
                                          signed_decimal(share.low, decimals),
                                          signed_decimal(share.high, decimals)));
        }
    }
    std::string text;
    if (!unclear.empty()) {
        text =
            fmt::format("Nothing can be told of {}: the interval includes zero.", listed(unclear));
    }
    if (!nothing.empty()) {
        text += fmt::format("{}Nothing at all, in any world, hinges on {}.",
                            text.empty() ? "" : " ",
                            listed(nothing));
    }
    return text;
}

std::vector<const Interaction*> ExplanationText::large(const ExplainedOutcome& outcome) const {
    const double enough = worth_telling * std::fabs(outcome.difference.difference.mean);
    std::vector<const Interaction*> pairs;
    for (const Interaction& pair : outcome.interactions) {
        if (is_clear_of_nought(pair.index) && std::fabs(pair.index.mean) >= enough) {
            pairs.push_back(&pair);
        }
    }
    std::ranges::sort(pairs, [](const Interaction* a, const Interaction* b) {
        const double x = std::fabs(a->index.mean);
        const double y = std::fabs(b->index.mean);
        return x != y ? x > y : a < b; // those of one outcome lie in one row
    });
    return pairs;
}

std::string ExplanationText::interplay(const ExplainedOutcome& outcome) const {
    const int decimals = table_decimals(contrast(outcome));
    std::vector<const Interaction*> pairs = large(outcome);
    pairs.resize(std::min(pairs.size(), interactions_most));
    std::vector<std::string> parts;
    for (const Interaction* const pair : pairs) {
        parts.push_back(fmt::format("{} for {} with {}",
                                    with_interval(pair->index, decimals),
                                    group(pair->first).says,
                                    group(pair->second).says));
    }
    return parts.empty() ? ""
                         : fmt::format("Groups do not simply add up. What two do together beyond "
                                       "what they do one by one: {}.",
                                       fmt::join(parts, "; "));
}

std::string ExplanationText::table(const ExplainedOutcome& outcome) const {
    using enum Table::Align;
    Table table{{{"group", left}, {"share"}, {"±"}, {"of all"}, {"alone"}, {"last"}}, 1};
    const int decimals = table_decimals(contrast(outcome));
    const Spread& whole = outcome.difference.difference;
    for (const std::size_t place : ranked(outcome)) {
        const Contribution& each = outcome.contributions[place];
        table.add(
            {group(place).says,
             signed_decimal(each.share.mean, decimals),
             half_width(each.share, decimals),
             is_clear(outcome) ? fmt::format("{:.0f} %", 100.0 * each.share.mean / whole.mean) : "",
             signed_decimal(each.alone.mean, decimals),
             signed_decimal(each.last.mean, decimals)});
    }
    table.add({"all together",
               signed_decimal(whole.mean, decimals),
               half_width(whole, decimals),
               is_clear(outcome) ? "100 %" : "",
               signed_decimal(whole.mean, decimals),
               signed_decimal(whole.mean, decimals)},
              true);
    return table.text(style_);
}

std::vector<std::string> ExplanationText::notes() const {
    std::vector<std::string> notes{
        "Share: what moving a group adds, on average over all orders in which the groups can be "
        "moved one after the other (Shapley value). Shares add up to the difference, in every "
        "world. Alone: this group moved, all others as in " +
        result_.between.from().name + ". Last: this group moved when all others are as in " +
        result_.between.to().name +
        ". Where the three differ, groups need one another or do for one another. ±: half the "
        "width of the 95 % interval of the mean over worlds, of each number by itself."};
    if (result_.levels.worlds() < enough_worlds) {
        notes.push_back(fmt::format("With {} world{} intervals are wide, or there are none: take "
                                    "these numbers as a first look.",
                                    result_.levels.worlds(),
                                    result_.levels.worlds() == 1 ? "" : "s"));
    }
    std::vector<std::string> merged;
    for (const Switch& each : result_.between.switches()) {
        if (each.name.find('+') != std::string::npos) {
            merged.push_back(each.says);
        }
    }
    if (!merged.empty()) {
        notes.push_back(fmt::format("Moved as one, since every group more doubles the work: {}. "
                                    "--groups {} tells them apart.",
                                    fmt::format("{}", fmt::join(merged, "; ")),
                                    result_.between.switches().size() + merged.size()));
    }
    std::vector<std::string> exploratory;
    for (const std::size_t series : shown_) {
        if (!is_primary(scenario_, series)) {
            exploratory.push_back(short_name(all_series()[series]));
        }
    }
    if (!exploratory.empty()) {
        notes.push_back("Exploratory, since the scenario does not name them primary: " +
                        listed(exploratory) + ".");
    }
    notes.emplace_back(
        "This says which levers carry the difference in the model, at its numbers. It is no "
        "evidence of what they would do in a place, and no reason to leave out a group whose share "
        "is small: what it does last is what leaving it out would cost.");
    return notes;
}

} // namespace dowith
