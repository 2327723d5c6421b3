// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/sections/sections.hpp"

#include <fmt/format.h>

namespace dowith {

void add_reproduction(Page& page, const Reported& reported) {
    page.section("again", "How to make it again");
    page.paragraph("The same command gives the same result, bit for bit, on any number of threads "
                   "and on other machines. Equal digests mean equal runs.");
    page.table(
        "made",
        "How this result was made",
        {{"what", "value"},
         {{"command", reported.command},
          {"program", reported.program},
          {"engine", reported.engine},
          {"build", reported.build},
          {"seed", fmt::format("{}", reported.scenario.seed)},
          {"worlds", fmt::format("{}", reported.comparison.worlds.size())},
          {"digest of all final states", fmt::format("{:016x}", reported.comparison.digest)}}});
    page.preformatted("The whole scenario: save it as a file and compare it from anywhere",
                      reported.scenario.resolved);
}

Page report_page(const Reported& reported) {
    Page page;
    for (const auto add : {add_briefing,
                           add_benefit_areas,
                           add_over_time,
                           add_standings,
                           add_who_gains,
                           add_money,
                           add_certainty,
                           add_hinges,
                           add_assumptions,
                           add_reproduction}) {
        add(page, reported);
    }
    return page;
}

} // namespace dowith
