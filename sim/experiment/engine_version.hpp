// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace dowith {

/// Changes whenever the same scenario may give other numbers, so that worlds of an older model are
/// never taken for this one's. A commit that says "Results: changed" raises the last number.
inline constexpr std::string_view engine_version = "0.1.0-8";

/// The layout of result files. Changes whenever what read the last one could no longer read it.
inline constexpr std::string_view result_format_version = "2";

} // namespace dowith
