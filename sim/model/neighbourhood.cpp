// SPDX-License-Identifier: Apache-2.0
#include "sim/model/neighbourhood.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/maths_float.hpp"

namespace dowith {

float agency(float capability, float hours_given) {
    return 0.5F * capability + 0.5F * (1.0F - maths::exp_f(-0.5F * hours_given));
}

void Neighbourhood::take_reference() {
    double connected = 0.0;
    double acting = 0.0;
    for (const CitizenId c : citizens.rows()) {
        connected += static_cast<double>(citizens.connectedness[c]);
        acting += static_cast<double>(agency(citizens.capability[c], citizens.hours_given[c]));
    }
    const auto people = static_cast<double>(std::max<std::size_t>(citizens.size(), 1));
    reference_connectedness = connected / people;
    reference_agency = acting / people;
    for (Team& team : teams) {
        team.historic_share = team.post_share;
        team.unmet_hours = 0.0;
    }
}

void Neighbourhood::add_to(Digest& digest) const {
    digest.add(std::uint64_t{id.value});
    citizens.add_to(digest);
    for (const Team& team : teams) {
        team.add_to(digest);
    }
    bank.add_to(digest);
    digest.add(std::uint64_t{knows_peers ? 1U : 0U});
    digest.add(reference_connectedness);
    digest.add(reference_agency);
}

} // namespace dowith
