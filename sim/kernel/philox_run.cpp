// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/philox_run.hpp"

#include <algorithm>
#include <cstddef>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace dowith {
namespace {

/// One counter after the other, from the given one of the run.
void one_by_one(PhiloxCounter first,
                PhiloxKey key,
                std::uint32_t stride,
                std::span<std::uint32_t> words,
                std::size_t from) {
    for (std::size_t i = from; i < words.size(); ++i) {
        const std::uint32_t row = first[0] + static_cast<std::uint32_t>(i) * stride;
        words[i] = philox4x32_10({row, first[1], first[2], first[3]}, key)[0];
    }
}

#ifdef __x86_64__

/// A register of several counters' words. Each word stands in the lower half of 64 bits, since that
/// is where processors multiply; what the upper half holds never matters.
template <std::size_t lanes> struct Register {
    using Words [[gnu::vector_size(lanes * sizeof(std::uint64_t))]] = std::uint64_t;
};

/// Whole registers of counters; says how many counters that were. `multiply(product, a, b)`
/// multiplies the lower halves, the one step that has another instruction for every width. (Inlined
/// by command, so that all of it is compiled for the processor that the caller is meant for.)
template <std::size_t lanes, class Multiply>
[[gnu::always_inline]] inline std::size_t in_registers(PhiloxCounter first,
                                                       PhiloxKey key,
                                                       std::uint32_t stride,
                                                       std::span<std::uint32_t> words,
                                                       Multiply multiply) {
    using Words = typename Register<lanes>::Words;
    const Words nothing{};
    Words step{};
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        step[lane] = lane * stride;
    }
    std::size_t done = 0;
    for (; done + lanes <= words.size(); done += lanes) {
        Words c0 = step + (first[0] + done * stride);
        Words c1 = nothing + first[1];
        Words c2 = nothing + first[2];
        Words c3 = nothing + first[3];
        PhiloxKey round_key = key;
#pragma GCC unroll 10
        for (int round = 0; round < 10; ++round) { // as philox4x32_10
            Words one{};
            Words two{};
            multiply(one, c0, nothing + 0xD2511F53U);
            multiply(two, c2, nothing + 0xCD9E8D57U);
            c0 = (two >> 32U) ^ c1 ^ round_key[0];
            c1 = two;
            c2 = (one >> 32U) ^ c3 ^ round_key[1];
            c3 = one;
            round_key[0] += 0x9E3779B9U;
            round_key[1] += 0xBB67AE85U;
        }
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            words[done + lane] = static_cast<std::uint32_t>(c0[lane]);
        }
    }
    return done;
}

using Two = Register<2>::Words;
using Four = Register<4>::Words;
using Eight = Register<8>::Words;

/// What every x86-64 processor has.
std::size_t two_at_once(PhiloxCounter first,
                        PhiloxKey key,
                        std::uint32_t stride,
                        std::span<std::uint32_t> words) {
    return in_registers<2>(first, key, stride, words, [](Two& product, const Two& a, const Two& b) {
        product = Two(_mm_mul_epu32(__m128i(a), __m128i(b)));
    });
}

[[gnu::target("avx2")]] std::size_t four_at_once(PhiloxCounter first,
                                                 PhiloxKey key,
                                                 std::uint32_t stride,
                                                 std::span<std::uint32_t> words) {
    return in_registers<4>(
        first, key, stride, words, [
        ](Four & product, const Four& a, const Four& b) __attribute__((target("avx2"))) {
            product = Four(_mm256_mul_epu32(__m256i(a), __m256i(b)));
        });
}

[[gnu::target("avx512f")]] std::size_t eight_at_once(PhiloxCounter first,
                                                     PhiloxKey key,
                                                     std::uint32_t stride,
                                                     std::span<std::uint32_t> words) {
    return in_registers<8>(
        first, key, stride, words, [
        ](Eight & product, const Eight& a, const Eight& b) __attribute__((target("avx512f"))) {
            // By the mask of all lanes: g++ 12 warns of the plain form's own header (bug 105593).
            product = Eight(_mm512_maskz_mul_epu32(0xFF, __m512i(a), __m512i(b)));
        });
}

#endif

/// As many whole registers as go; says how many counters that were.
std::size_t widest_run([[maybe_unused]] PhiloxCounter first,
                       [[maybe_unused]] PhiloxKey key,
                       [[maybe_unused]] std::uint32_t stride,
                       [[maybe_unused]] std::span<std::uint32_t> words,
                       [[maybe_unused]] unsigned at_once) {
#ifdef __x86_64__
    static const unsigned here = __builtin_cpu_supports("avx512f") ? 8U
                                 : __builtin_cpu_supports("avx2")  ? 4U
                                                                   : 2U;
    const unsigned width = std::min(here, at_once);
    return width >= 8U   ? eight_at_once(first, key, stride, words)
           : width >= 4U ? four_at_once(first, key, stride, words)
           : width >= 2U ? two_at_once(first, key, stride, words)
                         : 0;
#else
    return 0;
#endif
}

} // namespace

void philox_run(PhiloxCounter first,
                PhiloxKey key,
                std::uint32_t stride,
                std::span<std::uint32_t> words,
                unsigned at_once) {
    const std::size_t done = widest_run(first, key, stride, words, at_once);
    one_by_one(first, key, stride, words, done);
}

} // namespace dowith
