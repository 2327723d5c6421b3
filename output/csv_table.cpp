// SPDX-License-Identifier: Apache-2.0
#include "output/csv_table.hpp"

#include "output/csv_text.hpp"
#include "output/durable_file.hpp"
#include "output/output_error.hpp"
#include "sim/kernel/contract.hpp"

#include <fstream>

namespace dowith {
namespace {

std::string line_of(std::vector<std::string> cells) {
    for (std::string& cell : cells) {
        cell = csv_cell(cell);
    }
    return csv_line(cells);
}

} // namespace

CsvTable::CsvTable(std::vector<std::string> columns)
    : columns_{columns.size()}, heading_{line_of(columns)}, text_{heading_} {}

void CsvTable::add(const std::vector<std::string>& cells) {
    EXPECTS(cells.size() == columns_);
    text_ += line_of(cells);
}

void CsvTable::write(const std::filesystem::path& path) const {
    if (std::ifstream there{path}; there) {
        std::string first;
        std::getline(there, first);
        if (first + "\n" != heading_) {
            throw OutputError{path,
                              "is another table than the one to be written here, so it is left "
                              "alone; choose another file with --out, or move this one away"};
        }
    }
    write_durably(path, text_);
}

} // namespace dowith
