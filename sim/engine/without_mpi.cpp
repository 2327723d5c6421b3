// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/join_processes.hpp"

#include <stdexcept>

namespace dowith {

bool knows_mpi() { return false; }

std::unique_ptr<Communicator> join_by_mpi() {
    throw std::runtime_error{
        "several processes were launched together, but this dowith was built without MPI, so each "
        "would do the whole work; install libopenmpi-dev and libboost-mpi-dev and build again, or "
        "use --shard"};
}

unsigned processes_on_this_machine(Communicator& /*processes*/) { return 1; }

} // namespace dowith
