// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace dowith {

/// Numbers behind a figure, or by themselves, as text that is ready to be shown.
struct DataTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows; ///< one cell a column; the first names the row
};

/// A picture with everything that it takes to do without it.
struct Figure {
    std::string id;          ///< unique on its page, as in files: "need_met-over-time"
    std::string title;       ///< what it finds, in a few words
    std::string subtitle;    ///< measure and unit
    std::string description; ///< what is to be seen, for who does not see it
    std::string svg;         ///< complete; says nothing by colour alone
    DataTable table;
};

/// A text with true minus signs before its numbers; files for other programs keep the plain one.
[[nodiscard]] std::string with_minus(const std::string& text);

/// Text as HTML and SVG show it: &, <, > and both quotes are told as entities.
[[nodiscard]] std::string escaped(const std::string& text);

/// The figure with its words, and its table in a part that opens. A picture of panels has the
/// table's rows along its width, so a cursor can walk them, and there is a place for what it meets.
[[nodiscard]] std::string figure_html(const Figure& figure);

[[nodiscard]] std::string table_html(const DataTable& table, const std::string& caption);

} // namespace dowith
