// SPDX-License-Identifier: Apache-2.0
#include "output/robustness_file.hpp"

#include "output/netcdf.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace dowith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

using Texts = std::vector<std::string>;

bool is_among_them(const std::vector<std::size_t>& places, std::size_t place) {
    return std::ranges::find(places, place) != places.end();
}

/// Writes one result, part by part.
class RobustnessWriter {
  public:
    RobustnessWriter(const std::filesystem::path& file, const RobustnessResult& result)
        : writer_{file, robustness_kind()}, result_{result}, robustness_{result.robustness} {}

    void write(const Provenance& provenance) {
        put_provenance(writer_, result_.scenario, result_.levels.digest(), provenance);
        writer_.put_group(
            "/robustness",
            {{"title", std::string{"in which worlds which policy does best, and what is lost"}}});
        put_coordinates();
        put_outcomes();
        put_at_once();
        if (!robustness_.money.empty()) {
            put_money();
        }
        writer_.commit();
    }

  private:
    [[nodiscard]] std::size_t policies() const { return result_.scenario.policies.size(); }

    void put_names(const std::string& name, const std::string& meaning, const Texts& names) {
        writer_.put_coordinate({.path = "/robustness/" + name, .long_name = meaning}, names);
    }

    template <class Number>
    void put(const std::string& name,
             const Texts& over,
             const std::string& units,
             const std::string& meaning,
             const std::vector<Number>& values) {
        writer_.put({.path = "/robustness/" + name,
                     .dimensions = over,
                     .units = units,
                     .long_name = meaning},
                    values);
    }

    void put_shares(const std::string& name,
                    const Texts& over,
                    const std::string& meaning,
                    const std::vector<Proportion>& shares) {
        const auto one = [&](double Proportion::*number) {
            std::vector<double> values;
            for (const Proportion& share : shares) {
                values.push_back(share.*number);
            }
            return values;
        };
        put(name, over, "1", meaning, one(&Proportion::share));
        put(name + "_low", over, "1", "lower end of its 95 % interval", one(&Proportion::low));
        put(name + "_high", over, "1", "upper end of its 95 % interval", one(&Proportion::high));
    }

    void put_coordinates() {
        Texts names;
        Texts units;
        Texts better;
        for (const OutcomeRobustness& outcome : robustness_.outcomes) {
            const Series& series = all_series()[outcome.series];
            names.push_back(series.name());
            units.emplace_back(series.indicator->unit);
            better.emplace_back(name_of(series.indicator->better));
        }
        put_names("outcome", "outcome", names);
        put("unit", {"outcome"}, "", "unit of level and regret", units);
        put("better", {"outcome"}, "", "which direction is good", better);
        Texts of_policies;
        for (const Policy& policy : result_.scenario.policies) {
            of_policies.push_back(policy.name);
        }
        put_names("policy", "policy", of_policies);
        writer_.put_coordinate({.path = "/robustness/world",
                                .units = "1",
                                .long_name = "world: one population, one luck, one draw"},
                               result_.levels.numbers());
    }

    void put_outcomes() {
        const Texts over{"outcome", "policy"};
        std::vector<double> levels;
        std::vector<Proportion> best;
        std::vector<double> mean;
        std::vector<double> p95;
        std::vector<double> most;
        std::vector<std::int8_t> minimax;
        for (const OutcomeRobustness& outcome : robustness_.outcomes) {
            for (std::size_t policy = 0; policy < policies(); ++policy) {
                for (const double level : result_.levels.of(policy, outcome.series)) {
                    levels.push_back(level);
                }
                best.push_back(outcome.best[policy]);
                mean.push_back(outcome.regret[policy].spread.mean);
                p95.push_back(outcome.regret[policy].spread.p95);
                most.push_back(outcome.regret[policy].most);
                minimax.push_back(is_among_them(outcome.minimax, policy) ? 1 : 0);
            }
        }
        const std::string in_unit = ", in the unit that `unit` tells";
        put("level", {"outcome", "policy", "world"}, "", "what is judged" + in_unit, levels);
        put_shares("best", over, "share of worlds in which the policy does best", best);
        put("regret_mean", over, "", "mean of what is lost against the best" + in_unit, mean);
        put("regret_p95", over, "", "95 % quantile of it between worlds" + in_unit, p95);
        put("regret_max", over, "", "the most that is lost in a world" + in_unit, most);
        put("minimax_regret", over, "1", "1 where that is the least among policies", minimax);
    }

    void put_at_once() {
        put_shares("best_in_all",
                   {"policy"},
                   "share of worlds in which the policy does best in all outcomes",
                   robustness_.best_in_all);
        put_shares(
            "undominated",
            {"policy"},
            "share of worlds in which no policy is as good in all outcomes and better in one",
            robustness_.undominated);
    }

