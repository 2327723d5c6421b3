// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"
#include "sim/kernel/huge_pages.hpp"
#include "sim/kernel/id.hpp"

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace dowith {

/// One property of all things of one kind, contiguous in memory, indexed by their Id and by nothing
/// else: a citizen's row cannot read a professional's column. A value: copies are deep.
template <class T, class IdType> class Column {
    static_assert(!std::same_as<T, bool>, "a packed bool has no address; use std::uint8_t");

  public:
    using value_type = T;

    Column() = default;

    explicit Column(std::size_t rows, const T& value = T{}) { resize(rows, value); }

    [[nodiscard]] std::size_t size() const { return values_.size(); }

    [[nodiscard]] bool empty() const { return values_.empty(); }

    [[nodiscard]] Rows<IdType> rows() const { return {values_.size()}; }

    [[nodiscard]] T& operator[](IdType id) {
        EXPECTS(id.value < values_.size());
        return values_[id.value];
    }

    [[nodiscard]] const T& operator[](IdType id) const {
        EXPECTS(id.value < values_.size());
        return values_[id.value];
    }

    /// All values in the order of rows, for loops that take every row.
    [[nodiscard]] std::span<T> span() { return values_; }

    [[nodiscard]] std::span<const T> span() const { return values_; }

    /// Cuts off the last rows, or adds rows that hold `value`.
    void resize(std::size_t rows, const T& value = T{}) {
        EXPECTS(rows <= IdType::none_value);
        values_.resize(rows, value);
    }

    void reserve(std::size_t rows) { values_.reserve(rows); }

    void clear() { values_.clear(); }

    /// Adds a row and says which.
    IdType push_back(const T& value) {
        EXPECTS(values_.size() < IdType::none_value);
        values_.push_back(value);
        return IdType{values_.size() - 1};
    }

    friend bool operator==(const Column&, const Column&) = default;

  private:
    std::vector<T, HugePages<T>> values_;
};

} // namespace dowith
