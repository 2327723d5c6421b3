// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>

namespace dowith {

/// The world said no while a file was written or read: disk full, no permission, locked by another
/// process, cut short, not one of ours. Its text is "path: cause".
struct OutputError : std::runtime_error {
    OutputError(std::filesystem::path file, std::string why)
        : std::runtime_error{file.string() + ": " + why}, path{std::move(file)}, cause{std::move(
                                                                                     why)} {}

    std::filesystem::path path; ///< the file that was asked for, never its `.partial`
    std::string cause;          ///< what was being done and what the system answered
};

/// Another process is writing the same file at this moment.
struct BusyError : OutputError {
    using OutputError::OutputError;
};

} // namespace dowith
