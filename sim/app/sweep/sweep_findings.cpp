// SPDX-License-Identifier: Apache-2.0
#include "sim/app/sweep/sweep_findings.hpp"

#include "sim/app/table.hpp"
#include "sim/app/words.hpp"
#include "sim/experiment/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace dowith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// More than these are for the file and for `--json`.
constexpr std::size_t outcomes_shown_max = 3;
constexpr std::size_t points_shown_max = 8;

std::vector<double> levels_of(const PointWorlds& worlds, std::size_t policy, std::size_t series) {
    std::vector<double> levels;
    for (const std::optional<WorldResult>& world : worlds) {
        levels.push_back(world ? summary(*world, policy, series) : unknown);
    }
    return levels;
}

std::string factor_text(const Factor& factor) {
    if (factor.is_list()) {
        return factor.path + ": " + listed(factor.values);
    }
    const std::string range = fmt::format("{:g} to {:g}", factor.low, factor.high);
    switch (factor.likelihood) {
    case Likelihood::triangular:
        return fmt::format("{}: {}, most often near {:g}", factor.path, range, factor.mode);
    case Likelihood::log_uniform:
        return fmt::format("{}: {}, every ratio as often", factor.path, range);
    case Likelihood::uniform:
        break;
    }
    return factor.path + ": " + range;
}

/// The factors of points from a file say nothing of themselves but their names.
std::string factor_text(const SweepDesign& design, std::size_t factor) {
    if (design.rows.empty()) {
        return factor_text(design.factors[factor]);
    }
    std::vector<std::string> values;
    for (const std::vector<std::string>& point : design.points) {
        if (std::find(values.begin(), values.end(), point[factor]) == values.end()) {
            values.push_back(point[factor]);
        }
    }
    const std::string& path = design.factors[factor].path;
    constexpr std::size_t values_shown_max = 5;
    return values.size() <= values_shown_max
               ? path + ": " + listed(values)
               : fmt::format("{}: {} values", path, count_text(values.size()));
}

/// As many digits as tell points apart at a glance; the file has all.
std::string value_text(const std::string& value) {
    double number = 0.0;
    std::size_t read = 0;
    try {
        number = std::stod(value, &read);
    } catch (const std::exception&) {
        return value;
    }
    return read == value.size() ? fmt::format("{:.4g}", number) : value;
}

} // namespace

SweepFindings::SweepFindings(const LoadedSweep& sweep)
    : sweep_{sweep}, plan_{sweep.plan}, told_{sweep.told_of} {}

void SweepFindings::add(const PointWorlds& worlds) {
    for (const std::size_t series : told_) {
        const bool higher_is_better = all_series()[series].indicator->better != Better::lower;
        const std::vector<double> baseline = levels_of(worlds, plan_.base.baseline, series);
        for (std::size_t policy = 0; policy < plan_.policies(); ++policy) {
            const std::vector<double> levels = levels_of(worlds, policy, series);
            cells_.push_back(
                {spread_of(levels), paired_difference(baseline, levels, higher_is_better)});
        }
    }
}

const SweepFindings::Cell&
SweepFindings::cell(std::size_t point, std::size_t outcome, std::size_t policy) const {
    return cells_[(point * told_.size() + outcome) * plan_.policies() + policy];
}

/// How much better than the baseline, or of a lone policy how good, by the first outcome.
double SweepFindings::gain(std::size_t point, std::size_t policy) const {
    const bool lower = all_series()[told_.front()].indicator->better == Better::lower;
    const Cell& here = cell(point, 0, policy);
    const double mean =
        policy == plan_.base.baseline ? here.level.mean : here.against.difference.mean;
    return lower ? -mean : mean;
}

/// From best to worst; points of which nothing is known are left out.
std::vector<std::size_t> SweepFindings::ranked(std::size_t policy) const {
    std::vector<std::size_t> points(plan_.points.size());
    std::iota(points.begin(), points.end(), std::size_t{0});
    std::erase_if(points, [&](std::size_t point) { return std::isnan(gain(point, policy)); });
    std::sort(points.begin(), points.end(), [&](std::size_t a, std::size_t b) {
        return std::pair{-gain(a, policy), a} < std::pair{-gain(b, policy), b};
    });
    return points;
}

std::string SweepFindings::heading(Style style) const {
    const Scenario& base = plan_.base;
    std::string text = style.bold(base.title.empty() ? base.name : base.title) + "\n\n";
    text += wrapped(fmt::format(
        "{} points ({}), {} world{} at each, {} polic{}. World by world, the luck is the same at "
        "every point and under every policy.",
        count_text(plan_.points.size()),
        plan_.design.how,
        count_text(plan_.worlds()),
        plan_.worlds() == 1 ? "" : "s",
        plan_.policies(),
        plan_.policies() == 1 ? "y" : "ies"));
    text += "\n" + style.bold("What varies") + "\n";
    for (std::size_t factor = 0; factor < plan_.design.factors.size(); ++factor) {
        text += wrapped(factor_text(plan_.design, factor), "  ", 4);
    }
    if (!base.uncertainty.empty()) {
        text += wrapped(fmt::format("Besides, {} numbers are drawn anew in each world.",
                                    base.uncertainty.size()),
                        "  ",
                        4);
    }
    return text;
}

