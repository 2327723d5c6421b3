// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/figure.hpp"

#include <fmt/format.h>

namespace dowith {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether a cell is told in words, so that it reads from the left.
bool is_words(const std::string& cell) {
    const std::size_t first = cell.find_first_not_of("+-±");
    const std::string_view dash = "–";
    return first != std::string::npos && !is_digit(cell[first]) && cell != dash;
}

/// Which columns are words: as their first cell is.
std::vector<bool> columns_of_words(const DataTable& table) {
    std::vector<bool> words(table.columns.size(), false);
    for (std::size_t i = 0; i < words.size() && !table.rows.empty(); ++i) {
        words[i] = is_words(table.rows.front()[i]);
    }
    return words;
}

const char* alignment(bool words) { return words ? " class=\"words\"" : ""; }

std::string row_html(const std::vector<std::string>& cells, const std::vector<bool>& words) {
    std::string html = "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string cell = escaped(with_minus(cells[i]));
        html += i == 0 ? fmt::format("<th scope=\"row\">{}</th>", cell)
                       : fmt::format("<td{}>{}</td>", alignment(words[i]), cell);
    }
    return html + "</tr>\n";
}

} // namespace

std::string with_minus(const std::string& text) {
    std::string shown;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool before_number = i + 1 < text.size() && is_digit(text[i + 1]);
        const bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(';
        shown += text[i] == '-' && before_number && begins ? "−" : text.substr(i, 1);
    }
    return shown;
}

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string table_html(const DataTable& table, const std::string& caption) {
    std::string html = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                       escaped(caption) + "\"><table><caption>" + escaped(caption) +
                       "</caption><thead><tr>";
    const std::vector<bool> words = columns_of_words(table);
    for (std::size_t i = 0; i < words.size(); ++i) {
        html += fmt::format(
            "<th scope=\"col\"{}>{}</th>", alignment(words[i]), escaped(table.columns[i]));
    }
    html += "</tr></thead><tbody>\n";
    for (const std::vector<std::string>& row : table.rows) {
        html += row_html(row, words);
    }
    return html + "</tbody></table></div>\n";
}

std::string figure_html(const Figure& figure) {
    constexpr const char* readout = "<p class=\"readout\" aria-live=\"polite\"></p>\n";
    const bool can_be_walked = figure.svg.find(" data-panels=") != std::string::npos;
    return fmt::format("<figure id=\"figure-{}\">\n<figcaption><strong>{}</strong> "
                       "<span>{}</span></figcaption>\n"
                       "<div class=\"picture\" role=\"img\" tabindex=\"0\" "
                       "aria-label=\"{}\">{}</div>\n{}",
                       escaped(figure.id),
                       escaped(figure.title),
                       escaped(figure.subtitle),
                       escaped(figure.title + ". " + figure.description),
                       figure.svg,
                       can_be_walked ? readout : "") +
           fmt::format("<p class=\"seen\">{}</p>\n<details><summary>The numbers</summary>\n{}"
                       "</details>\n</figure>\n",
                       escaped(figure.description),
                       table_html(figure.table, figure.title));
}

} // namespace dowith
