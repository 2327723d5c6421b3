// SPDX-License-Identifier: Apache-2.0
#include "output/csv_text.hpp"

#include "sim/kernel/text.hpp"

#include <cmath>
#include <cstddef>

namespace dowith {

std::string csv_cell(std::string_view text) {
    const bool has_edges = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !has_edges) {
        return std::string{text};
    }
    std::string cell = "\"";
    for (const char c : text) {
        cell += c == '"' ? "\"\"" : std::string{c};
    }
    return cell + '"';
}

std::string csv_number(double number) { return std::isnan(number) ? "" : number_text(number); }

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += (i > 0 ? "," : "") + cells[i];
    }
    return line + '\n';
}

} // namespace dowith
