// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/huge_pages.hpp"

#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace dowith {
namespace {

constexpr std::size_t cache_line_bytes = 64;
constexpr std::size_t huge_page_bytes = std::size_t{2} << 20U;
constexpr std::size_t worth_it_bytes = 2 * huge_page_bytes;

std::align_val_t alignment_of(std::size_t bytes) {
    return std::align_val_t{bytes >= worth_it_bytes ? huge_page_bytes : cache_line_bytes};
}

} // namespace

void* allocate_pages(std::size_t bytes) {
    void* const memory = ::operator new(bytes, alignment_of(bytes));
#ifdef __linux__
    if (bytes >= worth_it_bytes) {
        // Whole pages only: the rest of the last one may belong to somebody else. A refusal costs
        // speed, never correctness, so it is not looked at.
        static_cast<void>(
            madvise(memory, bytes / huge_page_bytes * huge_page_bytes, MADV_HUGEPAGE));
    }
#endif
    return memory;
}

void release_pages(void* memory, std::size_t bytes) noexcept {
    ::operator delete(memory, alignment_of(bytes));
}

} // namespace dowith
