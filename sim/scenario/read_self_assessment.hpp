// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/field.hpp"
#include "sim/scenario/self_assessment.hpp"

namespace dowith {

/// A self-assessment from a map: title, source, and questions, each with a name, what it asks, five
/// answers in words, and where each answer puts some levers. No two questions set one lever.
[[nodiscard]] SelfAssessment read_self_assessment(const Field& map);

} // namespace dowith
