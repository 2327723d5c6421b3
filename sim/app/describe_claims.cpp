// SPDX-License-Identifier: Apache-2.0
#include "sim/app/describe.hpp"
#include "sim/app/scorecard.hpp"

#include <string>

namespace dowith {

Reference describe_claims() {
    ReferenceTable table{"",
                         "",
                         {{"id", "claim"},
                          {"kind", "kind"},
                          {"claim", "says"},
                          {"source", "source"},
                          {"measures", "measured, and where it must lie"},
                          {"known_miss", "known not to be met"}},
                         {}};
    for (const Claim& claim : claims()) {
        std::vector<std::string> parts;
        for (const Part& part : claim.parts) {
            parts.push_back(std::string{part.says} + ": " + band_text(part.band));
        }
        table.rows.push_back(
            {claim.id, name_of(claim.kind), claim.says, claim.source, parts, claim.missed});
    }
    return {"claims",
            "Claims of the scorecard",
            "What dowith promises about its model: exact results, patterns that the literature "
            "found, and failures that co-production must be able to suffer. `dowith validate` "
            "measures them; docs/validation.md shows what a full run came to.",
            {table}};
}

} // namespace dowith
