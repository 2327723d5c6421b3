// SPDX-License-Identifier: Apache-2.0
#include "sim/app/robustness/robustness_text.hpp"

#include "sim/app/words.hpp"
#include "sim/experiment/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace dowith {
namespace {

constexpr std::size_t enough_worlds = 20;

/// Of the grid of willingness to pay, those steps that a table has room for.
constexpr std::array shown_steps{0U, 5U, 10U, 15U, 25U, 50U};

std::string percent(double share) {
    return std::isnan(share) ? "–" : fmt::format("{:.0f} %", 100.0 * share);
}

/// "90 % (78 to 97)".
std::string with_interval(const Proportion& share) {
    if (share.of == 0) {
        return "–";
    }
    return fmt::format(
        "{} ({:.0f} to {:.0f})", percent(share.share), 100.0 * share.low, 100.0 * share.high);
}

/// "36 of 40", "2.5 of 40".
std::string count_of(const Proportion& share) {
    const bool whole = std::fabs(share.count - std::round(share.count)) < 1e-6;
    return fmt::format("{:.{}f} of {}", share.count, whole ? 0 : 1, share.of);
}

std::size_t most_often(const std::vector<Proportion>& shares) {
    std::size_t first = 0;
    for (std::size_t i = 1; i < shares.size(); ++i) {
        first = shares[i].count > shares[first].count ? i : first;
    }
    return first;
}

/// As many decimals as usual, and more where a clear difference would look like none.
int decimals_for(const Spread& difference, int usual) {
    const bool is_clear = difference.low > 0.0 || difference.high < 0.0;
    const double size = std::fabs(difference.mean);
    const bool would_vanish = size < 0.5 * std::pow(10.0, -usual);
    return is_clear && would_vanish ? std::min(6, -static_cast<int>(std::floor(std::log10(size))))
                                    : usual;
}

/// Mean and interval in another unit.
Spread times(Spread spread, double factor) {
    spread.mean *= factor;
    spread.low *= factor;
    spread.high *= factor;
    return spread;
}

std::string half_width(const Spread& spread, int decimals) {
    return std::isnan(spread.low) ? "" : decimal((spread.high - spread.low) / 2.0, decimals);
}

std::string pounds(double amount) {
    const bool is_below = amount < 0.0;
    return (is_below ? "-" : "") +
           count_text(static_cast<std::size_t>(std::fabs(std::round(amount))));
}

std::string price_text(const Plane& plane) {
    return plane.ratio ? fmt::format("{} ({} to {})",
                                     pounds(plane.ratio->value),
                                     pounds(plane.ratio->low),
                                     pounds(plane.ratio->high))
                       : "";
}

} // namespace

std::string verdict_text(PlaneVerdict verdict) {
    switch (verdict) {
    case PlaneVerdict::dominates:
        return "better and cheaper";
    case PlaneVerdict::dominated:
        return "worse and dearer";
    case PlaneVerdict::buys:
        return "better and dearer";
    case PlaneVerdict::saves:
        return "worse and cheaper";
    case PlaneVerdict::unclear:
        break;
    }
    return "cannot be told";
}

const std::string& RobustnessText::policy_name(std::size_t policy) const {
    return result_.scenario.policies[policy].name;
}

std::vector<Table::Column> RobustnessText::policy_columns(const std::string& first) const {
    std::vector<Table::Column> columns{{first, Table::Align::left}};
    for (const Policy& policy : result_.scenario.policies) {
        columns.push_back({policy.name});
    }
    return columns;
}

std::string RobustnessText::all() const {
    std::string text = heading();
    for (const std::string& sentence : sentences()) {
        text += wrapped(sentence, "  ", 2);
    }
    text += winners() + regret() + planes() + curves();
    for (const std::string& note : notes()) {
        text += "\n" + wrapped(note);
    }
    return text;
}

std::string RobustnessText::heading() const {
    const Scenario& scenario = result_.scenario;
    const std::string& title = scenario.title.empty() ? scenario.name : scenario.title;
    const std::size_t worlds = result_.levels.worlds();
    return style_.bold(title) + "\n" +
           fmt::format("How robust is a choice among {} policies?\n\n", scenario.policies.size()) +
           wrapped(fmt::format("{} world{} of {} citizens, {} weeks under each policy, with the "
                               "same people and the same luck. {}",
                               worlds,
                               worlds == 1 ? "" : "s",
                               count_text(scenario.population.citizens),
                               scenario.horizon_weeks,
                               what_varies())) +
           "\n";
}

std::string RobustnessText::what_varies() const {
    const std::size_t drawn = result_.scenario.uncertainty.size();
    if (drawn == 0) {
        return "`uncertainty: none`: every world has the same numbers of the model, so these "
               "shares are of luck only. They say nothing about what is not known of the model: "
               "add --set uncertainty=default for that.";
    }
    return fmt::format("Each world is one plausible draw of {} numbers of the model that nobody "
                       "knows exactly, with one luck. A share of worlds is a share of such draws.",
                       drawn);
}

