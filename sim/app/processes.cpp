// SPDX-License-Identifier: Apache-2.0
#include "sim/app/processes.hpp"

#include "sim/app/command_line.hpp"
#include "sim/app/terminal.hpp"
#include "sim/engine/executor.hpp"
#include "sim/engine/join_processes.hpp"
#include "sim/kernel/digest.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <thread>

namespace dowith {
namespace {

/// Of this program, from when it has joined others to its end.
struct Joined {
    std::unique_ptr<Communicator> all;
    unsigned here = 1; ///< on this machine
    bool shares = false;
};

Joined& joined() {
    static Joined state;
    return state;
}

/// Told by their fingerprints, which are of one length.
bool all_say_the_same(const std::vector<std::string>& words, Communicator& all) {
    Digest digest;
    for (const std::string& word : words) {
        digest.add(std::span{word});
    }
    const std::uint64_t own = digest.value();
    const auto said = all.gather_numbers(std::span<const std::uint64_t>{&own, 1});
    return std::count(said.begin(), said.end(), own) == static_cast<std::ptrdiff_t>(said.size());
}

} // namespace

Communicator& processes() { return joined().shares ? *joined().all : alone(); }

void join_others(const std::vector<std::string>& words) {
    if (is_launched()) {
        forget_terminals();
    }
    if (!has_company()) {
        return;
    }
    if (launched_rank() > 0) {
        be_silent();
    }
    Joined& state = joined();
    try {
        state.all = join_processes();
    } catch (const std::runtime_error& error) {
        throw UsageError{error.what()};
    }
    state.here = processes_on_this_machine(*state.all);
    if (!all_say_the_same(words, *state.all)) {
        throw UsageError{"processes that are launched together work together, and these were given "
                         "different words; to let each do its own, as with --shard, launch them "
                         "apart: `srun --mpi=none …`"};
    }
}

bool shares_work(bool command_shares) {
    joined().shares = command_shares && joined().all;
    return command_shares || process_number() == 0;
}

unsigned process_number() { return joined().all ? joined().all->rank() : launched_rank(); }

bool has_company() { return launched_processes() > 1; }

unsigned threads_here(unsigned asked) {
    if (asked > 0 || processes().is_alone()) {
        return asked;
    }
    const unsigned allowed = tbb_executor(0)->threads(); // as many as this process is bound to
    return part_of_cores(allowed, std::thread::hardware_concurrency(), processes_here());
}

unsigned part_of_cores(unsigned allowed, unsigned cores, unsigned processes) {
    return allowed < cores ? allowed : std::max(1U, allowed / processes);
}

unsigned processes_here() { return processes().is_alone() ? 1 : joined().here; }

void end_all_processes(int code) {
    if (joined().all) {
        joined().all->abort(code);
    }
}

} // namespace dowith
