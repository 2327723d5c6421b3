// SPDX-License-Identifier: Apache-2.0
#include "sim/app/table.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <utility>

namespace dowith {
namespace {

constexpr std::size_t wide_gap = 2;
constexpr std::size_t narrow_gap = 1;       // where that saves cutting the table
constexpr std::size_t heading_columns = 14; // a heading takes another line rather than more

/// The pieces that a heading may be broken into, each with its hyphen.
std::vector<std::string> pieces(const std::string& heading) {
    std::vector<std::string> all{""};
    for (const char c : heading) {
        if (c == ' ') {
            all.emplace_back();
            continue;
        }
        all.back() += c;
        if (c == '-') {
            all.emplace_back();
        }
    }
    return all;
}

std::vector<std::string> heading_lines(const std::string& heading) {
    std::vector<std::string> lines{""};
    for (const std::string& piece : pieces(heading)) {
        std::string& line = lines.back();
        const bool joined = line.empty() || line.back() == '-';
        if (!line.empty() && columns_of(line) + columns_of(piece) + 1 > heading_columns) {
            lines.push_back(piece);
        } else {
            line += joined ? piece : " " + piece;
        }
    }
    return lines;
}

std::string filled(const std::string& text, std::size_t width, Table::Align align) {
    const std::size_t columns = columns_of(text);
    const std::string space(width > columns ? width - columns : 0, ' ');
    return align == Table::Align::left ? text + space : space + text;
}

/// Columns from the decimal point to the end; 0 for a whole number.
std::size_t decimals(const std::string& number) {
    const std::size_t point = number.find('.');
    return point == std::string::npos ? 0 : number.size() - point;
}

std::string trimmed(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

} // namespace

Table::Table(std::vector<Column> columns, std::size_t fixed)
    : columns_{std::move(columns)}, fixed_{fixed} {}

void Table::add(std::vector<std::string> cells, bool bold) {
    EXPECTS(cells.size() == columns_.size());
    rows_.push_back({std::move(cells), bold});
}

void Table::add_heading(std::string heading) { rows_.push_back({{std::move(heading)}, false}); }

bool Table::is_heading(const Row& row) const { return row.cells.size() != columns_.size(); }

void Table::fill_up_decimals() {
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        std::size_t most = 0;
        for (const Row& row : rows_) {
            most = std::max(most, is_heading(row) ? 0 : decimals(row.cells[column]));
        }
        for (Row& row : rows_) {
            if (!is_heading(row) && columns_[column].align == Align::number) {
                row.cells[column].append(most - decimals(row.cells[column]), ' ');
            }
        }
    }
}

Table::Layout Table::layout() const {
    Layout layout{{}, wide_gap};
    std::size_t total = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        std::size_t width = 0;
        for (const std::string& line : heading_lines(columns_[column].heading)) {
            width = std::max(width, columns_of(line));
        }
        for (const Row& row : rows_) {
            width = std::max(width, is_heading(row) ? 0 : columns_of(row.cells[column]));
        }
        layout.widths.push_back(width);
        total += width + (column > 0 ? wide_gap : 0);
    }
    const std::size_t saved = (columns_.size() - 1) * (wide_gap - narrow_gap);
    if (total > text_columns && total - saved <= text_columns) {
        layout.gap = narrow_gap;
    }
    return layout;
}

std::vector<std::vector<std::size_t>> Table::cut(const Layout& layout) const {
    std::vector<std::size_t> fixed;
    std::size_t first_columns = 0;
    for (std::size_t column = 0; column < fixed_; ++column) {
        fixed.push_back(column);
        first_columns += layout.widths[column] + layout.gap;
    }
    std::vector<std::vector<std::size_t>> parts{fixed};
    std::size_t taken = first_columns;
    for (std::size_t column = fixed_; column < columns_.size(); ++column) {
        if (taken + layout.widths[column] > text_columns && parts.back().size() > fixed_) {
            parts.push_back(fixed);
            taken = first_columns;
        }
        parts.back().push_back(column);
        taken += layout.widths[column] + layout.gap;
    }
    return parts;
}

/// Headings of several lines stand at the bottom.
std::string Table::headings(const std::vector<std::size_t>& shown, const Layout& layout) const {
    std::vector<std::vector<std::string>> all;
    std::size_t height = 0;
    for (const std::size_t column : shown) {
        all.push_back(heading_lines(columns_[column].heading));
        height = std::max(height, all.back().size());
    }
    std::string text;
    for (std::size_t line = 0; line < height; ++line) {
        std::string cells;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const std::size_t above = height - all[i].size();
            const std::string cell = line < above ? "" : all[i][line - above];
            cells += filled(cell, layout.widths[shown[i]], columns_[shown[i]].align) +
                     std::string(layout.gap, ' ');
        }
        text += trimmed(cells) + "\n";
    }
    return text;
}

std::string
Table::part(const std::vector<std::size_t>& shown, const Layout& layout, Style style) const {
    std::string text = headings(shown, layout);
    for (const Row& row : rows_) {
        if (is_heading(row)) {
            text += "\n" + row.cells.front() + "\n";
            continue;
        }
        std::string cells;
        for (const std::size_t column : shown) {
            cells += filled(row.cells[column], layout.widths[column], columns_[column].align) +
                     std::string(layout.gap, ' ');
        }
        text += (row.bold ? style.bold(trimmed(cells)) : trimmed(cells)) + "\n";
    }
    return text;
}

std::string Table::text(Style style) const {
    Table aligned = *this;
    aligned.fill_up_decimals();
    const Layout layout = aligned.layout();
    std::string text;
    for (const std::vector<std::size_t>& shown : aligned.cut(layout)) {
        text += (text.empty() ? "" : "\n") + aligned.part(shown, layout, style);
    }
    return text;
}

} // namespace dowith
