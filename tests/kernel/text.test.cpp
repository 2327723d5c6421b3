// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/text.hpp"

#include "sim/kernel/mix.hpp"
#include "tests/support/catch.hpp"

#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>

using namespace dowith;

TEST_CASE("str writes its parts one after the other", "[text]") {
    CHECK(str("trust.loss = ", 1.4, " is outside [", 0, ", ", 1, ']') ==
          "trust.loss = 1.4 is outside [0, 1]");
    CHECK(str("").empty());
}

TEST_CASE("a number's text is short where the number is", "[text]") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(-0.0) == "-0");
    CHECK(number_text(52.0) == "52");
    CHECK(number_text(1e300) == "1e+300");
    CHECK(number_text(-2.2250738585072014e-308) == "-2.2250738585072014e-308");
    CHECK(number_text(std::numeric_limits<double>::infinity()) == "inf");
}

TEST_CASE("a number's text reads back as the same double, for 100,000 of any size", "[text]") {
    unsigned changed = 0;
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const auto number = std::bit_cast<double>(mix(i));
        if (!std::isfinite(number)) {
            continue;
        }
        changed += std::strtod(number_text(number).c_str(), nullptr) == number ? 0U : 1U;
    }
    CHECK(changed == 0);
}
