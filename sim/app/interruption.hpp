// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dowith {

/// From now on Ctrl-C (SIGINT) and SIGTERM ask the run to end after the worlds in flight. A second
/// one ends the program at once, as ever.
void watch_for_interruption();

[[nodiscard]] bool interruption_requested();

} // namespace dowith
