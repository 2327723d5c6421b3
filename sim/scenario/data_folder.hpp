// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace dowith {

/// Where the files of data that a scenario names are looked for.
struct DataFolder {
    std::filesystem::path on_disk; ///< the scenario's own; empty where it is no file
    std::filesystem::path inside;  ///< then the same in the gallery that is kept inside the program

    /// The text of a file that is kept inside the program; nothing where the scenario is a file
    /// itself, or none of this name is there.
    [[nodiscard]] std::optional<std::string> text_inside(const std::string& name) const;
};

} // namespace dowith
