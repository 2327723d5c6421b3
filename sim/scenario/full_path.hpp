// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/problems.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace dowith {

/// An assignment of `--set` with the full path that it means. A parameter may be named without the
/// word `parameters` (`need.exit=0.4`), or by its own name alone where nothing else bears it
/// (`worsen=0.3`). Everything else is left as it is. Nothing where a name alone could mean several
/// things, or needs the name of a policy or service before it; that is then in `problems`.
[[nodiscard]] std::optional<std::string> with_full_path(std::string_view assignment,
                                                        Problems& problems);

} // namespace dowith
