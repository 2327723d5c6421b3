// SPDX-License-Identifier: Apache-2.0
#include "output/csv_table.hpp"

#include "output/durable_file.hpp"
#include "output/output_error.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <cmath>
#include <fstream>

namespace dowith {
namespace {

std::string quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
        return cell;
    }
    std::string inside;
    for (const char c : cell) {
        inside += c == '"' ? std::string{"\"\""} : std::string{c};
    }
    return "\"" + inside + "\"";
}

std::string line_of(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += (i > 0 ? "," : "") + quoted(cells[i]);
    }
    return line + "\n";
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

std::string csv_cell(double number) { return std::isnan(number) ? "" : number_text(number); }

} // namespace dowith
