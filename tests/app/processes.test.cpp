// SPDX-License-Identifier: Apache-2.0
#include "sim/app/processes.hpp"

#include "tests/support/catch.hpp"

using namespace dowith;

TEST_CASE("processes divide the cores that all may use, and each keeps those it is bound to") {
    CHECK(part_of_cores(32, 32, 4) == 8);
    CHECK(part_of_cores(32, 128, 4) == 32); // four of 32 cores each, as `srun --cpus-per-task=32`
    CHECK(part_of_cores(1, 2, 2) == 1);
    CHECK(part_of_cores(2, 2, 4) == 1); // more processes than cores
    CHECK(part_of_cores(2, 0, 1) == 2); // a system that does not know its cores
}
