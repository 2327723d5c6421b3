// SPDX-License-Identifier: Apache-2.0
#include "sim/app/glance.hpp"

#include "sim/app/contrast.hpp"
#include "sim/app/standing.hpp"
#include "sim/app/table.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace dowith {
namespace {

/// A policy set against another, by their places in the scenario.
struct Pair {
    std::size_t policy;
    std::size_t against;
};

const Stage& last_stage(const Scenario& scenario, std::size_t policy) {
    return scenario.policies[policy].stages.back();
}

/// Whether there are three policies or more, and what this tells of each is told of no other.
template <class Place> bool each_has_its_own(const Scenario& scenario, Place&& place) {
    std::set<std::string> places;
    for (const Policy& policy : scenario.policies) {
        const std::string& own = place(policy.stages.back());
        if (own.empty() || !places.insert(own).second) {
            return false;
        }
    }
    return places.size() > 2;
}

/// Tables of the primary outcomes of one comparison.
class Glance {
  public:
    Glance(const Scenario& scenario, const Comparison& comparison, Style style)
        : scenario_{scenario}, comparison_{comparison}, style_{style} {
        for (const Outcome& outcome : comparison.outcomes) {
            if (outcome.primary) {
                primary_.push_back(outcome.series);
            }
        }
    }

    [[nodiscard]] bool is_empty() const {
        return primary_.empty() || scenario_.policies.size() < 2;
    }

    [[nodiscard]] std::string policy_by_policy() const;
    [[nodiscard]] std::string rung_by_rung() const;
    [[nodiscard]] std::string cell_by_cell() const;

  private:
    [[nodiscard]] const std::string& name_of(std::size_t policy) const {
        return scenario_.policies[policy].name;
    }

    [[nodiscard]] Contrast contrast(std::size_t series, Pair pair) const;
    [[nodiscard]] std::vector<std::string> cells(std::size_t series,
                                                 const std::vector<Pair>& pairs) const;
    [[nodiscard]] std::string table(std::vector<Table::Column> columns,
                                    std::vector<std::vector<std::string>> rows,
                                    const std::vector<Pair>& pairs) const;
    [[nodiscard]] std::string grid_of(std::size_t series) const;
    [[nodiscard]] bool reached(std::size_t policy) const;
    /// `explores`: whether policies are also set against others than the baseline.
    [[nodiscard]] std::string legend(bool explores = false) const;

    const Scenario& scenario_;
    const Comparison& comparison_;
    Style style_;
    std::vector<std::size_t> primary_; ///< places in all_series()
};

Contrast Glance::contrast(std::size_t series, Pair pair) const {
    const bool is_told = pair.against == scenario_.baseline; // with the interval of the comparison
    const PairedDifference paired =
        is_told ? comparison_.outcomes[series].differences[pair.policy]
                : difference_between(comparison_.worlds, pair.policy, pair.against, series);
    return {
        all_series()[series], name_of(pair.policy), name_of(pair.against), paired, paired.known};
}

/// What one column says of these pairs, its numbers one below the other.
std::vector<std::string> Glance::cells(std::size_t series, const std::vector<Pair>& pairs) const {
    int decimals = 0;
    std::vector<Contrast> contrasts;
    for (const Pair& pair : pairs) {
        contrasts.push_back(contrast(series, pair));
        if (pair.policy != pair.against) {
            decimals = std::max(decimals, brief_decimals(contrasts.back()));
        }
    }
    std::vector<BriefContrast> briefs;
    std::size_t width = 0;
    std::size_t half_width = 0;
    for (const Contrast& each : contrasts) {
        briefs.push_back(brief(each, decimals));
        width = std::max(width, briefs.back().difference.size());
        half_width = std::max(half_width, briefs.back().half_interval.size());
    }
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const auto& [difference, half, mark] = briefs[i];
        const bool is_baseline = pairs[i].policy == pairs[i].against;
        texts.push_back(
            is_baseline ? "baseline"
            : half.empty()
                ? difference
                : fmt::format("{:>{}} ± {:>{}} {}", difference, width, half, half_width, mark));
    }
    return texts;
}

/// Rows of words, each followed by its pair's difference in every primary outcome.
std::string Glance::table(std::vector<Table::Column> columns,
                          std::vector<std::vector<std::string>> rows,
                          const std::vector<Pair>& pairs) const {
    const std::size_t fixed = columns.size();
    for (const std::size_t series : primary_) {
        const std::string unit = brief_unit(all_series()[series].indicator->unit);
        columns.push_back({short_name(all_series()[series]) + (unit.empty() ? "" : ", " + unit),
                           Table::Align::left});
        const std::vector<std::string> texts = cells(series, pairs);
        for (std::size_t row = 0; row < rows.size(); ++row) {
            rows[row].push_back(texts[row]);
        }
    }
    Table table{std::move(columns), fixed};
    for (std::vector<std::string>& row : rows) {
        table.add(std::move(row));
    }
    return table.text(style_);
}

std::string Glance::legend(bool explores) const {
    if (comparison_.worlds.size() < 2) {
        return "\n" + wrapped("One world says nothing about others.");
    }
    const bool is_joint = comparison_.stopping.rule.is_sequential;
    return "\n" +
           wrapped(fmt::format("Mean over worlds of the difference, ± half its {}95 % interval; ▲ "
                               "better and ▼ worse where the interval keeps clear of zero.",
                               is_joint ? "joint " : "")) +
           (is_joint && explores
                ? wrapped("Against the rung below it is the interval of that difference alone, as "
                          "if the number of worlds had been planned: exploratory.")
                : "");
}

