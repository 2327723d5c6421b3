// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/declaration.hpp"
#include "sim/scenario/csv.hpp"
#include "sim/scenario/problems.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// A file of data, read and found to be text.
struct DataFile {
    std::string path; ///< as problems name it
    std::string text;
};

/// A column that a table may have.
struct KnownColumn {
    std::string name;
    bool is_required = false;
};

/// Which of the known columns a table has, and in which cell of each row.
class TableHeader {
  public:
    /// Reads the first row; what is unknown, missing or said twice is recorded.
    TableHeader(std::string file,
                std::span<const KnownColumn> known,
                const CsvRow& first,
                Problems& problems);

    [[nodiscard]] bool has(std::size_t column) const { return cell_of_[column].has_value(); }

    [[nodiscard]] std::optional<std::size_t> cell_of(std::size_t column) const {
        return cell_of_[column];
    }

    [[nodiscard]] const std::string& name_of(std::size_t column) const {
        return known_[column].name;
    }

    [[nodiscard]] const std::string& file() const { return file_; }

    [[nodiscard]] std::size_t width() const { return width_; }

    /// Whether every column that is required is there.
    [[nodiscard]] bool is_whole() const { return is_whole_; }

  private:
    void find(const CsvRow& first, Problems& problems);

    std::string file_;
    std::span<const KnownColumn> known_;
    std::vector<std::optional<std::size_t>> cell_of_; ///< by place in `known`
    std::size_t width_;
    bool is_whole_ = true;
};

/// One row below the header. Columns are named by their place among the known ones.
class TableRow {
  public:
    TableRow(const TableHeader& header, const CsvRow& row, Problems& problems)
        : header_{&header}, row_{&row}, problems_{&problems} {}

    /// What a cell holds; empty where the table has no such column.
    [[nodiscard]] std::string_view text(std::size_t column) const;

    /// The number in a cell. Nothing where it is empty, or wrong, which is recorded.
    [[nodiscard]] std::optional<double>
    number(std::size_t column, Range possible, double step, std::string_view unit) const;

    [[nodiscard]] std::size_t line() const { return row_->line; }

    /// Records a problem: `file:line: column = value MESSAGE; HINT`.
    void error(std::size_t column, const std::string& message, const std::string& hint = {}) const;

  private:
    const TableHeader* header_;
    const CsvRow* row_;
    Problems* problems_;
};

/// What a reader does with a table.
struct TableVisitor {
    std::function<void(const TableHeader&)> header;
    std::function<void(const TableRow&)> row; ///< has as many cells as the header
};

/// Reads a file of comma-separated values whose first row names its columns.
void read_table(const DataFile& file,
                std::span<const KnownColumn> known,
                Problems& problems,
                const TableVisitor& visitor);

} // namespace dowith
