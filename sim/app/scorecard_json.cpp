// SPDX-License-Identifier: Apache-2.0
#include "sim/app/scorecard.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

namespace dowith {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json{}; }

Json finding_json(const Finding& finding) {
    return {{"band", {number_or_null(finding.band.low), number_or_null(finding.band.high)}},
            {"estimator", name_of(finding.part->estimator)},
            {"unit", finding.part->unit},
            {"value", number_or_null(finding.value)},
            {"low", number_or_null(finding.low)},
            {"high", number_or_null(finding.high)},
            {"worlds", finding.worlds},
            {"pass", finding.met}};
}

Json entry_json(const ScorecardEntry& entry) {
    const Claim& claim = *entry.judgement.claim;
    Json object{{"id", claim.id},
                {"kind", name_of(claim.kind)},
                {"claim", claim.says},
                {"source", claim.source}};
    Json parts = Json::array();
    for (const Finding& finding : entry.judgement.findings) {
        Json part{{"measures", finding.part->says}};
        part.update(finding_json(finding));
        parts.push_back(part);
    }
    if (entry.trouble.empty()) {
        const Finding& headline = entry.judgement.headline();
        object["measures"] = headline.part->says;
        object.update(finding_json(headline));
    } else {
        object["trouble"] = entry.trouble;
    }
    object["pass"] = entry.trouble.empty() && entry.judgement.met();
    object["why_missed"] = claim.missed.empty() || object["pass"] ? Json{} : Json(claim.missed);
    object["seconds"] = entry.seconds;
    object["parts"] = parts;
    return object;
}

} // namespace

std::string scorecard_json(const Scorecard& card) {
    Json all = Json::array();
    for (const ScorecardEntry& entry : card.entries) {
        all.push_back(entry_json(entry));
    }
    return all.dump(2) + "\n";
}

} // namespace dowith
