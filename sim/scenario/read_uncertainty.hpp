// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/scenario.hpp"

#include <string>
#include <vector>

namespace dowith {

/// A number of a scenario that worlds may draw anew.
struct UncertainNumber {
    std::string path; ///< as in Prior
    Declaration declaration;
    double value;    ///< the scenario's own
    bool is_default; ///< drawn where a scenario says `uncertainty: default`
};

/// All of a scenario whose parameters, services and starting load have been read: parameters,
/// properties of each service's technology, starting load (where given). Drawn by default is every
/// number that says how the model works; not drawn are the margins of the population, and numbers
/// that would only set again the level of need or staffing, or that were tuned to a level
/// (taking_part.intercept, staff.strain, staff.contract, staff.direct, and of technologies all but
/// substitution, staff_weight, returns, own_input, fit_floor, safe_staff_input, harm).
[[nodiscard]] std::vector<UncertainNumber> uncertain_numbers(const Scenario& scenario);

/// The plausible range of a number, wide enough to hold the scenario's own, which is its mode.
[[nodiscard]] Prior prior_of(const UncertainNumber& number);

/// Reads `uncertainty`: `none` (as where it is missing), `default`, or a list of paths or
/// {path, low, high}. The mode of a prior is the scenario's own number. Its range is what the list
/// says, or else the declared plausible range, widened to hold the mode where it does not. With
/// `default` only the half of that range around the mode is drawn from: low and high are each half
/// as far from the mode. All numbers free over their full ranges at once would mostly draw places
/// that are badly understaffed, and make every result one of staffing.
[[nodiscard]] std::vector<Prior> read_uncertainty(const Field& field, const Scenario& scenario);

} // namespace dowith
