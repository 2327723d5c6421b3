// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/units.hpp"

#include <cstddef>

namespace dowith {

struct Neighbourhood;

/// Looks on while neighbourhoods live their week, mechanism by mechanism. It changes nothing.
class StepWatcher {
  public:
    StepWatcher() = default;
    StepWatcher(const StepWatcher&) = delete;
    StepWatcher& operator=(const StepWatcher&) = delete;
    virtual ~StepWatcher() = default;

    /// Step 0 is the week as it begins, step i what the i-th mechanism in force has left. Several
    /// neighbourhoods at once, each in order.
    virtual void see(const Neighbourhood& home, Week week, std::size_t step) = 0;
};

} // namespace dowith
