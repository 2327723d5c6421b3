// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dowith {

/// Of the program, as in the changelog.
[[nodiscard]] std::string program_version();

/// Compiler and kind of build.
[[nodiscard]] std::string build_name();

} // namespace dowith
