// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/claim.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace dowith {
namespace {

int number_of(const Claim& claim) {
    int number = 0;
    std::from_chars(claim.id.data() + 1, claim.id.data() + claim.id.size(), number);
    return number;
}

std::vector<Claim> enlist() {
    std::vector<Claim> all;
    for (const std::span<const Claim> family : {claims_of_need_alone(),
                                                claims_of_limits(),
                                                claims_of_trust(),
                                                claims_of_taking_part(),
                                                claims_of_staff_and_money(),
                                                claims_of_failures(),
                                                claims_of_the_unequal(),
                                                claims_of_peers(),
                                                claims_of_credits(),
                                                claims_of_exchange()}) {
        all.insert(all.end(), family.begin(), family.end());
    }
    std::sort(all.begin(), all.end(), [](const Claim& a, const Claim& b) {
        return std::tuple{a.kind, number_of(a)} < std::tuple{b.kind, number_of(b)};
    });
    return all;
}

} // namespace

std::string_view name_of(ClaimKind kind) {
    switch (kind) {
    case ClaimKind::exact:
        return "exact";
    case ClaimKind::pattern:
        return "pattern";
    case ClaimKind::failure:
        break;
    }
    return "failure";
}

std::string_view name_of(Estimator estimator) {
    switch (estimator) {
    case Estimator::value:
        return "value";
    case Estimator::median:
        return "median";
    case Estimator::mean:
        break;
    }
    return "mean";
}

std::span<const Claim> claims() {
    static const std::vector<Claim> all = enlist();
    return all;
}

} // namespace dowith
