// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace dowith {

class Observation;
struct Neighbourhood;

/// Adds what there is to see of a neighbourhood's time bank after the week `week`.
void add_bank(Observation& seen, const Neighbourhood& home, std::uint32_t week);

} // namespace dowith
