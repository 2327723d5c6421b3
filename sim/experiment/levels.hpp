// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world_result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dowith {

/// What is left of worlds once their weeks have been read: what every indicator says of each whole
/// run, in one number.
class Levels {
  public:
    Levels(std::size_t worlds, std::size_t policies);

    /// Takes the world that stands at this place; several places at once.
    void take(std::size_t place, const WorldResult& world);

    /// Forgets these places, ascending, of worlds that could not be had.
    void leave_out(std::span<const std::size_t> places);

    /// Numbers of the worlds, in order.
    [[nodiscard]] std::vector<std::int32_t> numbers() const;

    [[nodiscard]] std::size_t worlds() const { return worlds_.size(); }

    [[nodiscard]] std::size_t policies() const { return policies_; }

    /// The mean over the indicator's own window, see summary(); NaN of a place never taken.
    [[nodiscard]] double at(std::size_t world, std::size_t policy, std::size_t series) const;

    /// The same of every world, in order.
    [[nodiscard]] std::vector<double> of(std::size_t policy, std::size_t series) const;

    /// The mean over all weeks, whatever the indicator's window.
    [[nodiscard]] std::vector<double> of_whole_run(std::size_t policy, std::size_t series) const;

    /// As Comparison has it.
    [[nodiscard]] std::uint64_t digest() const;

  private:
    struct World {
        std::uint32_t number = 0;
        std::vector<double> levels; ///< [policy × series count + series]
        std::vector<double> whole_runs;
        std::vector<std::uint64_t> digests; ///< one a policy
    };

    std::size_t policies_;
    std::vector<World> worlds_;
};

} // namespace dowith
