// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dowith {

/// Columns that texts are set in, whatever the window's: text in a file reads the same.
inline constexpr std::size_t text_columns = 80;

[[nodiscard]] bool output_is_terminal();
[[nodiscard]] bool error_is_terminal();
[[nodiscard]] bool input_is_terminal();

/// How text may be marked: not at all, but on a terminal.
struct Style {
    bool marks = false;

    [[nodiscard]] std::string bold(std::string_view text) const;
};

/// Columns that a text takes: its characters, not its bytes. UTF-8, without marks and without
/// characters of double width.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Breaks text at spaces so that no line passes `text_columns`, every line after the first
/// `indent` columns in, the first after what `first` says. Ends with a line break.
[[nodiscard]] std::string
wrapped(std::string_view text, std::string_view first = "", std::size_t indent = 0);

/// The next line of standard input without its end, or nothing at the end of all.
[[nodiscard]] std::optional<std::string> read_line();

/// Data for whoever called the program.
void print(std::string_view text);

/// Words beside the data: warnings and errors.
void tell(std::string_view text);

/// From now on no stream counts as a terminal: mpirun gives its processes one, wherever it sends
/// what they say.
void forget_terminals();

/// From now on `print` and `tell` say nothing: another process speaks for this one.
void be_silent();

/// Words of a process that is silent, and has something to say after all.
void tell_in_spite(std::string_view text);

} // namespace dowith
