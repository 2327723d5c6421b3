// SPDX-License-Identifier: Apache-2.0
#include "output/csv_table.hpp"

#include "output/csv_text.hpp"
#include "output/durable_file.hpp"
#include "output/output_error.hpp"
#include "sim/kernel/contract.hpp"

#include <fstream>
#include <system_error>

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

void CsvTable::refuse_other(const std::filesystem::path& path) const {
    refuse_other_table(path, heading_.substr(0, heading_.size() - 1));
}

void CsvTable::write(const std::filesystem::path& path) const {
    refuse_other(path);
    write_durably(path, text_);
}

void refuse_other_table(const std::filesystem::path& path, std::string_view heading_end) {
    std::error_code failure;
    if (path.has_parent_path() && !std::filesystem::is_directory(path.parent_path(), failure)) {
        throw OutputError{path, "its folder is not there; make it first, or name another place"};
    }
    if (std::ifstream there{path}; there) {
        std::string first;
        std::getline(there, first);
        if (!first.ends_with(heading_end)) {
            throw OutputError{path,
                              "is another file than the table to be written here, so it is left "
                              "alone; name another place, or move this one away"};
        }
    }
}

} // namespace dowith
