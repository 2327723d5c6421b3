// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// One row of a CSV file: its cells without quotes around them and without blanks around those that
/// have none.
struct CsvRow {
    std::size_t line = 0; ///< on which it begins, from 1
    std::vector<std::string> cells;
};

/// What is done with the rows of a CSV file, in their order.
struct CsvVisitor {
    std::function<void(const CsvRow&)> row;
    /// Instead of a row whose quotes do not pair, with the line on which it begins.
    std::function<void(std::size_t line)> broken_row;
};

/// Reads comma-separated values as of RFC 4180: quotes around a cell, doubled quotes and line ends
/// within them, lines ended by LF or CRLF, the last one by nothing if it likes. A byte order mark
/// and blank lines are skipped. After a broken row it goes on with the next line.
void read_csv(std::string_view text, const CsvVisitor& visitor);

} // namespace dowith
