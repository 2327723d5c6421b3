// SPDX-License-Identifier: Apache-2.0
#include "sim/app/interruption.hpp"

#include <atomic>
#include <csignal>

namespace dowith {
namespace {

std::atomic<bool> requested{false}; // the one global: a signal handler can reach nothing else
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void request_end(int signal) {
    requested = true;
    std::signal(signal, SIG_DFL);
}

} // namespace

void watch_for_interruption() {
    std::signal(SIGINT, request_end);
    std::signal(SIGTERM, request_end);
    std::signal(SIGUSR1, request_end);
}

bool interruption_requested() { return requested; }

} // namespace dowith
