// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"

#include <span>
#include <vector>

namespace dowith {

struct Convention;
struct Neighbourhood;
struct WeekContext;

/// Once a year the hours of staff are shared out anew between services and neighbourhoods: by
/// history where professionals commission, toward measured unmet need as far as citizens do.
struct CommissioningParameters {
    double period{};
    double pace{};
    double floor{};
};

[[nodiscard]] std::span<const Declared<CommissioningParameters>> commissioning_declarations();

/// What one team brings to the table.
struct HoursClaim {
    double hours = 0;          ///< a week, as they stand
    double historic_hours = 0; ///< a week, as they stood when the policies began
    double unmet_hours = 0;    ///< that the need left unmet would take, measured over the period
};

/// The hours of every team after one round in which citizens' share of the decision is `power`:
///     t_i = h_i + pace · power · (H m_i/M - h_i)         h hours, H their sum; m unmet, M its sum
///     h_i' = f_i + max(0, t_i - f_i) · (H - F)/Σ max(0, t_j - f_j)       f_i = floor · historic
/// so that the sum stays and nobody falls below their floor. Nothing unmet, or hours below their
/// floors already: all keep what they have. Form: ours. Source of the idea: Loeffler and Bovaird,
/// co-commissioning, one of the four Co's; participatory budgeting, Goncalves 2014.
void share_out_anew(std::span<const HoursClaim> claims,
                    double power,
                    const CommissioningParameters& p,
                    std::vector<double>& hours);

/// A neighbourhood's week: adds up the hours that need left unmet would take,
///     hours_full · Σ n_eff (1 - q)
void take_stock(Neighbourhood& home, const WeekContext& now);

/// The district's week: at the end of a period, hours are shared out anew.
extern const Convention commissioning;

} // namespace dowith
