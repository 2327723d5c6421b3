// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/communicator.hpp"

#include <memory>

namespace dowith {

/// How many processes were launched together with this one by mpirun, srun or the like; 1 if it
/// was started by itself. Read from the environment, so that it can be asked without MPI.
[[nodiscard]] unsigned launched_processes();

/// Whether this process was launched in such a way, be it by itself.
[[nodiscard]] bool is_launched();

/// Which of them this one is, from 0.
[[nodiscard]] unsigned launched_rank();

/// Whether this program was built with MPI.
[[nodiscard]] bool knows_mpi();

/// The processes that were launched together with this one; once a program, and as long as the
/// returned object lives. Throws std::runtime_error where there are several and this program was
/// built without MPI or with another one, or where MPI cannot be used from several threads.
[[nodiscard]] std::unique_ptr<Communicator> join_processes();

/// The same, by MPI, even where there is one process.
[[nodiscard]] std::unique_ptr<Communicator> join_by_mpi();

/// How many of them share this machine, this one included.
[[nodiscard]] unsigned processes_on_this_machine(Communicator& processes);

} // namespace dowith
