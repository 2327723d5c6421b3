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

/// A state in memory, to be read from its beginning.
class SavedState final : public StateSink, public StateSource {
  public:
    SavedState() = default;

    SavedState(SavedState&& other) noexcept : bytes_{std::move(other.bytes_)} {}

    void put(std::span<const std::byte> bytes) override {
        bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
    }

    void take(std::span<std::byte> bytes) override {
        EXPECTS(bytes.size() <= left());
        std::copy_n(
            bytes_.begin() + static_cast<std::ptrdiff_t>(read_), bytes.size(), bytes.begin());
        read_ += bytes.size();
    }

    [[nodiscard]] std::size_t left() const override { return bytes_.size() - read_; }

    /// As it would be if it ended after so many bytes.
    [[nodiscard]] SavedState first(std::size_t length) const {
        SavedState part;
        part.put(std::span{bytes_}.first(length));
        return part;
    }

    [[nodiscard]] const std::vector<std::byte>& bytes() const { return bytes_; }

  private:
    std::vector<std::byte> bytes_;
    std::size_t read_ = 0;
};

template <class T> SavedState saved(const T& state) {
    SavedState bytes;
    save_state(state, bytes);
    return bytes;
}

} // namespace dowith
