// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/complaint.hpp"

#include <string>

namespace dowith {

/// What a message of the YAML parser means to someone who writes scenarios.
[[nodiscard]] Complaint in_plain_words(const std::string& message);

} // namespace dowith