std::string Glance::policy_by_policy() const {
    std::vector<std::vector<std::string>> rows;
    std::vector<Pair> pairs;
    for (std::size_t policy = 0; policy < scenario_.policies.size(); ++policy) {
        if (policy != scenario_.baseline) {
            rows.push_back({name_of(policy)});
            pairs.push_back({policy, scenario_.baseline});
        }
    }
    const std::string title = fmt::format("Against {}", name_of(scenario_.baseline));
    return "\n" + style_.bold(title) + "\n" + table({{"", Table::Align::left}}, rows, pairs) +
           legend();
}

std::string Glance::rung_by_rung() const {
    std::vector<std::size_t> upward(scenario_.policies.size());
    for (std::size_t policy = 0; policy < upward.size(); ++policy) {
        upward[policy] = policy;
    }
    std::sort(upward.begin(), upward.end(), [this](std::size_t a, std::size_t b) {
        return last_stage(scenario_, a).rung_number < last_stage(scenario_, b).rung_number;
    });
    std::vector<std::vector<std::string>> rungs;
    std::vector<std::vector<std::string>> steps;
    std::vector<Pair> from_baseline;
    std::vector<Pair> from_below;
    for (std::size_t i = 0; i < upward.size(); ++i) {
        const std::size_t policy = upward[i];
        const Stage& stage = last_stage(scenario_, policy);
        const Standing standing = standing_of(scenario_, comparison_, policy);
        rungs.push_back({fmt::format("{} {}", stage.rung_number, name_of(policy)),
                         fmt::format("{}", standing.realised_rung.number)});
        from_baseline.push_back({policy, scenario_.baseline});
        if (i > 0) {
            const int below = last_stage(scenario_, upward[i - 1]).rung_number;
            steps.push_back(
                {fmt::format("{} to {} {}", below, stage.rung_number, name_of(policy))});
            from_below.push_back({policy, upward[i - 1]});
        }
    }
    using enum Table::Align;
    return "\n" +
           style_.bold(fmt::format("Rung by rung, against {}", name_of(scenario_.baseline))) +
           "\n" + table({{"rung", left}, {"done", left}}, rungs, from_baseline) + "\n" +
           style_.bold("Each rung against the one below") + "\n" +
           table({{"step", left}}, steps, from_below) + legend(true) +
           wrapped("Done: the rung of the seven of co-production that came of it, by the median "
                   "world.");
}

bool Glance::reached(std::size_t policy) const {
    const Standing standing = standing_of(scenario_, comparison_, policy);
    return standing.declared_roles == standing.realised_roles;
}

std::string Glance::grid_of(std::size_t series) const {
    std::vector<Pair> pairs;
    for (std::size_t policy = 0; policy < scenario_.policies.size(); ++policy) {
        pairs.push_back({policy, scenario_.baseline});
    }
    const std::vector<std::string> texts = cells(series, pairs);
    using enum Table::Align;
    std::vector<Table::Column> columns{{"delivered by", left}};
    for (const Party design : parties) {
        columns.push_back({design == Party::together
                               ? "designed together"
                               : fmt::format("designed by {}", dowith::name_of(design)),
                           left});
    }
    Table table{columns, 1};
    for (const Party delivery : parties) {
        std::vector<std::string> row{std::string{dowith::name_of(delivery)}};
        for (const Party design : parties) {
            row.emplace_back();
            for (std::size_t policy = 0; policy < texts.size(); ++policy) {
                if (declared_roles(scenario_.policies[policy]) == Roles{design, delivery}) {
                    row.back() = texts[policy] + (reached(policy) ? "" : "*");
                }
            }
        }
        table.add(row);
    }
    const Series& shown = all_series()[series];
    const std::string unit = plain_unit(shown.indicator->unit);
    return "\n" +
           style_.bold(capitalised(sentence_name(shown)) + (unit.empty() ? "" : ", " + unit) +
                       ": against " + name_of(scenario_.baseline)) +
           "\n" + table.text(style_);
}

std::string Glance::cell_by_cell() const {
    std::string text;
    for (const std::size_t series : primary_) {
        text += grid_of(series);
    }
    bool all_reached = true;
    for (std::size_t policy = 0; policy < scenario_.policies.size(); ++policy) {
        all_reached = all_reached && reached(policy);
    }
    return text + legend() +
           (all_reached ? "" : wrapped("*: declared, but what was done came to another cell."));
}

} // namespace

Arrangement arrangement_of(const Scenario& scenario) {
    if (each_has_its_own(scenario, [](const Stage& stage) { return stage.rung; })) {
        return Arrangement::ladder;
    }
    if (each_has_its_own(scenario, [](const Stage& stage) { return stage.cell; })) {
        return Arrangement::grid;
    }
    return Arrangement::side_by_side;
}

std::string glance(const Scenario& scenario, const Comparison& comparison, Style style) {
    const Glance look{scenario, comparison, style};
    if (look.is_empty()) {
        return {};
    }
    switch (arrangement_of(scenario)) {
    case Arrangement::ladder:
        return look.rung_by_rung();
    case Arrangement::grid:
        return look.cell_by_cell();
    case Arrangement::side_by_side:
        break;
    }
    return look.policy_by_policy();
}

} // namespace dowith
