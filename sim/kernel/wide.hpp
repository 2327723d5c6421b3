// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef> // says whose standard library this is

/// Stands before a function that loops over columns: it is compiled once for every x86-64 processor
/// and again for those with wider registers (AVX2, AVX-512), and the program takes the widest that
/// the processor has. Rows run side by side and never mix, and nothing is contracted (see
/// cmake/Dowith.cmake), so the bits are the same. What such a function calls is inlined where the
/// compiler sees its body.
///
/// Only where the program loader can choose, and not beside sanitizers, which it would call before
/// they are ready. Not with clang 19 either, which leaves out inline functions that only such
/// functions call, so that programs do not link.
#if defined(__x86_64__) && defined(__GLIBC__) && !defined(__clang__) &&                            \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define DOWITH_WIDE                                                                                \
    __attribute__((flatten, target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DOWITH_WIDE
#endif
