// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace dowith {

/// A text that was broken into lines for a terminal, on one.
[[nodiscard]] std::string on_one_line(const std::string& text);

} // namespace dowith
