// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/csv.hpp"

#include <csv.h>

#include <algorithm>
#include <new>

namespace dowith {
namespace {

int is_blank(unsigned char c) { return c == ' ' || c == '\t' || c == '\r' ? 1 : 0; }

int ends_line(unsigned char c) { return c == '\n' ? 1 : 0; }

/// libcsv's parser, fed line by line, since it does not count lines by itself. What it finds is
/// handed on once it has returned: no exception may pass through C.
class Rows {
  public:
    explicit Rows(const CsvVisitor& visitor) : visitor_{visitor} { open(); }

    ~Rows() { csv_free(&parser_); }

    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;

    /// One line with its end.
    void take(std::string_view line) {
        ++line_;
        if (!inside_)
            row_.line = line_;
        inside_ = inside_ || line.find_first_not_of(" \t\r\n") != std::string_view::npos;
        hand_on(csv_parse(&parser_, line.data(), line.size(), on_cell, on_row, this) ==
                line.size());
    }

    void finish() { hand_on(csv_fini(&parser_, on_cell, on_row, this) == 0); }

  private:
    static constexpr unsigned char strict = CSV_STRICT | CSV_STRICT_FINI;

    void open() {
        if (csv_init(&parser_, strict) != 0)
            throw std::bad_alloc{};
        csv_set_space_func(&parser_, is_blank);
        csv_set_term_func(&parser_, ends_line);
    }

    void hand_on(bool is_sound) {
        if (out_of_memory_ || csv_error(&parser_) == CSV_ENOMEM)
            throw std::bad_alloc{};
        if (!is_sound) {
            csv_free(&parser_);
            open();
            visitor_.broken_row(row_.line);
        } else if (is_whole_) {
            row_.cells.resize(cells_);
            visitor_.row(row_);
        }
        if (!is_sound || is_whole_) {
            cells_ = 0;
            inside_ = is_whole_ = false;
        }
    }

    /// Cells keep their memory from one row to the next.
    void add_cell(std::string_view text) {
        if (cells_ == row_.cells.size())
            row_.cells.emplace_back();
        row_.cells[cells_++] = text;
    }

    static void on_cell(void* text, std::size_t size, void* self) {
        Rows& rows = *static_cast<Rows*>(self);
        try {
            rows.add_cell({static_cast<const char*>(text), size});
        } catch (const std::bad_alloc&) {
            rows.out_of_memory_ = true;
        }
    }

    static void on_row(int /*end*/, void* self) { static_cast<Rows*>(self)->is_whole_ = true; }

    const CsvVisitor& visitor_;
    csv_parser parser_{};
    CsvRow row_;
    std::size_t cells_ = 0; ///< of the row so far
    std::size_t line_ = 0;
    bool inside_ = false; ///< a row that goes on over the end of a line
    bool is_whole_ = false;
    bool out_of_memory_ = false;
};

} // namespace

void read_csv(std::string_view text, const CsvVisitor& visitor) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    Rows rows{visitor};
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size() - 1);
        rows.take(text.substr(0, end + 1));
        text.remove_prefix(end + 1);
    }
    rows.finish();
}

} // namespace dowith
