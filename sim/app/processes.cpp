// SPDX-License-Identifier: Apache-2.0
#include "sim/app/processes.hpp"

#include "sim/app/terminal.hpp"
#include "sim/engine/executor.hpp"
#include "sim/engine/join_processes.hpp"

#include <algorithm>
#include <memory>

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

} // namespace

Communicator& processes() { return joined().shares ? *joined().all : alone(); }

bool share_work(bool command_shares) {
    Joined& state = joined();
    state.all = join_processes();
    state.here = processes_on_this_machine(*state.all);
    state.shares = command_shares;
    const bool is_first = state.all->rank() == 0;
    if (!is_first) {
        be_silent();
    }
    return is_first || command_shares;
}

unsigned process_number() { return joined().all ? joined().all->rank() : 0; }

unsigned joined_processes() { return joined().all ? joined().all->size() : 1; }

unsigned threads_here(unsigned asked) {
    if (asked > 0 || processes().is_alone()) {
        return asked;
    }
    return std::max(1U, tbb_executor(0)->threads() / processes_here());
}

unsigned processes_here() { return processes().is_alone() ? 1 : joined().here; }

void end_all_processes(int code) {
    if (joined_processes() > 1) {
        joined().all->abort(code);
    }
}

} // namespace dowith
