// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/terminal.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dowith {

/// Text in aligned columns for a terminal. Headings break at spaces and hyphens; numbers stand with
/// their points one below the other; a table too wide for the terminal is cut into several, each
/// beginning with the fixed columns.
class Table {
  public:
    enum class Align { left, number };

    struct Column {
        std::string heading;
        Align align = Align::number;
    };

    /// The first `fixed` columns are repeated where the table is cut.
    Table(std::vector<Column> columns, std::size_t fixed);

    /// One cell a column.
    void add(std::vector<std::string> cells, bool bold = false);

    /// A line above the rows that follow, told apart by an empty line.
    void add_heading(std::string heading);

    [[nodiscard]] std::string text(Style style) const;

  private:
    struct Row {
        std::vector<std::string> cells; ///< one alone is a heading
        bool bold;
    };

    /// How the columns are laid out: their widths, and the space between them.
    struct Layout {
        std::vector<std::size_t> widths;
        std::size_t gap;
    };

    [[nodiscard]] bool is_heading(const Row& row) const;
    void fill_up_decimals();
    [[nodiscard]] Layout layout() const;
    [[nodiscard]] std::vector<std::vector<std::size_t>> cut(const Layout& layout) const;
    [[nodiscard]] std::string headings(const std::vector<std::size_t>& shown,
                                       const Layout& layout) const;
    [[nodiscard]] std::string
    part(const std::vector<std::size_t>& shown, const Layout& layout, Style style) const;

    std::vector<Column> columns_;
    std::size_t fixed_;
    std::vector<Row> rows_;
};

} // namespace dowith
