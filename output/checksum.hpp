// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace dowith {

/// A checksum of 64 bits over bytes that come piece by piece, faster than any disk: XXH3, Collet
/// 2019. It finds accidents, not forgers.
class Checksum {
  public:
    Checksum();
    ~Checksum();
    Checksum(const Checksum&) = delete;
    Checksum& operator=(const Checksum&) = delete;

    void add(std::span<const std::byte> bytes);

    /// Of all that was added since the beginning.
    [[nodiscard]] std::uint64_t value() const;

    /// Forgets what was added.
    void begin_anew();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace dowith
