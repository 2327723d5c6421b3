// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

namespace dowith::netcdf_sample {

inline constexpr const char* kind = "sample 1";
inline constexpr std::size_t policies = 3;
inline constexpr std::size_t worlds = 4;
inline constexpr std::size_t weeks = 60;
inline constexpr std::size_t quintiles = 5;

/// As long as a resolved scenario may become; beyond the 64 KiB up to which HDF5 keeps an attribute
/// beside its object.
std::string scenario();

/// A file of the shape of a result, with something of everything that a file can hold. What
/// check_netcdf.py knows of it stands there again, on purpose: it is the view of a reader.
void write(const std::filesystem::path& path);

} // namespace dowith::netcdf_sample
