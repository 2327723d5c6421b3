// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace dowith {

/// Memory for `bytes` bytes, aligned to a cache line (64 B). From 4 MiB on it is aligned to 2 MiB
/// and, on Linux, the system is asked for huge pages: walking millions of citizens then misses the
/// address cache far less often. Throws std::bad_alloc.
[[nodiscard]] void* allocate_pages(std::size_t bytes);

/// Gives back what `allocate_pages(bytes)` returned.
void release_pages(void* memory, std::size_t bytes) noexcept;

/// The allocator of columns, by the two functions above.
template <class T> struct HugePages {
    using value_type = T;

    static_assert(alignof(T) <= 64);

    constexpr HugePages() = default;

    template <class Other> constexpr HugePages(const HugePages<Other>&) {}

    [[nodiscard]] T* allocate(std::size_t count) {
        return static_cast<T*>(allocate_pages(count * sizeof(T)));
    }

    void deallocate(T* memory, std::size_t count) noexcept {
        release_pages(memory, count * sizeof(T));
    }

    friend constexpr bool operator==(HugePages, HugePages) { return true; }
};

} // namespace dowith