std::string SweepFindings::table(std::size_t policy,
                                 const std::vector<std::size_t>& points,
                                 Style style) const {
    const bool is_alone = policy == plan_.base.baseline;
    std::vector<Table::Column> columns{{"point", Table::Align::number}};
    for (const Factor& factor : plan_.design.factors) {
        columns.push_back({brief_path(factor.path), Table::Align::number});
    }
    const std::size_t shown = std::min(told_.size(), outcomes_shown_max);
    for (std::size_t outcome = 0; outcome < shown; ++outcome) {
        const Series& series = all_series()[told_[outcome]];
        const std::string unit = brief_unit(series.indicator->unit);
        columns.push_back(
            {short_name(series) + (unit.empty() ? "" : ", " + unit), Table::Align::left});
    }
    Table table{std::move(columns), 1};
    for (const std::size_t point : points) {
        std::vector<std::string> cells{fmt::format("{}", point)};
        for (const std::string& value : plan_.design.points[point]) {
            cells.push_back(value_text(value));
        }
        for (std::size_t outcome = 0; outcome < shown; ++outcome) {
            const int decimals = decimals_of(all_series()[told_[outcome]].indicator->unit);
            const Cell& here = cell(point, outcome, policy);
            const Spread& told = is_alone ? here.level : here.against.difference;
            const std::string mean =
                is_alone ? decimal(told.mean, decimals) : signed_decimal(told.mean, decimals);
            cells.push_back(
                fmt::format("{} ± {}", mean, decimal(0.5 * (told.high - told.low), decimals)));
        }
        table.add(std::move(cells));
    }
    return table.text(style);
}

std::string SweepFindings::policy_text(std::size_t policy, Style style) const {
    const std::vector<std::size_t> best_first = ranked(policy);
    const Series& series = all_series()[told_.front()];
    const bool is_alone = policy == plan_.base.baseline;
    const std::string title = is_alone ? plan_.base.policies[policy].name
                                       : fmt::format("{} against {}",
                                                     plan_.base.policies[policy].name,
                                                     plan_.base.policies[plan_.base.baseline].name);
    std::string text = "\n" + style.bold(title) + "\n";
    if (best_first.empty()) {
        return text + wrapped("Nothing is known at any point.");
    }
    if (best_first.size() <= points_shown_max) {
        return text + table(policy, best_first, style);
    }
    constexpr std::size_t each = points_shown_max / 2;
    std::vector<std::size_t> ends{best_first.begin(), best_first.begin() + each};
    ends.insert(ends.end(), best_first.end() - each, best_first.end());
    text += wrapped(fmt::format("The {} best and {} worst of {} points by {}:",
                                each,
                                each,
                                count_text(best_first.size()),
                                sentence_name(series)));
    return text + table(policy, ends, style);
}

std::string SweepFindings::places_text(const SweepKept& kept) const {
    std::string before;
    if (kept.found > 0) {
        before = fmt::format(", {} of them from before", kept.found);
    }
    std::string text;
    if (kept.missing > 0) {
        text +=
            "\n" + wrapped(fmt::format("{} of {} worlds failed and are missing; every number is "
                                       "of the others of its point.",
                                       kept.missing,
                                       kept.simulated));
    }
    text += fmt::format("\nDigest: {}\nWorlds: {}/ ({} kept{})\nDesign: {}\n",
                        kept.digest,
                        kept.worlds.string(),
                        kept.simulated - kept.missing,
                        before,
                        kept.design.string());
    if (!kept.table.empty()) {
        text += fmt::format("Table:  {}\n", kept.table.string());
    }
    return text + fmt::format("Result: {}\n", kept.file.string());
}

std::string SweepFindings::text(const SweepKept& kept, Style style) const {
    std::string text = heading(style);
    const bool is_alone = plan_.policies() == 1;
    for (std::size_t policy = 0; policy < plan_.policies(); ++policy) {
        if (is_alone || policy != plan_.base.baseline) {
            text += policy_text(policy, style);
        }
    }
    text += "\n" + wrapped(fmt::format(
                       "{}, mean over worlds ± half the width of its 95 % interval, at that point "
                       "alone. Of many points the best looks better than it is: look again at it "
                       "with other worlds (--seed).",
                       is_alone ? "Levels" : "Differences from the baseline in the same worlds"));
    return text + places_text(kept);
}

} // namespace dowith
