// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dowith {

// A seal is a last line, "dowith " and 16 hexadecimal digits, with the fingerprint of all bytes
// before it. HDF5 overlooks what follows its own end. It is there because HDF5 checks only part of
// what it reads and crashes on some damaged files; a file whose seal holds is the file that was
// written.

/// The seal to be put after these bytes.
[[nodiscard]] std::string seal_of(std::string_view bytes);

/// Throws OutputError unless `path` is a regular file that can be read and whose seal holds.
void check_seal(const std::filesystem::path& path);

} // namespace dowith
