// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/choice.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>

namespace dowith {
namespace {

std::size_t cases_of(const Payoffs& payoffs) {
    EXPECTS(!payoffs.empty());
    for (const std::vector<double>& option : payoffs) {
        EXPECTS(option.size() == payoffs.front().size());
    }
    return payoffs.front().size();
}

bool is_known(const Payoffs& payoffs, std::size_t at) {
    return std::ranges::none_of(payoffs,
                                [at](const auto& option) { return std::isnan(option[at]); });
}

bool is_known(std::span<const Payoffs> objectives, std::size_t at) {
    return std::ranges::all_of(objectives,
                               [at](const Payoffs& payoffs) { return is_known(payoffs, at); });
}

double best_of(const Payoffs& payoffs, std::size_t at) {
    double best = payoffs.front()[at];
    for (const std::vector<double>& option : payoffs) {
        best = std::max(best, option[at]);
    }
    return best;
}

bool dominates(std::span<const Payoffs> objectives, std::size_t a, std::size_t b, std::size_t at) {
    bool is_better = false;
    for (const Payoffs& payoffs : objectives) {
        if (payoffs[a][at] < payoffs[b][at]) {
            return false;
        }
        is_better = is_better || payoffs[a][at] > payoffs[b][at];
    }
    return is_better;
}

/// In what share of the known cases `is_so` of each option; where the case is shared, those of whom
/// it is so divide it among them.
std::vector<Proportion>
shares_in_which(std::span<const Payoffs> objectives,
                bool is_shared,
                const std::function<bool(std::size_t, std::size_t)>& is_so) {
    EXPECTS(!objectives.empty());
    const std::size_t options = objectives.front().size();
    std::vector<double> counts(options, 0.0);
    std::size_t known = 0;
    for (std::size_t at = 0; at < cases_of(objectives.front()); ++at) {
        if (!is_known(objectives, at)) {
            continue;
        }
        ++known;
        std::vector<std::size_t> those;
        for (std::size_t option = 0; option < options; ++option) {
            if (is_so(option, at)) {
                those.push_back(option);
            }
        }
        for (const std::size_t option : those) {
            counts[option] += is_shared ? 1.0 / static_cast<double>(those.size()) : 1.0;
        }
    }
    std::vector<Proportion> shares;
    for (const double count : counts) {
        shares.push_back(proportion_of(count, known));
    }
    return shares;
}

} // namespace

std::vector<Proportion> shares_best(const Payoffs& payoffs) {
    return shares_best_in_all(std::span{&payoffs, 1});
}

std::vector<Proportion> shares_best_in_all(std::span<const Payoffs> objectives) {
    return shares_in_which(objectives, true, [&](std::size_t option, std::size_t at) {
        return std::ranges::all_of(objectives, [&](const Payoffs& payoffs) {
            return payoffs[option][at] == best_of(payoffs, at);
        });
    });
}

std::vector<Proportion> shares_undominated(std::span<const Payoffs> objectives) {
    return shares_in_which(objectives, false, [&](std::size_t option, std::size_t at) {
        for (std::size_t other = 0; other < objectives.front().size(); ++other) {
            if (dominates(objectives, other, option, at)) {
                return false;
            }
        }
        return true;
    });
}

std::vector<Regret> regrets(const Payoffs& payoffs) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<Regret> all;
    for (const std::vector<double>& option : payoffs) {
        std::vector<double> short_by;
        for (std::size_t at = 0; at < cases_of(payoffs); ++at) {
            if (is_known(payoffs, at)) {
                short_by.push_back(best_of(payoffs, at) - option[at]);
            }
        }
        if (short_by.empty()) {
            all.push_back({spread_of(std::array{unknown}), unknown});
        } else {
            all.push_back({spread_of(short_by), *std::ranges::max_element(short_by)});
        }
    }
    return all;
}

std::vector<std::size_t> minimax_regret(std::span<const Regret> regrets) {
    double least = std::numeric_limits<double>::infinity();
    for (const Regret& regret : regrets) {
        least = regret.most < least ? regret.most : least;
    }
    std::vector<std::size_t> options;
    for (std::size_t option = 0; option < regrets.size(); ++option) {
        if (regrets[option].most == least) {
            options.push_back(option);
        }
    }
    return options;
}

} // namespace dowith
