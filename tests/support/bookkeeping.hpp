// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/neighbourhood.hpp"

#include <string>
#include <vector>

namespace dowith {

/// What does not add up in a neighbourhood's books, one sentence each; empty when all is in order:
/// shares within [0, 1], cases in order of citizens and once each, membership and pending bits in
/// agreement with cases and issues, caseloads with cases, recognised skills with skills, each tie
/// at both of its ends and once, credits with what was issued.
[[nodiscard]] std::vector<std::string> faults_in_the_books(const Neighbourhood& home);

} // namespace dowith
