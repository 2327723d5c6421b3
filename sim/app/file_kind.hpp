// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dowith {

/// A kind of netCDF file that dowith writes.
struct FileKind {
    std::string_view word;   ///< as files say it: "result" of "dowith result 2"
    std::string_view format; ///< that this program reads
    std::string_view says;   ///< what such a file is, and of which command
};

/// Whether a file is data and not text: HDF5 by its first bytes, or by its name.
[[nodiscard]] bool is_data_file(const std::filesystem::path& file);

/// The kind of a file that dowith wrote and that this program reads. Throws OutputError where it
/// did not write it or the file is damaged, and DataError where it is of another format.
[[nodiscard]] const FileKind& kind_of(const std::filesystem::path& file);

} // namespace dowith
