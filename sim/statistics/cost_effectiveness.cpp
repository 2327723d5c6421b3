// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/cost_effectiveness.hpp"

#include "sim/kernel/contract.hpp"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace dowith {
namespace {

/// Cases in which cost and effect are both known.
struct Pairs {
    std::vector<double> costs;
    std::vector<double> effects;
};

Pairs known_pairs(std::span<const double> costs, std::span<const double> effects) {
    EXPECTS(costs.size() == effects.size());
    Pairs pairs;
    for (std::size_t at = 0; at < costs.size(); ++at) {
        if (!std::isnan(costs[at]) && !std::isnan(effects[at])) {
            pairs.costs.push_back(costs[at]);
            pairs.effects.push_back(effects[at]);
        }
    }
    return pairs;
}

Spread spread_or_unknown(const std::vector<double>& values) {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    return values.empty() ? spread_of(std::array{unknown}) : spread_of(values);
}

/// 1 above nought, 0 below, a half at it.
double above(double value) { return value > 0.0 ? 1.0 : value == 0.0 ? 0.5 : 0.0; }

Quadrants quadrants_of(const Pairs& pairs) {
    std::array<double, 4> counts{};
    for (std::size_t at = 0; at < pairs.costs.size(); ++at) {
        const double better = above(pairs.effects[at]);
        const double dearer = above(pairs.costs[at]);
        counts[0] += better * dearer;
        counts[1] += better * (1.0 - dearer);
        counts[2] += (1.0 - better) * (1.0 - dearer);
        counts[3] += (1.0 - better) * dearer;
    }
    const auto share = [&](double count) { return proportion_of(count, pairs.costs.size()); };
    return {share(counts[0]), share(counts[1]), share(counts[2]), share(counts[3])};
}

PlaneVerdict verdict_of(const Spread& cost, const Spread& effect) {
    const bool better = effect.low > 0.0;
    const bool worse = effect.high < 0.0;
    const bool dearer = cost.low > 0.0;
    const bool cheaper = cost.high < 0.0;
    if (better && (dearer || cheaper)) {
        return dearer ? PlaneVerdict::buys : PlaneVerdict::dominates;
    }
    if (worse && (dearer || cheaper)) {
        return dearer ? PlaneVerdict::dominated : PlaneVerdict::saves;
    }
    return PlaneVerdict::unclear;
}

double covariance(const Pairs& pairs, double mean_cost, double mean_effect) {
    double sum = 0.0;
    for (std::size_t at = 0; at < pairs.costs.size(); ++at) {
        sum += (pairs.costs[at] - mean_cost) * (pairs.effects[at] - mean_effect);
    }
    return sum / static_cast<double>(pairs.costs.size() - 1);
}

/// The ratios R at which cost - R × effect cannot be told apart from nought: between the roots of
/// (e² - t² see/n) R² - 2 (c e - t² sce/n) R + (c² - t² scc/n). Bounded where the effect can be
/// told apart from nought, as it must be here.
std::optional<MeanRatio> fieller(const Pairs& pairs, const Spread& cost, const Spread& effect) {
    const auto count = static_cast<double>(pairs.costs.size());
    const boost::math::students_t student{count - 1.0};
    const double t = boost::math::quantile(student, 0.975);
    const double factor = t * t / count;
    const double a = effect.mean * effect.mean - factor * effect.sd * effect.sd;
    const double b = cost.mean * effect.mean - factor * covariance(pairs, cost.mean, effect.mean);
    const double c = cost.mean * cost.mean - factor * cost.sd * cost.sd;
    if (!(a > 0.0)) {
        return {}; // by a hair's breadth of rounding
    }
    const double root = std::sqrt(std::max(0.0, b * b - a * c));
    return MeanRatio{cost.mean / effect.mean, (b - root) / a, (b + root) / a};
}

/// Unknown for all options in a case in which it is unknown for one, so that means are of the same
/// cases.
Payoffs net_benefits(const Payoffs& costs, const Payoffs& effects, double worth) {
    Payoffs benefits = effects;
    for (std::size_t at = 0; at < effects.front().size(); ++at) {
        double all = 0.0; // but for what is unknown
        for (std::size_t option = 0; option < effects.size(); ++option) {
            benefits[option][at] = worth * effects[option][at] - costs[option][at];
            all += 0.0 * benefits[option][at];
        }
        for (std::vector<double>& of_option : benefits) {
            of_option[at] += all;
        }
    }
    return benefits;
}

std::size_t highest_of(const std::vector<double>& means) {
    std::size_t highest = 0;
    for (std::size_t option = 1; option < means.size(); ++option) {
        highest = means[option] > means[highest] ? option : highest;
    }
    return highest;
}

} // namespace

Plane plane_of(std::span<const double> costs, std::span<const double> effects) {
    EXPECTS(!costs.empty());
    const Pairs pairs = known_pairs(costs, effects);
    Plane plane;
    plane.cost = spread_or_unknown(pairs.costs);
    plane.effect = spread_or_unknown(pairs.effects);
    plane.quadrants = quadrants_of(pairs);
    plane.verdict = verdict_of(plane.cost, plane.effect);
    if (plane.verdict == PlaneVerdict::buys || plane.verdict == PlaneVerdict::saves) {
        plane.ratio = fieller(pairs, plane.cost, plane.effect);
    }
    return plane;
}

std::vector<Acceptability>
acceptability(const Payoffs& costs, const Payoffs& effects, std::span<const double> willingness) {
    EXPECTS(!costs.empty() && costs.size() == effects.size());
    std::vector<Acceptability> curve;
    for (const double worth : willingness) {
        const Payoffs benefits = net_benefits(costs, effects, worth);
        Acceptability at{worth, shares_best(benefits), {}, 0};
        for (const std::vector<double>& of_option : benefits) {
            at.mean_net_benefit.push_back(spread_of(of_option).mean);
        }
        at.highest_mean = highest_of(at.mean_net_benefit);
        curve.push_back(std::move(at));
    }
    return curve;
}

} // namespace dowith
