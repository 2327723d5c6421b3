// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/join_processes.hpp"

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace dowith {

unsigned launched_processes() {
    // As Open MPI's mpirun, MPICH's and Intel's hydra, and srun with PMI or PMIx leave it.
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MPI_WORLD_SIZE"}) {
        if (const char* const said = std::getenv(name)) {
            const std::string_view text{said};
            unsigned count = 0;
            std::from_chars(text.data(), text.data() + text.size(), count);
            return count > 0 ? count : 1U;
        }
    }
    // Slurm sets its own for every step; only with PMIx is it one that MPI was asked for.
    if (std::getenv("PMIX_RANK") != nullptr) {
        const char* const tasks = std::getenv("SLURM_STEP_NUM_TASKS");
        return tasks != nullptr ? static_cast<unsigned>(std::strtoul(tasks, nullptr, 10)) : 2U;
    }
    return 1;
}

std::unique_ptr<Communicator> join_processes() {
    return launched_processes() > 1 ? join_by_mpi() : by_itself();
}

} // namespace dowith
