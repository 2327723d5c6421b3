// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"
#include "sim/kernel/state.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace dowith {

/// States in memory, one behind the other, read from the beginning.
class StateBytes final : public StateSink, public StateSource {
  public:
    StateBytes() = default;

    explicit StateBytes(std::vector<std::byte> bytes) : bytes_{std::move(bytes)} {}

    void put(std::span<const std::byte> bytes) override {
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }

    void take(std::span<std::byte> bytes) override {
        EXPECTS(bytes.size() <= left());
        const auto next = bytes_.begin() + static_cast<std::ptrdiff_t>(read_);
        std::copy_n(next, bytes.size(), bytes.begin());
        read_ += bytes.size();
    }

    [[nodiscard]] std::size_t left() const override { return bytes_.size() - read_; }

    /// All that was put in, read or not.
    [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }

  private:
    std::vector<std::byte> bytes_;
    std::size_t read_ = 0;
};

/// The bytes of one state.
template <class T> [[nodiscard]] std::vector<std::byte> state_bytes(const T& state) {
    StateBytes bytes;
    save_state(state, bytes);
    return bytes.bytes();
}

} // namespace dowith
