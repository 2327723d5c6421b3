// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/table.hpp"

#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/number_words.hpp"
#include "sim/scenario/scalar.hpp"
#include "sim/scenario/scalar_traps.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace dowith {
namespace {

/// What separates the names of a header that is one cell, if no comma does.
std::optional<std::string_view> other_separator(const CsvRow& first) {
    if (first.cells.size() != 1)
        return {};
    if (first.cells.front().find(';') != std::string::npos)
        return "semicolons";
    if (first.cells.front().find('\t') != std::string::npos)
        return "tabs";
    return {};
}

std::string count_of(std::size_t cells) {
    return std::to_string(cells) + (cells == 1 ? " cell" : " cells");
}

/// Reads one table from its header to its last row.
class TableReader {
  public:
    TableReader(const DataFile& file,
                std::span<const KnownColumn> known,
                Problems& problems,
                const TableVisitor& visitor)
        : file_{file}, known_{known}, problems_{problems}, visitor_{visitor} {}

    void read() {
        read_csv(file_.text,
                 {[this](const CsvRow& row) { header_ ? take_row(row) : take_header(row); },
                  [this](std::size_t line) { refuse_broken(line); }});
        if (!header_ && is_sound_)
            problems_.error({file_.path},
                            {},
                            "the file holds no table (its first line names the columns)",
                            "see docs/population-file.md");
    }

  private:
    void take_header(const CsvRow& row) {
        if (!is_sound_)
            return; // nothing can be said of rows whose columns are not known
        if (const auto separator = other_separator(row)) {
            is_sound_ = false;
            problems_.error({file_.path, row.line},
                            {},
                            "the line separates cells by " + std::string{*separator},
                            "separate them by commas");
            return;
        }
        header_.emplace(file_.path, known_, row, problems_);
        visitor_.header(*header_);
    }

    void take_row(const CsvRow& row) {
        if (!header_->is_whole())
            return; // every row would lack the same
        if (row.cells.size() == header_->width()) {
            visitor_.row(TableRow{*header_, row, problems_});
            return;
        }
        problems_.error({file_.path, row.line},
                        {},
                        "the row has " + count_of(row.cells.size()) + ", the header " +
                            std::to_string(header_->width()),
                        row.cells.size() > header_->width()
                            ? "put cells that contain commas into quotes"
                            : "leave a cell empty, not out");
    }

    void refuse_broken(std::size_t line) {
        is_sound_ = is_sound_ && header_.has_value();
        problems_.error({file_.path, line},
                        {},
                        "the row has quotes that do not pair",
                        "put quotes around a whole cell, and double those within it");
    }

    const DataFile& file_;
    std::span<const KnownColumn> known_;
    Problems& problems_;
    const TableVisitor& visitor_;
    std::optional<TableHeader> header_;
    bool is_sound_ = true; ///< no fault before the header
};

} // namespace

TableHeader::TableHeader(std::string file,
                         std::span<const KnownColumn> known,
                         const CsvRow& first,
                         Problems& problems)
    : file_{std::move(file)}, known_{known}, cell_of_(known.size()), width_{first.cells.size()} {
    find(first, problems);
    for (std::size_t column = 0; column < known_.size(); ++column) {
        if (known_[column].is_required && !cell_of_[column])
            problems.error({file_, first.line},
                           known_[column].name,
                           "is missing (there is no value to fall back on)",
                           "add the column");
        is_whole_ = is_whole_ && (cell_of_[column] || !known_[column].is_required);
    }
}

void TableHeader::find(const CsvRow& first, Problems& problems) {
    std::vector<std::string_view> names;
    for (const KnownColumn& column : known_)
        names.emplace_back(column.name);
    for (std::size_t cell = 0; cell < first.cells.size(); ++cell) {
        const std::string& name = first.cells[cell];
        const auto found = std::ranges::find(names, name);
        const auto refuse = [&](const std::string& path, std::string message, std::string hint) {
            problems.error({file_, first.line}, path, std::move(message), std::move(hint));
        };
        if (name.empty()) {
            refuse("column " + std::to_string(cell + 1), "has no name", "name it, or remove it");
        } else if (found == names.end()) {
            refuse(shortened(name), "is no column that is known here", suggest_name(name, names));
        } else if (auto& place = cell_of_[static_cast<std::size_t>(found - names.begin())]) {
            refuse(name, "names two columns", "remove one of the two");
        } else {
            place = cell;
        }
    }
}

std::string_view TableRow::text(std::size_t column) const {
    const auto cell = header_->cell_of(column);
    return cell ? std::string_view{row_->cells[*cell]} : std::string_view{};
}

std::optional<double>
TableRow::number(std::size_t column, Range possible, double step, std::string_view unit) const {
    const std::string_view written = text(column);
    if (written.empty())
        return {};
    const auto x = decimal(written);
    if (!x) {
        const Complaint complaint = why_no_decimal(written, {unit, step == 1.0});
        const bool is_at_a_loss = complaint.hint.starts_with("write a number");
        error(column,
              complaint.message,
              is_at_a_loss ? "write a number, or leave the cell empty" : complaint.hint);
        return {};
    }
    if (!possible.contains(*x)) {
        const auto hint = step == 1.0 ? std::nullopt : share_hint(*x, possible, unit);
        error(column, outside(*x, possible, unit), hint.value_or(""));
        return {};
    }
    if (step > 0.0 && std::trunc(*x / step) != *x / step) {
        error(column,
              step == 1.0 ? "is no whole number"
                          : "is no multiple of " + decimal_text(step) + with_unit(unit));
        return {};
    }
    return x;
}

void TableRow::error(std::size_t column,
                     const std::string& message,
                     const std::string& hint) const {
    const std::string value = shortened(std::string{text(column)});
    problems_->error({header_->file(), row_->line},
                     header_->name_of(column),
                     (value.empty() ? "" : "= " + value + ' ') + message,
                     hint);
}

void read_table(const DataFile& file,
                std::span<const KnownColumn> known,
                Problems& problems,
                const TableVisitor& visitor) {
    TableReader{file, known, problems, visitor}.read();
}

} // namespace dowith
