// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dowith {

/// What is wrong with a value, after "path = value ", and what to do about it.
struct Complaint {
    std::string message;
    std::string hint;
};

} // namespace dowith
