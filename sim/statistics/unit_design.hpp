// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dowith {

/// Points of a unit cube, [row][coordinate], each coordinate in (0, 1).
using UnitRows = std::vector<std::vector<double>>;

/// The most coordinates that a row may have.
inline constexpr std::size_t unit_dimensions_max = 3000;

/// The first rows of a Sobol' sequence, the origin among them, each coordinate with a digital shift
/// that is drawn from the seed. They fill the cube evenly, best where their number is a power of
/// two, and more rows begin with the same. 1 to unit_dimensions_max dimensions.
/// Source: Sobol' 1967; directions of Joe and Kuo 2008 as Boost has them; shift: Owen 2003.
[[nodiscard]] UnitRows sobol_rows(std::size_t rows, std::size_t dimensions, std::uint64_t seed);

/// Rows of which, along each coordinate, one lies in each of as many equal parts. Other numbers of
/// rows have nothing in common. Source: McKay, Beckman and Conover 1979, Technometrics 21.
[[nodiscard]] UnitRows
latin_hypercube_rows(std::size_t rows, std::size_t dimensions, std::uint64_t seed);

/// Levels of a coordinate that trajectories walk between.
inline constexpr std::size_t morris_levels = 4;

/// How far a step of a trajectory goes: Δ = p/(2(p - 1)) of the cube, p levels.
inline constexpr double morris_step =
    static_cast<double>(morris_levels) / (2.0 * (static_cast<double>(morris_levels) - 1.0));

/// Trajectories of dimensions + 1 rows one after the other; from row to row one coordinate moves,
/// each once, by morris_step up or down, in an order drawn from the seed. More trajectories begin
/// with the same. Levels 0 and 1 are kept off the edge by a millionth, so that ranges without an
/// end have a number there. Source: Morris 1991, Technometrics 33.
[[nodiscard]] UnitRows
morris_rows(std::size_t trajectories, std::size_t dimensions, std::uint64_t seed);

} // namespace dowith
