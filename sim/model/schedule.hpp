// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// What a whole district settles together, in some weeks, when all have lived the week.
struct Convention {
    /// Whether this is such a week.
    bool (*is_due)(const WeekContext&);

    /// Adds to the table what the others must know of a neighbourhood: always as many numbers.
    void (*bring)(const Neighbourhood&, const WeekContext&, std::vector<double>& table);

    /// Settles it for some of the neighbourhoods, the first of which stands at `place` in the
    /// district, given the tables of all. May write nothing that they publish.
    void (*settle)(std::span<Neighbourhood>,
                   std::size_t place,
                   std::span<const double> tables,
                   const WeekContext&);
};

/// One step of a week: what happens, and the function that makes it happen in a neighbourhood.
struct Mechanism {
    std::string_view name;     ///< as its files are called: sim/model/mechanisms/<name>.hpp
    std::string_view section;  ///< of docs/odd.md
    std::string_view sentence; ///< what it says about the world
    void (*live)(Neighbourhood&, const WeekContext&);
    const Convention* convention = nullptr;
};

/// Whether the mechanism of this name is one of them.
[[nodiscard]] bool is_among(std::span<const Mechanism> mechanisms, std::string_view name);

/// A week, in order. Within a mechanism a citizen reads what stood when it began, or contested
/// things are gathered first and then settled in one order; between mechanisms this order rules.
[[nodiscard]] std::span<const Mechanism> schedule();

} // namespace dowith
