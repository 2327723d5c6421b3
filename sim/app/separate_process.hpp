// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace dowith {

/// Splits the program in two, so that a file over which HDF5 falls takes only the second of them
/// with it. The second gets nothing and goes on; the first waits, and gets its exit code. Throws
/// OutputError in the first where the second did not survive. To be called before threads are.
[[nodiscard]] std::optional<int> leave_to_a_child(const std::filesystem::path& file);

} // namespace dowith
