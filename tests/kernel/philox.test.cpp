// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/philox.hpp"

#include "sim/kernel/mix.hpp"
#include "tests/support/catch.hpp"

#if __has_include(<Random123/philox.h>)
// The reference is C: its casts and signs are not ours to mend.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <Random123/philox.h>
#pragma GCC diagnostic pop

using namespace dowith;

TEST_CASE("100,000 blocks equal those of Random123, the authors' own program", "[philox]") {
    unsigned differences = 0;
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const auto word = [i](std::uint64_t n) {
            return static_cast<std::uint32_t>(mix(6 * i + n));
        };
        const PhiloxCounter ours =
            philox4x32_10({word(0), word(1), word(2), word(3)}, {word(4), word(5)});
        const philox4x32_ctr_t theirs = philox4x32_R(
            10, philox4x32_ctr_t{{word(0), word(1), word(2), word(3)}}, {{word(4), word(5)}});
        for (std::size_t lane = 0; lane < 4; ++lane) {
            differences += ours[lane] == theirs.v[lane] ? 0U : 1U;
        }
    }
    CHECK(differences == 0);
}
#endif

TEST_CASE("one flipped bit of counter or key flips half of the bits of a block", "[philox]") {
    using dowith::philox4x32_10;
    unsigned flipped = 0;
    const auto first = philox4x32_10({1, 2, 3, 4}, {5, 6});
    const auto count = [&](const dowith::PhiloxCounter& other) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            for (std::uint32_t bits = first[lane] ^ other[lane]; bits != 0; bits &= bits - 1) {
                ++flipped;
            }
        }
    };
    for (unsigned bit = 0; bit < 32; ++bit) {
        const std::uint32_t flip = 1U << bit;
        count(philox4x32_10({1 ^ flip, 2, 3, 4}, {5, 6}));
        count(philox4x32_10({1, 2 ^ flip, 3, 4}, {5, 6}));
        count(philox4x32_10({1, 2, 3 ^ flip, 4}, {5, 6}));
        count(philox4x32_10({1, 2, 3, 4 ^ flip}, {5, 6}));
        count(philox4x32_10({1, 2, 3, 4}, {5 ^ flip, 6}));
        count(philox4x32_10({1, 2, 3, 4}, {5, 6 ^ flip}));
    }
    // 192 blocks of 128 bits, each flipped with probability 1/2: 12288, standard error 78.4; 5 of
    // it.
    CHECK(flipped > 12288 - 392);
    CHECK(flipped < 12288 + 392);
}
