// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/charts/labels.hpp"

#include "sim/app/report/charts/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace dowith {
namespace {

constexpr double gap_to_names = 18;
constexpr double most_room_for_names = 230;
constexpr std::size_t lines_of_a_name = 2;

/// Of the size of the font, as in the widest fonts that come with systems (DejaVu Sans, Verdana).
double share_of_size(unsigned char letter) {
    constexpr std::string_view narrow = "ijlI.,:;!'| ()[]ftr-/";
    constexpr std::string_view middling = "ckszvxyJ";
    constexpr std::string_view wide = "mwMWOQGDHNU%@+=<>~&";
    const auto is_among = [&](std::string_view letters) {
        return letters.find(static_cast<char>(letter)) != std::string_view::npos;
    };
    return is_among(narrow) ? 0.41 : is_among(middling) ? 0.59 : is_among(wide) ? 0.92 : 0.65;
}

/// Letters of Asia are as wide as they are high; all others of many bytes are taken for wide ones.
double share_of_many_bytes(unsigned char first) { return first >= 0xE3 ? 1.05 : 0.85; }

bool begins_letter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// So many letters as fit in, and "…".
std::string cut(const std::string& words, double width) {
    std::size_t end = words.size();
    while (end > 0) {
        do {
            --end;
        } while (end > 0 && !begins_letter(words[end]));
        const std::string shorter = words.substr(0, end) + "…";
        if (text_width(shorter) <= width) {
            return shorter;
        }
    }
    return "…";
}

/// Pieces that may stand on lines of their own: words with the space or hyphen behind them.
std::vector<std::string> pieces_of(const std::string& words) {
    std::vector<std::string> pieces{""};
    for (const char letter : words) {
        pieces.back() += letter;
        if (letter == ' ' || letter == '-') {
            pieces.emplace_back();
        }
    }
    return pieces;
}

std::string without_last_space(std::string line) {
    while (!line.empty() && line.back() == ' ') {
        line.pop_back();
    }
    return line;
}

/// Labels that touch and therefore move as one.
struct Block {
    double sum = 0; ///< of where they would want the first of them
    std::size_t count = 0;

    [[nodiscard]] double place() const { return sum / static_cast<double>(count); }
};

} // namespace

double text_width(const std::string& words) {
    double width = 0.0;
    for (const char byte : words) {
        const auto letter = static_cast<unsigned char>(byte);
        if (begins_letter(byte)) {
            width += letter < 0x80 ? share_of_size(letter) : share_of_many_bytes(letter);
        }
    }
    return width * font_size;
}

double widest(const std::vector<std::string>& texts) {
    double width = 0.0;
    for (const std::string& text : texts) {
        width = std::max(width, text_width(text));
    }
    return width;
}

std::vector<std::string> wrapped(const std::string& words, double width, std::size_t most_lines) {
    std::vector<std::string> lines{""};
    for (const std::string& piece : pieces_of(words)) {
        const bool fits = text_width(without_last_space(lines.back() + piece)) <= width;
        if (fits || lines.back().empty() || lines.size() == most_lines) {
            lines.back() += piece;
        } else {
            lines.push_back(piece);
        }
    }
    for (std::string& line : lines) {
        line = without_last_space(line);
        line = text_width(line) <= width ? line : cut(line, width);
    }
    return lines;
}

// The least squares under an order (pool adjacent violators): each label less the heights before it
// wants one place, and labels whose wishes cross share the mean of them.
std::vector<double> pushed_apart(const std::vector<double>& wanted,
                                 const std::vector<double>& heights,
                                 double least,
                                 double most) {
    std::vector<std::size_t> order(wanted.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return wanted[a] != wanted[b] ? wanted[a] < wanted[b] : a < b;
    });
    std::vector<double> before(wanted.size()); // from the first label's upper edge to its middle
    double height = 0.0;
    std::vector<Block> blocks;
    for (const std::size_t label : order) {
        before[label] = height + heights[label] / 2;
        height += heights[label];
        blocks.push_back({wanted[label] - before[label], 1});
        while (blocks.size() > 1 && blocks.back().place() < blocks[blocks.size() - 2].place()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    std::vector<double> places(wanted.size());
    auto label = order.begin();
    for (const Block& block : blocks) {
        const double place = std::max(least, std::min(block.place(), most - height));
        for (std::size_t i = 0; i < block.count; ++i, ++label) {
            places[*label] = place + before[*label];
        }
    }
    return places;
}

double room_for_names(const std::vector<std::string>& names) {
    double width = 0.0;
    for (const std::string& name : names) {
        width = std::max(width, widest(wrapped(name, most_room_for_names, lines_of_a_name)));
    }
    return names.empty() ? gap_to_names : gap_to_names + width;
}

double height_of_names(const std::vector<std::string>& names) {
    double height = 0.0;
    for (const std::string& name : names) {
        const std::size_t lines = wrapped(name, most_room_for_names, lines_of_a_name).size();
        height += text_height * static_cast<double>(lines);
    }
    return height;
}

std::string names_at_ends(const std::vector<NamedEnd>& ends, double x, double top, double bottom) {
    std::vector<double> wanted;
    std::vector<double> heights;
    for (const NamedEnd& end : ends) {
        wanted.push_back(end.y);
        heights.push_back(height_of_names({end.name}));
    }
    const std::vector<double> places =
        pushed_apart(wanted, heights, top - text_height / 2, bottom + text_height / 2);
    std::string content;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (std::fabs(places[i] - wanted[i]) > text_height / 3) {
            content += line_between(
                x + 2, wanted[i], x + gap_to_names - 4, places[i], "leader " + ends[i].style);
        }
        double y = places[i] - heights[i] / 2 + text_height / 2 + text_drop;
        for (const std::string& line :
             wrapped(ends[i].name, most_room_for_names, lines_of_a_name)) {
            content += text_at(x + gap_to_names, y, line, "start", ends[i].style);
            y += text_height;
        }
    }
    return content;
}

} // namespace dowith
