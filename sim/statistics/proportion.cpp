// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/proportion.hpp"

#include "sim/kernel/contract.hpp"

#include <boost/math/special_functions/beta.hpp>

#include <limits>

namespace dowith {

Proportion proportion_of(double count, std::size_t of) {
    const auto all = static_cast<double>(of);
    // Thirds of cases add up to wholes but for rounding.
    constexpr double slack = 1e-9;
    EXPECTS(count >= 0.0 && count <= all + slack);
    if (of == 0) {
        constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
        return {0.0, 0, unknown, unknown, unknown};
    }
    const bool is_none = count <= slack;
    const bool is_all = count >= all - slack;
    if (is_none || is_all) {
        count = is_none ? 0.0 : all;
    }
    const auto quantile = [&](double at) {
        return boost::math::ibeta_inv(count + 0.5, all - count + 0.5, at);
    };
    return {
        count, of, count / all, is_none ? 0.0 : quantile(0.025), is_all ? 1.0 : quantile(0.975)};
}

} // namespace dowith
