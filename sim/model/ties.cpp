// SPDX-License-Identifier: Apache-2.0
#include "sim/model/ties.hpp"

namespace dowith {

void Ties::resize(std::size_t count) {
    partner.resize(count);
    strength.resize(count);
    ordinary.resize(count);
    acquired.resize(count);
}

void Ties::add_to(Digest& digest) const {
    digest.add(partner.span());
    digest.add(strength.span());
    digest.add(ordinary.span());
    digest.add(acquired.span());
    digest.add(std::uint64_t{across_border.size()});
    for (const BorderTie& tie : across_border) {
        digest.add(std::uint64_t{tie.here.value} << 32U | tie.citizen_there.value);
        digest.add(std::uint64_t{tie.there.value});
    }
}

} // namespace dowith