    void put_money() {
        Texts views;
        Texts says;
        for (const CostView& view : cost_views) {
            views.emplace_back(view.name);
            says.emplace_back(view.says);
        }
        put_names("cost_view", "whose costs", views);
        put("cost_view_says", {"cost_view"}, "", "whose costs these are", says);
        Texts names;
        for (const NamedQuadrant& quadrant : named_quadrants) {
            names.emplace_back(quadrant.name);
        }
        put_names("quadrant", "quadrant of the plane of cost-effectiveness", names);
        std::vector<double> effects;
        for (const std::vector<double>& of_policy : robustness_.effects) {
            effects.insert(effects.end(), of_policy.begin(), of_policy.end());
        }
        put("effect",
            {"policy", "world"},
            std::string{effect_unit},
            "years at severity 1 of need not left unmet, per citizen and year; differences count",
            effects);
        put_planes();
        put_curves();
    }

    /// A number `of` every plane; unknown for the baseline.
    template <class Of> std::vector<double> of_planes(Of of) const {
        std::vector<double> values;
        for (const MoneyRobustness& money : robustness_.money) {
            for (std::size_t policy = 0; policy < policies(); ++policy) {
                const bool is_baseline = policy == result_.scenario.baseline;
                values.push_back(is_baseline ? unknown : of(money.planes[policy]));
            }
        }
        return values;
    }

    void put_spread(const std::string& name,
                    const std::string& units,
                    const std::string& meaning,
                    Spread Plane::*spread) {
        const Texts over{"cost_view", "policy"};
        const auto one = [&](const char* end, const char* what, double Spread::*number) {
            put(name + end, over, units, what + meaning, of_planes([&](const Plane& plane) {
                    return (plane.*spread).*number;
                }));
        };
        one("_mean", "mean ", &Spread::mean);
        one("_low", "lower end of the 95 % interval of the mean ", &Spread::low);
        one("_high", "upper end of the 95 % interval of the mean ", &Spread::high);
    }

    void put_planes() {
        std::vector<double> costs;
        std::vector<Proportion> shares;
        for (const MoneyRobustness& money : robustness_.money) {
            for (const std::vector<double>& of_policy : money.costs) {
                costs.insert(costs.end(), of_policy.begin(), of_policy.end());
            }
            for (std::size_t policy = 0; policy < policies(); ++policy) {
                for (const NamedQuadrant& quadrant : named_quadrants) {
                    shares.push_back(policy == result_.scenario.baseline
                                         ? proportion_of(0.0, 0)
                                         : money.planes[policy].quadrants.*quadrant.share);
                }
            }
        }
        put("cost",
            {"cost_view", "policy", "world"},
            "GBP year-1",
            "cost per citizen, without need left unmet",
            costs);
        put_spread("extra_cost", "GBP year-1", "cost less the baseline's", &Plane::cost);
        put_spread(
            "extra_effect", std::string{effect_unit}, "effect less the baseline's", &Plane::effect);
        put_shares("quadrant_share",
                   {"cost_view", "policy", "quadrant"},
                   "share of worlds in the quadrant",
                   shares);
        const auto price = [&](const char* name, const char* meaning, double MeanRatio::*number) {
            put(name, {"cost_view", "policy"}, "GBP", meaning, of_planes([&](const Plane& plane) {
                    return plane.ratio ? (*plane.ratio).*number : unknown;
                }));
        };
        price(
            "price", "extra cost per extra severity-year, where it is a price", &MeanRatio::value);
        price("price_low", "lower end of its 95 % interval (Fieller)", &MeanRatio::low);
        price("price_high", "upper end of its 95 % interval (Fieller)", &MeanRatio::high);
    }

    void put_curves() {
        std::vector<double> willingness;
        for (const Acceptability& at : robustness_.money.front().curve) {
            willingness.push_back(at.willingness);
        }
        writer_.put_coordinate({.path = "/robustness/willingness",
                                .units = "GBP",
                                .long_name = "willingness to pay for a severity-year"},
                               willingness);
        std::vector<Proportion> best;
        std::vector<double> benefits;
        std::vector<std::int8_t> highest;
        for (const MoneyRobustness& money : robustness_.money) {
            for (const Acceptability& at : money.curve) {
                best.insert(best.end(), at.best.begin(), at.best.end());
                benefits.insert(
                    benefits.end(), at.mean_net_benefit.begin(), at.mean_net_benefit.end());
                for (std::size_t policy = 0; policy < policies(); ++policy) {
                    highest.push_back(policy == at.highest_mean ? 1 : 0);
                }
            }
        }
        const Texts over{"cost_view", "willingness", "policy"};
        put_shares(
            "acceptability", over, "share of worlds with the highest net benefit of all", best);
        put("net_benefit", over, "GBP year-1", "mean net benefit per citizen", benefits);
        put("highest_mean", over, "1", "1 where that is the highest of all", highest);
    }

    NetcdfWriter writer_;
    const RobustnessResult& result_;
    const Robustness& robustness_;
};

} // namespace

std::string robustness_kind() { return "dowith robustness 1"; }

void write_robustness(const std::filesystem::path& file,
                      const RobustnessResult& result,
                      const Provenance& provenance) {
    RobustnessWriter{file, result}.write(provenance);
}

} // namespace dowith
