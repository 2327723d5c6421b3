// SPDX-License-Identifier: Apache-2.0
#include "sim/app/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <unistd.h>

namespace dowith {
namespace {

bool is_silent = false;
bool has_terminals = true;

} // namespace

bool output_is_terminal() { return has_terminals && ::isatty(STDOUT_FILENO) == 1; }

bool error_is_terminal() { return has_terminals && ::isatty(STDERR_FILENO) == 1; }

bool input_is_terminal() { return has_terminals && ::isatty(STDIN_FILENO) == 1; }

std::optional<std::string> read_line() {
    std::string line;
    return std::getline(std::cin, line) ? std::optional{line} : std::nullopt;
}

std::string Style::bold(std::string_view text) const {
    return marks ? "\x1b[1m" + std::string{text} + "\x1b[22m" : std::string{text};
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; // not the middle of a character
    }));
}

std::string wrapped(std::string_view text, std::string_view first, std::size_t indent) {
    std::istringstream words{std::string{text}};
    std::string all;
    std::string line{first};
    bool empty = true;                         // of words
    const std::size_t last = text_columns - 2; // leaves room for " %", which begins no line
    for (std::string word; words >> word;) {
        if (!empty && word != "%" && columns_of(line) + 1 + columns_of(word) > last) {
            all += line + "\n";
            line = std::string(indent, ' ');
            empty = true;
        }
        line += empty ? word : " " + word;
        empty = false;
    }
    return all + line + "\n";
}

void forget_terminals() { has_terminals = false; }

void be_silent() { is_silent = true; }

void print(std::string_view text) {
    std::fwrite(text.data(), 1, is_silent ? 0 : text.size(), stdout);
}

void tell(std::string_view text) {
    std::fwrite(text.data(), 1, is_silent ? 0 : text.size(), stderr);
}

void tell_in_spite(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); }

} // namespace dowith
