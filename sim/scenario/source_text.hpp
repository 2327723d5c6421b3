// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/complaint.hpp"
#include "sim/scenario/problems.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dowith {

/// The most that a scenario file may hold, in bytes.
inline constexpr std::size_t file_bytes_max = std::size_t{1} << 20;

/// The most that a file of data may hold, in bytes: a million people with all that can be said.
inline constexpr std::size_t data_bytes_max = std::size_t{1} << 28;

/// Why this is no path of a file in or below `folder`, or nothing where it is one. `folder` is
/// empty where there are no files.
[[nodiscard]] std::optional<std::string> why_not_below(const std::string& name,
                                                       const std::filesystem::path& folder);

/// All bytes of a regular file that is not larger than `bytes_max`, or why not.
[[nodiscard]] std::variant<std::string, Complaint>
read_file(const std::filesystem::path& file, std::size_t bytes_max = file_bytes_max);

/// Knows the place of every byte of a text, at the same small cost for each.
class Places {
  public:
    Places(std::string name, std::string_view text);
    /// For what was not read from a file: all of it stands at one place.
    explicit Places(Place everywhere);

    /// The place of a byte; past the end, that of the end.
    [[nodiscard]] Place at(std::size_t byte) const;

  private:
    Place everywhere_;                    ///< its line and column count where `starts_` is empty
    std::vector<std::size_t> starts_;     ///< the first byte of each line
    std::vector<std::size_t> characters_; ///< how many characters begin before each byte
};

/// Whether all of `text` is UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

/// A byte that keeps a file from being read as text, and what it is.
struct BadByte {
    std::size_t at;
    std::string what; ///< a whole sentence
};

/// The first byte of `text` that is no UTF-8, or a control character other than tab and the end of
/// a line.
[[nodiscard]] std::optional<BadByte> first_bad_byte(std::string_view text);

/// What to do about one.
inline constexpr std::string_view save_as_text = "save it as text in UTF-8";

/// Reports what keeps `text` from being read as YAML at all: bytes that are no UTF-8, control
/// characters, lines that begin with a tab. At most one problem of each kind.
void check_characters(const Places& places, std::string_view text, Problems& problems);

} // namespace dowith
