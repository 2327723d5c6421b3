// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace dowith {

/// A file that is whole, and has not what is asked of it. Its text says why, and what to do.
struct DataError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

} // namespace dowith