std::string RobustnessText::sentence(const OutcomeRobustness& outcome) const {
    const Series& series = all_series()[outcome.series];
    if (outcome.best.front().of == 0) {
        return capitalised(sentence_name(series)) +
               " is not known under all policies in any world.";
    }
    const std::size_t first = most_often(outcome.best);
    return fmt::format("{}: {} does best in {} worlds, a share of {:.0f} % (95 % interval of the "
                       "share {:.0f} to {:.0f} %).",
                       capitalised(sentence_name(series)),
                       policy_name(first),
                       count_of(outcome.best[first]),
                       100.0 * outcome.best[first].share,
                       100.0 * outcome.best[first].low,
                       100.0 * outcome.best[first].high);
}

std::string RobustnessText::joint_sentence() const {
    const std::vector<Proportion>& best = result_.robustness.best_in_all;
    if (best.front().of == 0 || result_.robustness.outcomes.size() < 2) {
        return {};
    }
    double in_any = 0.0;
    for (const Proportion& share : best) {
        in_any += share.count;
    }
    const std::size_t first = most_often(best);
    const Proportion none = proportion_of(
        std::max(0.0, static_cast<double>(best.front().of) - in_any), best.front().of);
    if (in_any == 0.0) {
        return fmt::format("All of these at once: in none of {} worlds is one policy best in all, "
                           "so what is chosen depends on which outcome counts.",
                           none.of);
    }
    const std::string others =
        none.count > 0.0 ? fmt::format("; in {} no policy is, and what is chosen depends on which "
                                       "outcome counts",
                                       count_of(none))
                         : "";
    return fmt::format("All of these at once: {} is best in all in {} worlds{}.",
                       policy_name(first),
                       count_of(best[first]),
                       others);
}

std::string RobustnessText::regret_sentence() const {
    std::vector<std::pair<std::string, std::vector<std::string>>> choices; // and for which outcomes
    for (const OutcomeRobustness& outcome : result_.robustness.outcomes) {
        std::vector<std::string> names;
        for (const std::size_t policy : outcome.minimax) {
            names.push_back(policy_name(policy));
        }
        const std::string choice = listed(names);
        if (choices.empty() || choices.back().first != choice) {
            choices.emplace_back(choice, std::vector<std::string>{});
        }
        choices.back().second.push_back(sentence_name(all_series()[outcome.series]));
    }
    std::vector<std::string> parts;
    for (const auto& [choice, outcomes] : choices) {
        if (!choice.empty()) {
            parts.push_back(choice + " for " + listed(outcomes));
        }
    }
    return parts.empty() ? ""
                         : fmt::format("The choice that can be regretted least, in the worst of "
                                       "these worlds (minimax regret): {}.",
                                       fmt::join(parts, "; "));
}

std::vector<std::string> RobustnessText::sentences() const {
    std::vector<std::string> all;
    for (const OutcomeRobustness& outcome : result_.robustness.outcomes) {
        all.push_back(sentence(outcome));
    }
    for (std::string more : {joint_sentence(), regret_sentence()}) {
        if (!more.empty()) {
            all.push_back(std::move(more));
        }
    }
    return all;
}

std::string RobustnessText::winners() const {
    Table table{policy_columns("does best in"), 1};
    const auto row = [&](const std::string& name, const std::vector<Proportion>& shares) {
        std::vector<std::string> cells{name};
        for (const Proportion& share : shares) {
            cells.push_back(with_interval(share));
        }
        table.add(cells);
    };
    for (const OutcomeRobustness& outcome : result_.robustness.outcomes) {
        row(short_name(all_series()[outcome.series]), outcome.best);
    }
    if (result_.robustness.outcomes.size() > 1) {
        row("all of these at once", result_.robustness.best_in_all);
        row("not dominated", result_.robustness.undominated);
    }
    return "\n" + style_.bold("Share of worlds in which a policy does best (95 % interval)") +
           "\n" + table.text(style_);
}

std::string RobustnessText::regret() const {
    using enum Table::Align;
    Table table{
        {{"", left}, {"policy", left}, {"mean"}, {"95 % of worlds below"}, {"worst"}, {"", left}},
        2};
    for (const OutcomeRobustness& outcome : result_.robustness.outcomes) {
        const Series& series = all_series()[outcome.series];
        const std::string unit = brief_unit(series.indicator->unit);
        table.add_heading(capitalised(short_name(series)) + (unit.empty() ? "" : ", " + unit));
        const int decimals = decimals_of(series.indicator->unit);
        for (std::size_t policy = 0; policy < outcome.regret.size(); ++policy) {
            const Regret& regret = outcome.regret[policy];
            const bool is_least =
                std::ranges::find(outcome.minimax, policy) != outcome.minimax.end();
            table.add({"",
                       policy_name(policy),
                       decimal(regret.spread.mean, decimals),
                       decimal(regret.spread.p95, decimals),
                       decimal(regret.most, decimals),
                       is_least ? "least worst" : ""});
        }
    }
    return "\n" +
           style_.bold("Regret: what a policy loses against the best one of the same world") +
           "\n" + table.text(style_);
}

