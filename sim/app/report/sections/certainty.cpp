// SPDX-License-Identifier: Apache-2.0
#include "sim/app/contrast.hpp"
#include "sim/app/one_line.hpp"
#include "sim/app/precision.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/words.hpp"

#include <fmt/format.h>

#include <numeric>

namespace dowith {
namespace {

void add_spreads(Page& page, const Reported& reported) {
    DataTable table{{"outcome",
                     "policy",
                     "difference",
                     "interval of the mean",
                     "nine in ten worlds",
                     "better in",
                     "worlds without pairing"},
                    {}};
    for (const Outcome* outcome : reported.primary()) {
        for (const std::size_t policy : reported.compared()) {
            const Contrast contrast =
                contrast_of(reported.scenario, reported.comparison, *outcome, policy);
            const Spread& difference = contrast.paired.difference;
            const int decimals = table_decimals(contrast);
            const auto range = [&](double low, double high) {
                return fmt::format(
                    "{} to {}", signed_decimal(low, decimals), signed_decimal(high, decimals));
            };
            table.rows.push_back({short_name(contrast.series),
                                  contrast.policy,
                                  signed_decimal(difference.mean, decimals),
                                  range(difference.low, difference.high),
                                  range(difference.p05, difference.p95),
                                  share_text(contrast),
                                  saving_text(contrast)});
        }
    }
    page.table("certainty", "What is known of the differences", std::move(table));
    page.paragraph("The interval of the mean narrows as worlds are added; how much worlds differ "
                   "does not. The last column says what it is worth that both policies meet the "
                   "same people and luck: so many worlds in which each met its own would tell as "
                   "much as one of these.",
                   "quiet");
}

void add_audit(Page& page, const Reported& reported) {
    if (!reported.audits) {
        page.paragraph("The result holds no ledger of time credits, so there is none to audit.",
                       "quiet");
        return;
    }
    const auto transactions = std::accumulate(
        reported.audits->begin(),
        reported.audits->end(),
        std::size_t{0},
        [](std::size_t sum, const PolicyAudit& each) { return sum + each.transactions; });
    const auto fault = first_fault(*reported.audits);
    page.paragraph(
        fault ? fmt::format("Ledger audit: the books do NOT add up ({}); `dowith audit` says more.",
                            fault->what)
              : fmt::format("Ledger audit: every balance was added up again from {} transactions, "
                            "and no credit came from nowhere.",
                            count_text(transactions)),
        fault ? "flag" : "");
}

} // namespace

void add_certainty(Page& page, const Reported& reported) {
    page.section("certainty", "How sure are we");
    page.paragraph(on_one_line(rule_text(reported.scenario, reported.comparison)));
    if (!reported.compared().empty()) {
        add_spreads(page, reported);
    }
    add_audit(page, reported);
}

} // namespace dowith
