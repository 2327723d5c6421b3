// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dowith {

/// A file of `scenarios/` as it was when the program was built, kept inside it.
struct GalleryFile {
    std::string_view name; ///< below `scenarios/`, with `/` between folders
    std::string_view text;
};

/// All of them: scenarios, their bases, their files of people, ladders, technologies.
[[nodiscard]] std::span<const GalleryFile> gallery();

/// The text of one, or nothing if there is none of this name.
[[nodiscard]] std::optional<std::string> gallery_text(std::string_view name);

} // namespace dowith
