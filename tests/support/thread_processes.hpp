// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/communicator.hpp"

#include <functional>
#include <stdexcept>

namespace dowith {

/// Thrown in the other processes where one has failed, or where they disagree about what comes
/// next, which would have kept real ones waiting for ever.
struct Abandoned : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Lets `visit` take place in so many processes at once, which are threads of this one, and waits
/// until it has ended in all. Throws what the first that failed threw. No Catch2 assertion may
/// stand in `visit`: they are for one thread alone.
void in_processes(unsigned count, const std::function<void(Communicator&)>& visit);

} // namespace dowith
