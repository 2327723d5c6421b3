// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/charts/share_chart.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dowith {
namespace {

std::string share_text(const Proportion& share) {
    return fmt::format("{:.0f} of {}", share.count, share.of);
}

void add_best(Page& page, const Reported& reported) {
    const Robustness& robustness = *reported.robustness;
    DataTable table{{"best in worlds"}, {}};
    for (const Policy& policy : reported.scenario.policies) {
        table.columns.push_back(policy.name);
    }
    const auto add = [&](const std::string& name, const std::vector<Proportion>& shares) {
        std::vector<std::string> row{name};
        for (const Proportion& share : shares) {
            row.push_back(share_text(share));
        }
        table.rows.push_back(std::move(row));
    };
    for (const OutcomeRobustness& outcome : robustness.outcomes) {
        add(short_name(all_series()[outcome.series]), outcome.best);
    }
    if (robustness.outcomes.size() > 1) {
        add("all of these at once", robustness.best_in_all);
    }
    page.table("best", "In how many worlds each policy does best", std::move(table));
}

void add_acceptability(Page& page, const Reported& reported) {
    for (std::size_t view = 0; view < cost_views.size(); ++view) {
        const MoneyRobustness& money = reported.robustness->money[view];
        ShareChart chart{{}, {}, "what a year of severe need met is worth, GBP"};
        DataTable table{{"GBP"}, {}};
        for (std::size_t policy = 0; policy < reported.scenario.policies.size(); ++policy) {
            chart.lines.push_back(
                {reported.name_of(policy), policy_class(policy, reported.baseline()), {}});
            table.columns.push_back(reported.name_of(policy));
        }
        for (const Acceptability& at : money.curve) {
            chart.across.push_back(at.willingness);
            std::vector<std::string> row{decimal(at.willingness, 0)};
            for (std::size_t policy = 0; policy < at.best.size(); ++policy) {
                chart.lines[policy].shares.push_back(at.best[policy].share);
                row.push_back(fmt::format("{:.0f} %", 100.0 * at.best[policy].share));
            }
            table.rows.push_back(std::move(row));
        }
        Figure figure;
        figure.id = fmt::format("acceptability-{}", cost_views[view].name);
        figure.title =
            fmt::format("Which policy is the best buy, in the {} view", cost_views[view].name);
        figure.subtitle = "Share of worlds in which each has the highest net benefit";
        figure.description =
            fmt::format("A line a policy, over what a committee may be ready to pay. "
                        "Costs here: {}.",
                        cost_views[view].says);
        figure.svg = share_chart(chart);
        figure.table = std::move(table);
        page.figure(std::move(figure));
    }
}

/// Ranks from 0; equal numbers share the middle of theirs.
std::vector<double> ranks(const std::vector<double>& numbers) {
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return numbers[a] != numbers[b] ? numbers[a] < numbers[b] : a < b;
    });
    std::vector<double> rank(numbers.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first;
        while (end < order.size() && numbers[order[end]] == numbers[order[first]]) {
            ++end;
        }
        for (std::size_t i = first; i < end; ++i) {
            rank[order[i]] = static_cast<double>(first + end - 1) / 2.0;
        }
        first = end;
    }
    return rank;
}

/// Spearman's rank correlation; 0 where one of them does not vary.
double rank_correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const std::vector<double> x = ranks(a);
    const std::vector<double> y = ranks(b);
    const double middle = static_cast<double>(a.size() - 1) / 2.0;
    double xy = 0.0;
    double xx = 0.0;
    double yy = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - middle) * (y[i] - middle);
        xx += (x[i] - middle) * (x[i] - middle);
        yy += (y[i] - middle) * (y[i] - middle);
    }
    return xx > 0.0 && yy > 0.0 ? xy / std::sqrt(xx * yy) : 0.0;
}

/// Beyond this a correlation would come by chance once in twenty such tables: normal limit, shared
/// out among all numbers that were drawn (Bonferroni).
double chance_limit(std::size_t worlds, std::size_t priors) {
    // Φ⁻¹(1 - p) for small p by its leading terms (Abramowitz and Stegun 26.2.22).
    const double p = 0.025 / static_cast<double>(priors);
    const double t = std::sqrt(-2.0 * std::log(p));
    const double z = t - (2.30753 + 0.27061 * t) / (1.0 + 0.99229 * t + 0.04481 * t * t);
    return std::min(1.0, z / std::sqrt(static_cast<double>(worlds) - 1.0));
}

void add_draws(Page& page, const Reported& reported) {
    const std::vector<Prior>& priors = reported.scenario.uncertainty;
    const std::vector<WorldResult>& worlds = reported.comparison.worlds;
    if (priors.empty() || worlds.size() < 10) {
        page.paragraph(
            priors.empty()
                ? "All numbers of the model are the same in every world: the worlds "
                  "differ by luck alone, so nothing is said here of how conclusions "
                  "hinge on them. `--set uncertainty=default` draws them."
                : "With fewer than ten worlds nothing can be said of which draws matter.");
        return;
    }
    const Outcome& first = *reported.primary().front();
    const std::size_t series = first.series;
    const std::size_t policy = reported.leading(first);
    std::vector<double> differences;
    for (const WorldResult& world : worlds) {
        differences.push_back(summary(world, policy, series) -
                              summary(world, reported.baseline(), series));
    }
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t prior = 0; prior < priors.size(); ++prior) {
        std::vector<double> draws;
        for (const WorldResult& world : worlds) {
            draws.push_back(world.draws[prior]);
        }
        found.emplace_back(rank_correlation(draws, differences), prior);
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        const double x = std::fabs(a.first);
        const double y = std::fabs(b.first);
        return x != y ? x > y : a.second < b.second;
    });
    constexpr std::size_t shown = 8;
    DataTable table{{"number", "rank correlation", "drawn from", "to"}, {}};
    for (std::size_t i = 0; i < std::min(shown, found.size()); ++i) {
        const Prior& prior = priors[found[i].second];
        table.rows.push_back({brief_path(prior.path),
                              signed_decimal(found[i].first, 2),
                              fmt::format("{:g}", prior.low),
                              fmt::format("{:g}", prior.high)});
    }
    page.table("draws",
               fmt::format("Draws that go most with what {} changes in {}",
                           reported.name_of(policy),
                           short_name(all_series()[series])),
               std::move(table));
    page.paragraph(fmt::format("{} numbers were drawn anew in each of {} worlds. With so many of "
                               "them a rank correlation within ±{:.2f} may be chance; take one "
                               "beyond it as a hint, and ask `dowith sensitivity` for shares of "
                               "the variance.",
                               priors.size(),
                               worlds.size(),
                               chance_limit(worlds.size(), priors.size())),
                   "quiet");
}

} // namespace

void add_hinges(Page& page, const Reported& reported) {
    if (!reported.robustness) {
        return;
    }
    page.section("hinges", "What it hinges on");
    add_best(page, reported);
    if (!reported.robustness->money.empty()) {
        add_acceptability(page, reported);
    }
    add_draws(page, reported);
}

} // namespace dowith
