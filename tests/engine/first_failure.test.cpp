// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/first_failure.hpp"

#include "tests/support/catch.hpp"

#include <stdexcept>

using namespace dowith;

namespace {

std::exception_ptr failure(const char* what) {
    return std::make_exception_ptr(std::runtime_error{what});
}

} // namespace

TEST_CASE("the failure of the lowest task is kept, in whatever order failures come") {
    FirstFailure first;
    CHECK_FALSE(first.happened());
    CHECK_NOTHROW(first.rethrow()); // nothing failed
    first.keep(5, failure("five"));
    first.keep(2, failure("two"));
    first.keep(9, failure("nine"));
    CHECK(first.happened());
    CHECK_THROWS_WITH(first.rethrow(), "two");
}
