// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/id.hpp"

namespace dowith {

using CitizenId = Id<struct CitizenTag>;           ///< within a neighbourhood
using ProfessionalId = Id<struct ProfessionalTag>; ///< within a team
using ServiceId = Id<struct ServiceTag>;           ///< within a district
using NeighbourhoodId = Id<struct NeighbourhoodTag>;

} // namespace dowith
