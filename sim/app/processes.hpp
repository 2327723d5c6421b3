// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/communicator.hpp"

#include <string>
#include <vector>

namespace dowith {

/// Thrown where this process has done its part, and process 0 says the rest.
struct SpokenFor {};

/// The processes that work on this program's job: this one alone unless `shares_work` said else.
[[nodiscard]] Communicator& processes();

/// Joins those that mpirun, srun or the like launched together with this one, if any, until the
/// program ends. Those behind the first say nothing from then on. Throws UsageError where they
/// cannot be joined, and where they were given other words than this one.
void join_others(const std::vector<std::string>& words);

/// Whether this process has something to do: all have where the command is one that shares its
/// work, else the first alone.
[[nodiscard]] bool shares_work(bool command_shares);

/// Which of those that were launched together this one is, from 0.
[[nodiscard]] unsigned process_number();

/// Whether there are other processes, which were launched together with this one.
[[nodiscard]] bool has_company();

/// How many threads this process may use: what the user asked for, or, where that is 0, its part of
/// the cores that it may use, among the processes on this machine.
[[nodiscard]] unsigned threads_here(unsigned asked);

/// The cores of a process, one of several on a machine of so many cores: those that it is bound to,
/// or, where it may use all, its part of them. At least one; `allowed` and `processes` above 0.
[[nodiscard]] unsigned part_of_cores(unsigned allowed, unsigned cores, unsigned processes);

/// How many of the processes are on this machine.
[[nodiscard]] unsigned processes_here();

/// Ends all processes that were joined, if there are others; else returns.
void end_all_processes(int code);

} // namespace dowith
