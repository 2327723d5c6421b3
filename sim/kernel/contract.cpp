// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/contract.hpp"

#include <cstdio>
#include <cstdlib>

namespace dowith {

void contract_broken(const char* kind, const char* condition, const char* file, int line) {
    std::fprintf(
        stderr, "dowith: broken %s (%s) at %s:%d; please report it\n", kind, condition, file, line);
    std::abort();
}

} // namespace dowith
