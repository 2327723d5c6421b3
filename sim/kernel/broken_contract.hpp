// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace dowith {

/// What a broken contract throws while ContractsThrow lives: its kind, condition and place.
struct BrokenContract : std::logic_error {
    using std::logic_error::logic_error;
};

/// While one lives anywhere in the program, a broken contract throws instead of aborting. For
/// whoever runs many worlds, throws away the one that broke a contract, and keeps the others.
class ContractsThrow {
  public:
    ContractsThrow();
    ~ContractsThrow();
    ContractsThrow(const ContractsThrow&) = delete;
    ContractsThrow& operator=(const ContractsThrow&) = delete;
};

} // namespace dowith
