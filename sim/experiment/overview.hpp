// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/communicator.hpp"
#include "sim/kernel/units.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/observation.hpp"

#include <cstddef>
#include <vector>

namespace dowith {

/// What there is to see of a district in a week, wherever its neighbourhoods live: each is looked
/// at within its own task, and what was seen is added up in one order. Blocks of neighbourhoods are
/// added up first, then the blocks, so that a process sends one sum a block and not one a
/// neighbourhood: the same bits for any number of threads and processes.
class Overview {
  public:
    /// Of so many neighbourhoods here, the first of which stands at the place `first`.
    Overview(std::size_t first, std::size_t homes, Communicator& processes);

    /// Looks at the neighbourhood in row `row` of those here; several rows at once.
    void look(std::size_t row, const Neighbourhood& home, Week week) {
        seen_[row] = observe(home, week.value);
    }

    /// What was seen of the whole district, once all have been looked at; the same in all
    /// processes.
    [[nodiscard]] Observation add_up() const;

  private:
    /// A sum of neighbourhoods from a place on, as it is sent to the other processes.
    struct Piece {
        std::size_t place = 0;
        Observation seen;
    };

    [[nodiscard]] std::vector<Piece> pieces() const;
    [[nodiscard]] bool is_here(std::size_t first, std::size_t end) const;

    std::size_t first_;
    std::size_t places_;
    Communicator& processes_;
    std::vector<Observation> seen_; ///< one a neighbourhood here
};

} // namespace dowith
