// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/indicators.hpp"

#include <string>
#include <string_view>

namespace dowith {

/// A declared name as people write it: `need_met` is "need met", `self_efficacy` is
/// "self-efficacy".
[[nodiscard]] std::string plain_words(std::string_view name);

/// A series as a table names it: "trust, clients".
[[nodiscard]] std::string short_name(const Series& series);

/// A series as a sentence names it: "trust of clients".
[[nodiscard]] std::string sentence_name(const Series& series);

/// Whether a sentence says of it that they end, and not that it ends.
[[nodiscard]] bool is_plural(const Series& series);

/// A unit as a table has room for it: "1e-3 year-1" is "/1000/year"; "1" is nothing.
[[nodiscard]] std::string brief_unit(std::string_view unit);

/// The same for a sentence: "per 1000 and year". All money is told per citizen.
[[nodiscard]] std::string plain_unit(std::string_view unit);

/// How many decimals a table shows of numbers in this unit.
[[nodiscard]] int decimals_of(std::string_view unit);

/// With how many decimals a number of this size, above 0, shows two digits that mean something; 6
/// at most.
[[nodiscard]] int decimals_of_size(double size);

/// A number with so many decimals, without the sign of a zero: "-0.00" is "0.00". A dash for what
/// is not known.
[[nodiscard]] std::string decimal(double value, int decimals);

/// The same, a plus before what is above zero.
[[nodiscard]] std::string signed_decimal(double value, int decimals);

/// A whole number with commas between thousands: "20,000".
[[nodiscard]] std::string count_text(std::size_t count);

/// A path of `--set` without what says only where such names stand: "need.exit" and
/// "co-delivery.training".
[[nodiscard]] std::string brief_path(const std::string& path);

/// The first letter large.
[[nodiscard]] std::string capitalised(std::string text);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

} // namespace dowith
