// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
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

    /// Writes it in place of a table with the same heading, or where nothing is. Throws
    /// OutputError, also where anything else is.
    void write(const std::filesystem::path& path) const;

  private:
    std::size_t columns_;
    std::string heading_;
    std::string text_;
};

} // namespace dowith
