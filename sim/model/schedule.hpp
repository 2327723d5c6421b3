// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace dowith {

struct Neighbourhood;
struct WeekContext;

/// One step of a week: what happens, and the function that makes it happen in a neighbourhood.
/// What a whole district settles together, if anything, it settles when all have lived the week.
struct Mechanism {
    std::string_view name;     ///< as its files are called: sim/model/mechanisms/<name>.hpp
    std::string_view section;  ///< of docs/odd.md
    std::string_view sentence; ///< what it says about the world
    void (*live)(Neighbourhood&, const WeekContext&);
    void (*convene)(std::span<Neighbourhood>, const WeekContext&) = nullptr;
};

/// Whether the mechanism of this name is one of them.
[[nodiscard]] bool is_among(std::span<const Mechanism> mechanisms, std::string_view name);

/// A week, in order. Within a mechanism a citizen reads what stood when it began, or contested
/// things are gathered first and then settled in one order; between mechanisms this order rules.
[[nodiscard]] std::span<const Mechanism> schedule();

} // namespace dowith
