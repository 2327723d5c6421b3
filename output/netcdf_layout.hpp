// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Private to the room: the names on which writer and reader must agree.
namespace dowith::netcdf_layout {

/// By this attribute of the file we know our own.
inline constexpr const char* kind = "dowith_kind";

/// netCDF's number of a dimension, in the order of definition.
inline constexpr const char* dimension_number = "_Netcdf4Dimid";

/// How netCDF names the scale of a dimension without values; ten columns of its length follow.
inline constexpr const char* dimension_only =
    "This is a netCDF dimension but not a netCDF variable.";

/// The group of a path: "/a" for "/a/b", "/" for "/a".
inline std::string group_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return std::string{path.substr(0, slash == 0 ? 1 : slash)};
}

inline std::string name_of(std::string_view path) {
    return std::string{path.substr(path.rfind('/') + 1)};
}

inline std::string path_in(std::string_view group, std::string_view name) {
    return (group == "/" ? "" : std::string{group}) + "/" + std::string{name};
}

} // namespace dowith::netcdf_layout
