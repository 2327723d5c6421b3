// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace dowith {

/// In how many of so many cases something is so, and between which bounds the share of all such
/// cases may lie. Of no case at all, share and bounds are not known (NaN).
struct Proportion {
    double count = 0;   ///< a case that is shared by k counts 1/k
    std::size_t of = 0; ///< cases
    double share = 0;
    double low = 0; ///< 95 % interval
    double high = 0;
};

/// The 95 % interval is that of Jeffreys: between the 2.5 % and 97.5 % quantiles of a Beta
/// distribution with count + 1/2 and of - count + 1/2; it begins at 0 where the count is 0, and
/// ends at 1 where it is all. `count`: 0 to `of`.
/// Source: Brown, Cai and DasGupta 2001, Statistical Science 16(2), who recommend it for few cases.
[[nodiscard]] Proportion proportion_of(double count, std::size_t of);

} // namespace dowith
