// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/design.hpp"
#include "sim/kernel/text.hpp"
#include "sim/scenario/csv.hpp"
#include "sim/scenario/source_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

namespace dowith {
namespace {

/// Reads a table of points from its header to its last row.
class PointsReader {
  public:
    PointsReader(std::string file, Problems& problems)
        : file_{std::move(file)}, problems_{problems}, errors_before_{problems.errors()} {}

    SweepDesign read(std::string_view text) {
        read_csv(text,
                 {[this](const CsvRow& row) { has_header_ ? take_row(row) : take_header(row); },
                  [this](std::size_t line) {
                      has_header_ = true; // nothing can be said of what stands below it
                      refuse(line,
                             "the row has quotes that do not pair",
                             "put quotes around a whole cell, and double those within it");
                  }});
        if (is_sound() && design_.points.empty()) {
            problems_.error({file_},
                            {},
                            has_header_ ? "the file names columns and has no points below them"
                                        : "the file is empty",
                            "name paths in the first line, and write a point a line below it");
        }
        return std::move(design_);
    }

  private:
    void take_header(const CsvRow& row) {
        has_header_ = true;
        width_ = row.cells.size();
        if (width_ == 1 && row.cells.front().find_first_of(";\t") != std::string::npos) {
            refuse(row.line, "the line separates cells by other than commas", "use commas");
            return;
        }
        for (std::size_t cell = 0; cell < width_; ++cell) {
            take_column(row, cell);
        }
        is_whole_ = is_sound();
    }

    void take_column(const CsvRow& row, std::size_t cell) {
        const std::string& name = row.cells[cell];
        const Place place{file_, row.line};
        if (name.empty()) {
            problems_.error(
                place, str("column ", cell + 1), "has no name", "name a path, as in need.exit");
            return;
        }
        if (name == "point" && !number_) {
            number_ = cell;
            return;
        }
        const std::optional<std::string> path = factor_path(name, place, problems_);
        const auto is_same = [&](const Factor& other) { return other.path == path; };
        if (path && std::any_of(design_.factors.begin(), design_.factors.end(), is_same)) {
            problems_.error(place, *path, "is named by two columns", "remove one of the two");
        } else if (path) {
            design_.factors.push_back({.path = *path, .said = file_});
        }
    }

    void take_row(const CsvRow& row) {
        if (!is_whole_) {
            return; // every row would be wrong for the same reason
        }
        if (row.cells.size() != width_) {
            refuse(row.line,
                   str("the row has ", row.cells.size(), " cells, the header ", width_),
                   "put cells that contain commas into quotes");
            return;
        }
        if (number_ && row.cells[*number_] != str(next_)) {
            problems_.error(
                {file_, row.line},
                "point",
                str("= ", row.cells[*number_], " is not the number of this row, ", next_),
                "number points from 0, or leave the column out");
        }
        take_point(row);
    }

    void take_point(const CsvRow& row) {
        std::vector<std::string> point;
        for (std::size_t cell = 0; cell < width_; ++cell) {
            if (number_ == cell) {
                continue;
            }
            if (row.cells[cell].empty()) {
                problems_.error({file_, row.line},
                                design_.factors[point.size()].path,
                                "has no value at this point",
                                "write the value that the scenario has, if it is to stay");
            }
            point.push_back(row.cells[cell]);
        }
        if (++next_ <= points_max) {
            design_.points.push_back(std::move(point));
            design_.rows.push_back({file_, row.line});
        } else if (next_ == points_max + 1) {
            refuse(row.line, str("there are more than ", points_max, " points"), "divide the file");
        }
    }

    [[nodiscard]] bool is_sound() const { return problems_.errors() == errors_before_; }

    void refuse(std::size_t line, std::string message, std::string hint) {
        problems_.error({file_, line}, {}, std::move(message), std::move(hint));
    }

    std::string file_;
    Problems& problems_;
    std::size_t errors_before_;
    SweepDesign design_;
    bool has_header_ = false;
    bool is_whole_ = false;
    std::size_t width_ = 0;
    std::optional<std::size_t> number_; ///< the column that numbers points
    std::size_t next_ = 0;
};

} // namespace

SweepDesign points_from_text(const std::string& name, std::string_view text, Problems& problems) {
    if (const auto bad = first_bad_byte(text)) {
        problems.error(Places{name, text}.at(bad->at), {}, bad->what, std::string{save_as_text});
        return {};
    }
    return PointsReader{name, problems}.read(text);
}

SweepDesign read_points(const std::filesystem::path& file, Problems& problems) {
    auto text = read_file(file, data_bytes_max);
    if (const auto* complaint = std::get_if<Complaint>(&text)) {
        problems.error({file.string()}, {}, complaint->message, complaint->hint);
        return {};
    }
    SweepDesign design = points_from_text(file.string(), std::get<std::string>(text), problems);
    design.kind = "file";
    design.how = str("the points of ", file.filename().string());
    return design;
}

} // namespace dowith
