// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/judgement.hpp"

#include "sim/statistics/spread.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace dowith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

bool is_known(const Sample& sample) {
    return std::none_of(
        sample.values.begin(), sample.values.end(), [](double each) { return std::isnan(each); });
}

} // namespace

bool Judgement::met() const {
    return std::all_of(
        findings.begin(), findings.end(), [](const Finding& each) { return each.met; });
}

const Finding& Judgement::headline() const {
    EXPECTS(!findings.empty());
    const auto missed = std::find_if(
        findings.begin(), findings.end(), [](const Finding& each) { return !each.met; });
    return missed == findings.end() ? findings.front() : *missed;
}

Finding finding_of(const Part& part, const Sample& sample) {
    EXPECTS(!sample.values.empty());
    const Band band = sample.band.value_or(part.band);
    const std::size_t worlds = std::max(sample.worlds, sample.values.size());
    Finding finding{&part, band, unknown, unknown, unknown, worlds, false};
    if (!is_known(sample)) {
        return finding;
    }
    if (part.estimator == Estimator::value) {
        finding.value = sample.values.front();
        finding.low = finding.value - sample.error;
        finding.high = finding.value + sample.error;
        finding.met = band.holds(finding.value);
        return finding;
    }
    const Spread spread = spread_of(sample.values);
    if (part.estimator == Estimator::median) {
        finding.value = spread.median;
        finding.low = spread.p05;
        finding.high = spread.p95;
        finding.met = band.holds(spread.median);
    } else {
        finding.value = spread.mean;
        finding.low = spread.low;
        finding.high = spread.high;
        finding.met =
            band.holds(spread.low) && band.holds(spread.high) && band.holds(spread.median);
    }
    return finding;
}

Judgement judge(const Claim& claim, Bench& bench) {
    Judgement judgement{&claim, {}};
    for (const Part& part : claim.parts) {
        judgement.findings.push_back(finding_of(part, part.measure(bench)));
    }
    return judgement;
}

} // namespace dowith
