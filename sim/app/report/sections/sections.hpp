// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/report/page.hpp"
#include "sim/app/report/reported.hpp"

namespace dowith {

// The parts of a report, in their order on the page. Each leaves out what its result does not tell.

/// Stands alone as a briefing: what was asked and simulated, one sentence an outcome, failures.
void add_briefing(Page& page, const Reported& reported);

/// The six benefit areas on one scale.
void add_benefit_areas(Page& page, const Reported& reported);

/// Primary outcomes week by week: differences first, then levels.
void add_over_time(Page& page, const Reported& reported);

/// Ladder and grid: where policies say they stand, and where they came to.
void add_standings(Page& page, const Reported& reported);

/// Who gains and who loses, by fifth of advantage, and person by person where people were recorded.
void add_who_gains(Page& page, const Reported& reported);

/// Both views of cost, and the cost-effectiveness plane.
void add_money(Page& page, const Reported& reported);

/// How sure one can be: rule, precision, pairing, the ledger's audit.
void add_certainty(Page& page, const Reported& reported);

/// In which share of plausible worlds which policy is best, and which draws go with the difference.
void add_hinges(Page& page, const Reported& reported);

/// What the model does not claim, what the scenario changed, and every number with its source.
void add_assumptions(Page& page, const Reported& reported);

/// Command, versions, seed, digest, scenario.
void add_reproduction(Page& page, const Reported& reported);

/// The whole report.
[[nodiscard]] Page report_page(const Reported& reported);

[[nodiscard]] std::string report_title(const Reported& reported);

} // namespace dowith
