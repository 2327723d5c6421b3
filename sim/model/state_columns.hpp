// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/neighbourhood.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// Whose numbers stand in the rows of a column.
enum class RowsOf : std::uint8_t {
    neighbourhood, ///< its own: one row
    citizen,       ///< a row is the citizen's; several, or none, where a list holds them
    professional,  ///< a row is the professional's in their team
    entry          ///< of a list: its place there
};

/// A part of a neighbourhood's state that has a name of its own: `citizens.trust`, or of a service
/// `home-care.cases.severity`. Names come from the declarations of the fields themselves, so a
/// field that is new is a column without more ado.
struct StateColumn {
    std::string name;
    RowsOf rows = RowsOf::neighbourhood;

    friend bool operator==(const StateColumn&, const StateColumn&) = default;
};

/// One number of a column.
struct StateCell {
    std::uint32_t row = 0;
    std::uint32_t part = 0; ///< of those that hold several numbers, such as a citizen's ties
    double value = 0;       ///< exact but beyond 2^53; NaN: nobody, or not said

    /// To the bit, so that nobody is nobody.
    friend bool operator==(const StateCell& a, const StateCell& b) {
        return a.row == b.row && a.part == b.part &&
               std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value);
    }
};

/// All columns of a neighbourhood where these are the services, in the order of declaration:
/// whatever it holds, also what is observed of its week and decides nothing.
[[nodiscard]] std::vector<StateColumn> state_columns(std::span<const std::string> services);

/// A fingerprint of each of them, in their order: the same on every platform and of every program
/// in which the column holds the same numbers of the same kind.
[[nodiscard]] std::vector<std::uint64_t> column_digests(const Neighbourhood& home);

/// What one of them holds, by its place among them.
[[nodiscard]] std::vector<StateCell> column_cells(const Neighbourhood& home, std::size_t column);

} // namespace dowith
