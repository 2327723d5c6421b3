// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/explain/explanation.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/statistics/shapley.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dowith {
namespace {

/// What every coalition comes to, world by world.
using Games = std::vector<std::vector<double>>;

Games games_of(const Levels& levels, std::size_t series) {
    Games games(levels.worlds());
    for (std::size_t world = 0; world < levels.worlds(); ++world) {
        for (std::size_t coalition = 0; coalition < levels.policies(); ++coalition) {
            games[world].push_back(levels.at(world, coalition, series));
        }
    }
    return games;
}

/// A number that `of` tells of every world's game.
template <class Of> std::vector<double> over_worlds(const Games& games, Of of) {
    std::vector<double> values;
    for (const std::vector<double>& game : games) {
        values.push_back(of(Worths{game}));
    }
    return values;
}

Contribution contribution_of(const Games& games, std::size_t i) {
    Contribution of_one;
    of_one.share_by_world =
        over_worlds(games, [i](Worths game) { return shapley_values(game)[i]; });
    of_one.share = spread_of(of_one.share_by_world);
    of_one.alone =
        spread_of(over_worlds(games, [i](Worths game) { return brought_alone(game)[i]; }));
    of_one.last = spread_of(over_worlds(games, [i](Worths game) { return brought_last(game)[i]; }));
    return of_one;
}

ExplainedOutcome explained(const Levels& levels, std::size_t series) {
    const Games games = games_of(levels, series);
    const std::size_t switches = players_of(levels.policies());
    const bool higher_is_better = all_series()[series].indicator->better != Better::lower;
    ExplainedOutcome outcome;
    outcome.series = series;
    outcome.difference = paired_difference(
        levels.of(0, series), levels.of(levels.policies() - 1, series), higher_is_better);
    for (std::size_t i = 0; i < switches; ++i) {
        outcome.contributions.push_back(contribution_of(games, i));
    }
    for (std::size_t i = 0; i < switches; ++i) {
        for (std::size_t j = i + 1; j < switches; ++j) {
            const auto both = [&](Worths game) { return interaction(game, i, j); };
            outcome.interactions.push_back({i, j, spread_of(over_worlds(games, both))});
        }
    }
    return outcome;
}

} // namespace

std::vector<ExplainedOutcome> explain_difference(const Levels& levels,
                                                 std::span<const std::size_t> series) {
    EXPECTS(levels.worlds() > 0);
    std::vector<ExplainedOutcome> outcomes;
    for (const std::size_t place : series) {
        outcomes.push_back(explained(levels, place));
    }
    return outcomes;
}

std::vector<std::size_t> ranked(const ExplainedOutcome& outcome) {
    std::vector<std::size_t> places(outcome.contributions.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto size = [&](std::size_t place) {
        const double mean = std::fabs(outcome.contributions[place].share.mean);
        return std::isnan(mean) ? -1.0 : mean;
    };
    std::ranges::sort(places, [&](std::size_t a, std::size_t b) {
        return size(a) != size(b) ? size(a) > size(b) : a < b;
    });
    return places;
}

} // namespace dowith
