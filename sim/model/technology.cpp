// SPDX-License-Identifier: Apache-2.0
#include "sim/model/technology.hpp"

#include "sim/model/defaults.hpp"

#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<Technology>>({
    {&Technology::prevalence,
     {"prevalence", 0.0436, {0.02, 0.08}, any_share, "1",
     "share of citizens of middling advantage in need at the start",
     "assumption: near stationarity"}},
    {&Technology::onset_rate,
     {"onset_rate", 0.0150, {0.008, 0.03}, not_negative, "1/year",
     "rate at which a citizen of average standing comes into need",
     "assumption: set so that hours required equal hours available under Informing"}},
    {&Technology::hours_full,
     {"hours_full", 6.0, {2.0, 15.0}, positive, "h/week",
     "staff hours that a case at severity 1 requires", "assumption"}},
    {&Technology::substitution,
     {"substitution", 0.5, {0.25, 1.0}, {0.01, 1000.0}, "1",
     "elasticity of substitution between staff input and citizens' input (sigma)",
     "Ostrom 1996 and Parks et al. 1981 for the form; values by service: assumption"}},
    {&Technology::staff_weight,
     {"staff_weight", 0.6, {0.3, 0.9}, {0.001, 0.999}, "1",
     "weight of staff input in the outcome (d)", "assumption; acute services 0.9"}},
    {&Technology::returns,
     {"returns", 0.9, {0.7, 1.05}, {0.1, 2.0}, "1", "returns to scale (v)", "assumption"}},
    {&Technology::own_input,
     {"own_input", 0.15, {0.02, 0.2}, any_share, "1",
     "citizen's input that no service can do without: attending, complying, telling (c0)",
     "Osborne and Strokosch 2013, consumer co-production; size: assumption"}},
    {&Technology::safe_staff_input,
     {"safe_staff_input", 0.35, {0.0, 0.6}, any_share, "1",
     "staff input below which risk rises (P_min)", "assumption; acute services 0.6"}},
    {&Technology::harm,
     {"harm", 2.0, {0.0, 6.0}, not_negative, "1",
     "rise of the crisis rate at no staff input at all, as a multiple", "assumption; acute 4"}},
    {&Technology::amateur_risk,
     {"amateur_risk", 0.0, {0.0, 2.0}, not_negative, "1",
     "rise of the crisis rate of those served by citizens without capability",
     "assumption: nothing in long-term care, 1 in acute services"}},
    {&Technology::fit_floor,
     {"fit_floor", 0.65, {0.5, 0.8}, any_share, "1",
     "design fit that professionals reach alone (fit0)", "assumption; acute 0.85"}},
    {&Technology::fit_ceiling,
     {"fit_ceiling", 0.95, {0.9, 1.0}, any_share, "1", "best design fit (fit_max)", "assumption"}},
    {&Technology::relationship,
     {"relationship", 1.0, any_share, any_share, "1",
     "how far contacts build a bond: 1 in long-term services, 0 in episodic ones",
     "Boyle and Harris 2009; consultation as a one-night stand"}},
    {&Technology::age_gradient,
     {"age_gradient", 0.3, {-1.0, 1.0}, any_number, "1",
     "log relative risk of needing the service, for each older age band",
     "assumption: of 80 and over, twice the risk of those of 45"}},
    {&Technology::collective,
     {"collective", 0.0, any_share, any_share, "1",
     "how far what users do in it is done in a group and for all, to which fewer come",
     "Bovaird et al. 2014: a gulf between individual and collective; upkeep 1"}},
});
// clang-format on

} // namespace

std::span<const Declared<Technology>> technology_declarations() { return declared; }

Technology default_technology() { return defaults<Technology>(declared); }

} // namespace dowith
