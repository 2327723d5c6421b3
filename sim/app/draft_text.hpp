// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

namespace dowith {

/// `key: value`, with its comment where comments stand.
[[nodiscard]] std::string draft_line(const std::string& what, const std::string& comment = "");

/// A comment of as many lines as it takes.
[[nodiscard]] std::string draft_comment(const std::string& text, std::size_t indent);

} // namespace dowith
