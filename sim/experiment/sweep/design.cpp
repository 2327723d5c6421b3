// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/design.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

/// The next combination of places in lists of these lengths, the last fastest; false after the
/// last.
bool advance(std::vector<std::size_t>& places, const std::vector<Factor>& factors) {
    for (std::size_t factor = factors.size(); factor-- > 0;) {
        if (!factors[factor].is_list()) {
            continue;
        }
        if (++places[factor] < factors[factor].values.size()) {
            return true;
        }
        places[factor] = 0;
    }
    return false;
}

} // namespace

std::string SweepDesign::assignment(std::size_t point, std::size_t factor) const {
    return factors[factor].path + "=" + points[point][factor];
}

std::vector<std::string> SweepDesign::assignments(std::size_t point) const {
    std::vector<std::string> all;
    for (std::size_t factor = 0; factor < factors.size(); ++factor) {
        all.push_back(assignment(point, factor));
    }
    return all;
}

Place SweepDesign::place_of(std::size_t point, std::size_t factor) const {
    return rows.empty() ? Place{str(factors[factor].said, ", point ", point)} : rows[point];
}

double crossed_count(const std::vector<Factor>& factors, std::size_t rows) {
    auto count = static_cast<double>(rows);
    for (const Factor& factor : factors) {
        count *= factor.is_list() ? static_cast<double>(factor.values.size()) : 1.0;
    }
    return count;
}

SweepDesign crossed(std::vector<Factor> factors, const std::vector<std::vector<double>>& rows) {
    EXPECTS(crossed_count(factors, rows.size()) <= static_cast<double>(points_max));
    SweepDesign design;
    design.factors = std::move(factors);
    for (const std::vector<double>& row : rows) {
        std::vector<std::size_t> places(design.factors.size(), 0);
        do {
            std::vector<std::string> point;
            std::size_t coordinate = 0;
            for (std::size_t i = 0; i < design.factors.size(); ++i) {
                const Factor& factor = design.factors[i];
                point.push_back(factor.is_list() ? factor.values[places[i]]
                                                 : factor.value_at(row.at(coordinate++)));
            }
            design.points.push_back(std::move(point));
        } while (advance(places, design.factors));
    }
    return design;
}

SweepDesign grid_of(std::vector<Factor> factors) {
    EXPECTS(std::all_of(
        factors.begin(), factors.end(), [](const Factor& each) { return each.is_list(); }));
    SweepDesign design = crossed(std::move(factors), {{}});
    design.kind = "grid";
    design.how = str("a grid of ", design.points.size(), " points");
    return design;
}

} // namespace dowith
