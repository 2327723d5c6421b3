// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

/// From now on Ctrl-C (SIGINT), SIGTERM and SIGUSR1 ask the run to end: after the worlds in flight,
/// or at the end of the week where these are kept on their way. A second one ends the program at
/// once, as ever. SIGUSR1 is there since mpirun hands it on, where a second after SIGTERM it kills.
void watch_for_interruption();

[[nodiscard]] bool interruption_requested();

} // namespace dowith
