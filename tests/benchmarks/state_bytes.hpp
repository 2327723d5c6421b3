// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/neighbourhood.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace dowith {

/// A copy of all that a neighbourhood keeps from one week to the next, and of what it published.
class StateBytes {
  public:
    StateBytes(const Neighbourhood& home, const Neighbourhood::Notice& notice);

    [[nodiscard]] double size() const;

    /// Bytes of the cache lines (64 B) in which anything is other than it was. What grew or shrank
    /// counts as far as it differs in length.
    [[nodiscard]] double changed_since(const StateBytes& before) const;

  private:
    template <class T> void keep(std::span<const T> values);
    void keep_people(const Citizens& people);
    void keep_team(const Team& team);
    void keep_bank(const TimeBank& bank);

    std::vector<std::vector<std::byte>> pieces_;
};

} // namespace dowith
