// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/need_closed_form.hpp"

#include "sim/kernel/units.hpp"

#include <cmath>

namespace dowith {

double mean_weeks_in_need(double q, const NeedParameters& p) {
    constexpr int points = 2000; // midpoints of equal parts of probability
    const double stay = std::exp(-p.exit / weeks_per_year);
    double sum = 0.0;
    for (int i = 0; i < points; ++i) {
        const double u = (i + 0.5) / points;
        double n = std::pow(1.0 - std::pow(1.0 - u, 1.0 / p.severity_b), 1.0 / p.severity_a);
        double staying = 1.0; // s^k
        double weeks = 1.0;
        while (staying > 1e-9) {     // what is cut off is below 1e-9/(1 - s) = 1e-7 weeks
            n = static_cast<double>( // kept in single precision between weeks
                static_cast<float>(severity_after(n, q, 1.0 / weeks_per_year, p)));
            staying *= stay;
            if (n < p.closed_below) {
                break;
            }
            weeks += staying;
        }
        sum += weeks;
    }
    return sum / points;
}

double prevalence_of(double h, double weeks) { return h * weeks / (1.0 - h + h * weeks); }

double years_down_to(double n, double n0, double q, const NeedParameters& p) {
    const double alpha = p.worsen * (1.0 - q);
    const double g = p.recover * q - alpha;
    return std::log(n0 * (g + alpha * n) / (n * (g + alpha * n0))) / g;
}

} // namespace dowith
