// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A table of comma-separated values (RFC 4180, lines ending in a line feed) that other programs
/// read: one heading, then rows. Numbers read back as the same doubles; what is not known is empty.
class CsvTable {
  public:
    explicit CsvTable(std::vector<std::string> columns);

    /// One cell a column.
    void add(const std::vector<std::string>& cells);

    [[nodiscard]] const std::string& text() const { return text_; }

    /// Throws OutputError where write() would, as far as that can be told before there are rows.
    void refuse_other(const std::filesystem::path& path) const;

    /// Writes it in place of a table with the same heading, or where nothing is. Throws
    /// OutputError, also where anything else is.
    void write(const std::filesystem::path& path) const;

  private:
    std::size_t columns_;
    std::string heading_;
    std::string text_;
};

/// Throws OutputError where a table cannot be written: its folder is not there, or something stands
/// in its place that is no table whose heading ends so, which is then left alone.
void refuse_other_table(const std::filesystem::path& path, std::string_view heading_end);

} // namespace dowith
