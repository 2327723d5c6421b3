// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/options.hpp"

#include <span>
#include <stdexcept>
#include <string>
#include <variant>

namespace dowith {

/// A command line that asks for nothing that the program can do. Its text says why, and what to
/// type instead.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A text to print instead of performing a command: help, version.
struct Answer {
    std::string text;
};

/// Reads the words after the program's name. Throws UsageError.
[[nodiscard]] std::variant<Options, Answer> read_command_line(std::span<const std::string> words);

} // namespace dowith
