// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/shapley.hpp"

#include "sim/kernel/contract.hpp"

#include <bit>

namespace dowith {
namespace {

std::size_t bit(std::size_t player) { return std::size_t{1} << player; }

/// Each order's share in a coalition of s of n others: s! (n - s)! / (n + 1)!, for s from 0 to n.
std::vector<double> shares_of_orders(std::size_t n) {
    std::vector<double> shares;
    double choices = 1.0; // n over s
    for (std::size_t s = 0; s <= n; ++s) {
        shares.push_back(1.0 / (static_cast<double>(n + 1) * choices));
        choices *= static_cast<double>(n - s) / static_cast<double>(s + 1);
    }
    return shares;
}

std::size_t size_of(std::size_t coalition) {
    return static_cast<std::size_t>(std::popcount(coalition));
}

double shapley_value(Worths worths, std::size_t player, const std::vector<double>& shares) {
    double value = 0.0;
    for (std::size_t without = 0; without < worths.size(); ++without) {
        if ((without & bit(player)) == 0) {
            const double brought = worths[without | bit(player)] - worths[without];
            value += shares[size_of(without)] * brought;
        }
    }
    return value;
}

} // namespace

std::size_t players_of(std::size_t coalitions) {
    EXPECTS(std::has_single_bit(coalitions));
    return static_cast<std::size_t>(std::bit_width(coalitions)) - 1;
}

std::vector<double> shapley_values(Worths worths) {
    const std::size_t players = players_of(worths.size());
    if (players == 0) {
        return {};
    }
    const std::vector<double> shares = shares_of_orders(players - 1);
    std::vector<double> values;
    for (std::size_t player = 0; player < players; ++player) {
        values.push_back(shapley_value(worths, player, shares));
    }
    return values;
}

std::vector<double> brought_alone(Worths worths) {
    std::vector<double> brought;
    for (std::size_t player = 0; player < players_of(worths.size()); ++player) {
        brought.push_back(worths[bit(player)] - worths[0]);
    }
    return brought;
}

std::vector<double> brought_last(Worths worths) {
    const std::size_t everybody = worths.size() - 1;
    std::vector<double> brought;
    for (std::size_t player = 0; player < players_of(worths.size()); ++player) {
        brought.push_back(worths[everybody] - worths[everybody ^ bit(player)]);
    }
    return brought;
}

double interaction(Worths worths, std::size_t i, std::size_t j) {
    const std::size_t players = players_of(worths.size());
    EXPECTS(i != j && i < players && j < players);
    const std::size_t both = bit(i) | bit(j);
    const std::vector<double> shares = shares_of_orders(players - 2);
    double sum = 0.0;
    for (std::size_t without = 0; without < worths.size(); ++without) {
        if ((without & both) == 0) {
            const double together = worths[without | both] - worths[without | bit(i)] -
                                    worths[without | bit(j)] + worths[without];
            sum += shares[size_of(without)] * together;
        }
    }
    return sum;
}

} // namespace dowith
