// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace dowith {

/// A file of `sim/app/report/page` as it was when the program was built.
struct PageFile {
    std::string_view name;
    std::string_view text;
};

[[nodiscard]] std::span<const PageFile> page_files();

} // namespace dowith
