// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dowith {

/// The number that `text` writes: sign, digits without a needless zero before them, fraction,
/// exponent. `0.5`, `+3` and `1e3` are numbers; `010`, `0x10`, `1_000`, `.5`, `5.` and `.inf`,
/// which readers of YAML take for different things, are not, nor is what overflows.
[[nodiscard]] std::optional<double> decimal(std::string_view text);

/// How many characters at the beginning of `text` write a decimal, whether or not it overflows.
[[nodiscard]] std::size_t decimal_length(std::string_view text);

/// The shortest decimal that reads back as the same double, without an exponent where a person
/// would not write one: 100000, 0.25, 1e+20. The number is finite.
[[nodiscard]] std::string decimal_text(double number);

/// Whether YAML reads `text` back as the same scalar when it stands without quotes in block style.
[[nodiscard]] bool can_stand_plain(std::string_view text);

/// `text` in double quotes, with what cannot stand between them escaped.
[[nodiscard]] std::string in_quotes(std::string_view text);

} // namespace dowith
