// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/technology.hpp"

#include <string>
#include <vector>

namespace dowith {

/// A technology of service as scenarios name it.
struct NamedTechnology {
    std::string name;
    std::string title;
    Technology technology;
};

/// Those of scenarios/technologies.yaml, in its order.
[[nodiscard]] const std::vector<NamedTechnology>& built_in_technologies();

} // namespace dowith
