// SPDX-License-Identifier: Apache-2.0
#include "output/csv_text.hpp"
#include "output/robustness_file.hpp"

#include <limits>
#include <utility>
#include <vector>

namespace dowith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Fills the tidy table, part by part.
class TableFiller {
  public:
    explicit TableFiller(const RobustnessResult& result) : result_{result} {}

    CsvTable table() && {
        for (const OutcomeRobustness& outcome : result_.robustness.outcomes) {
            add_outcome(outcome);
        }
        add_shares("best_in_all", result_.robustness.best_in_all);
        add_shares("undominated", result_.robustness.undominated);
        for (std::size_t view = 0; view < result_.robustness.money.size(); ++view) {
            add_money(std::string{cost_views[view].name}, result_.robustness.money[view]);
        }
        return std::move(table_);
    }

  private:
    struct Place {
        std::string measure;
        std::string outcome{};
        std::string cost_view{};
        std::string willingness{};
        std::string unit = "1"; ///< of a share
    };

    void add(const Place& place, std::size_t policy, double value, double low, double high) {
        table_.add({place.measure,
                    place.outcome,
                    place.cost_view,
                    place.willingness,
                    result_.scenario.policies[policy].name,
                    place.unit,
                    csv_number(value),
                    csv_number(low),
                    csv_number(high)});
    }

    void add(const Place& place, std::size_t policy, const Proportion& share) {
        add(place, policy, share.share, share.low, share.high);
    }

    void add(const Place& place, std::size_t policy, const Spread& spread) {
        add(place, policy, spread.mean, spread.low, spread.high);
    }

    void add_shares(const std::string& measure, const std::vector<Proportion>& shares) {
        for (std::size_t policy = 0; policy < shares.size(); ++policy) {
            add({measure}, policy, shares[policy]);
        }
    }

    void add_outcome(const OutcomeRobustness& outcome) {
        const std::string name = all_series()[outcome.series].name();
        const std::string unit{all_series()[outcome.series].indicator->unit};
        for (std::size_t policy = 0; policy < outcome.best.size(); ++policy) {
            const Regret& regret = outcome.regret[policy];
            add({"best", name}, policy, outcome.best[policy]);
            add({"regret_mean", name, "", "", unit}, policy, regret.spread);
            add({"regret_p95", name, "", "", unit}, policy, regret.spread.p95, unknown, unknown);
            add({"regret_max", name, "", "", unit}, policy, regret.most, unknown, unknown);
        }
    }

    void add_money(const std::string& view, const MoneyRobustness& money) {
        for (std::size_t policy = 0; policy < money.planes.size(); ++policy) {
            if (policy == result_.scenario.baseline) {
                continue;
            }
            const Plane& plane = money.planes[policy];
            add({"extra_cost", "", view, "", "GBP year-1"}, policy, plane.cost);
            add({"extra_effect", "", view, "", std::string{effect_unit}}, policy, plane.effect);
            for (const NamedQuadrant& quadrant : named_quadrants) {
                add({std::string{quadrant.name}, "", view},
                    policy,
                    plane.quadrants.*quadrant.share);
            }
            if (plane.ratio) {
                add({"price", "", view, "", "GBP"},
                    policy,
                    plane.ratio->value,
                    plane.ratio->low,
                    plane.ratio->high);
            }
        }
        for (const Acceptability& at : money.curve) {
            for (std::size_t policy = 0; policy < at.best.size(); ++policy) {
                add({"acceptability", "", view, csv_number(at.willingness)},
                    policy,
                    at.best[policy]);
            }
        }
    }

    const RobustnessResult& result_;
    CsvTable table_{{"measure",
                     "outcome",
                     "cost_view",
                     "willingness",
                     "policy",
                     "unit",
                     "value",
                     "low",
                     "high"}};
};

} // namespace

CsvTable robustness_table(const RobustnessResult& result) { return TableFiller{result}.table(); }

} // namespace dowith
