// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/join_processes.hpp"

#include <charconv>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dowith {
namespace {

/// The number in the first of these that the environment has: 0 where it is none.
std::optional<unsigned> number_in(std::initializer_list<const char*> names) {
    for (const char* name : names) {
        if (const char* const said = std::getenv(name)) {
            const std::string_view text{said};
            unsigned number = 0;
            std::from_chars(text.data(), text.data() + text.size(), number);
            return number;
        }
    }
    return {};
}

/// As Open MPI's mpirun, MPICH's and Intel's hydra, and srun with PMI leave it.
std::optional<unsigned> told_count() {
    return number_in({"OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "MPI_WORLD_SIZE"});
}

} // namespace

bool is_launched() { return told_count() || number_in({"PMIX_RANK"}); }

unsigned launched_processes() {
    if (const auto count = told_count()) {
        return *count > 0 ? *count : 1;
    }
    // Slurm sets its own for every step; only with PMIx is it one that MPI was asked for.
    if (number_in({"PMIX_RANK"})) {
        return number_in({"SLURM_STEP_NUM_TASKS"}).value_or(2);
    }
    return 1;
}

unsigned launched_rank() {
    return number_in({"OMPI_COMM_WORLD_RANK", "PMI_RANK", "PMIX_RANK"}).value_or(0);
}

std::unique_ptr<Communicator> join_processes() {
    const unsigned launched = launched_processes();
    std::unique_ptr<Communicator> all = launched > 1 ? join_by_mpi() : by_itself();
    if (launched > 1 && all->is_alone()) {
        throw std::runtime_error{
            std::to_string(launched) +
            " processes were launched together, but each sees itself alone: dowith was built with "
            "another MPI than the one that launches it; try the mpirun of that one, or "
            "`srun --mpi=pmix`"};
    }
    return all;
}

} // namespace dowith