std::string RobustnessText::planes() const {
    if (result_.robustness.money.empty()) {
        return {};
    }
    constexpr double thousand = 1000.0;
    using enum Table::Align;
    Table table{{{"", left},
                 {"costs more, GBP/head/yr"},
                 {"±"},
                 {"need met more, years/1000/yr"},
                 {"±"},
                 {"", left},
                 {"GBP a year of need met"}},
                1};
    Table quadrants{{{"", left},
                     {"better and cheaper"},
                     {"better and dearer"},
                     {"worse and cheaper"},
                     {"worse and dearer"}},
                    1};
    for (std::size_t view = 0; view < cost_views.size(); ++view) {
        const std::string heading = capitalised(std::string{cost_views[view].name}) + " view";
        table.add_heading(heading);
        quadrants.add_heading(heading);
        for (std::size_t policy = 0; policy < result_.scenario.policies.size(); ++policy) {
            if (policy == result_.scenario.baseline) {
                continue;
            }
            const Plane& plane = result_.robustness.money[view].planes[policy];
            const int of_cost = decimals_for(plane.cost, 2);
            const Spread effect = times(plane.effect, thousand);
            const int of_effect = decimals_for(effect, 2);
            table.add({policy_name(policy),
                       signed_decimal(plane.cost.mean, of_cost),
                       half_width(plane.cost, of_cost),
                       signed_decimal(effect.mean, of_effect),
                       half_width(effect, of_effect),
                       verdict_text(plane.verdict),
                       price_text(plane)});
            quadrants.add({policy_name(policy),
                           percent(plane.quadrants.better_cheaper.share),
                           percent(plane.quadrants.better_dearer.share),
                           percent(plane.quadrants.worse_cheaper.share),
                           percent(plane.quadrants.worse_dearer.share)});
        }
    }
    return "\n" +
           style_.bold("Cost against effect, from " + policy_name(result_.scenario.baseline)) +
           "\n" + table.text(style_) + "\n" + style_.bold("The same as shares of worlds") + "\n" +
           quadrants.text(style_);
}

std::string RobustnessText::curves() const {
    if (result_.robustness.money.empty()) {
        return {};
    }
    Table table{policy_columns("worth of a year of need met, GBP"), 1};
    for (std::size_t view = 0; view < cost_views.size(); ++view) {
        table.add_heading(capitalised(std::string{cost_views[view].name}) + " view");
        for (const unsigned step : shown_steps) {
            const Acceptability& at = result_.robustness.money[view].curve[step];
            std::vector<std::string> cells{pounds(at.willingness)};
            for (std::size_t policy = 0; policy < at.best.size(); ++policy) {
                cells.push_back((policy == at.highest_mean ? "* " : "") +
                                percent(at.best[policy].share));
            }
            table.add(cells);
        }
    }
    return "\n" +
           style_.bold("Acceptability: share of worlds with the highest net benefit of all") +
           "\n" + table.text(style_) + "\n" +
           wrapped("* has the highest net benefit on average, which is what counts for who is not "
                   "afraid of risk; it need not be the one that is best most often.");
}

std::vector<std::string> RobustnessText::notes() const {
    std::vector<std::string> notes;
    if (!result_.robustness.money.empty()) {
        notes.push_back(fmt::format(
            "Effect: years at severity 1 in which need is not left unmet, over the whole run, per "
            "1000 citizens and year. Agency view: {}. Social view: {}. Neither counts the value of "
            "need left unmet, which the effect counts: where a year is worth what the scenario "
            "values it at (GBP {} unless drawn), net benefit in the social view ranks policies as "
            "social cost does. A price stands only where both differences keep clear of zero and "
            "more of the one buys more of the other (interval: Fieller).",
            cost_views[0].says,
            cost_views[1].says,
            pounds(result_.scenario.parameters.money.unmet_need)));
    }
    std::vector<std::string> exploratory;
    for (const OutcomeRobustness& outcome : result_.robustness.outcomes) {
        if (!is_primary(result_.scenario, outcome.series)) {
            exploratory.push_back(short_name(all_series()[outcome.series]));
        }
    }
    if (!exploratory.empty()) {
        notes.push_back("Exploratory, since the scenario does not name them primary: " +
                        listed(exploratory) + ".");
    }
    if (result_.levels.worlds() < enough_worlds) {
        notes.push_back(fmt::format("With {} world{} shares are coarse, and the worst case is only "
                                    "the worst of these: --worlds 100 tells more.",
                                    result_.levels.worlds(),
                                    result_.levels.worlds() == 1 ? "" : "s"));
    }
    notes.emplace_back(
        "What this is not. A share of worlds is not the probability that a policy is best in your "
        "place: plausible ranges are assumptions, drawn one by one, and what the model leaves out "
        "is in no world. Every world mixes one draw with one luck, so shares hold both. The "
        "interval says how well so many worlds tell the share, not how far the model can be "
        "trusted. Best counts how often, not by how much: read regret beside it. The worst case "
        "grows with the number of worlds.");
    return notes;
}

} // namespace dowith
