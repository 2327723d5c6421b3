// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"

#include <compare>
#include <cstdint>
#include <string_view>

namespace dowith {

/// The model's year has 52 weeks of equal length, and 12 months of 52/12 weeks.
inline constexpr double weeks_per_year = 52.0;
inline constexpr double months_per_year = 12.0;

/// A number in [0, 1], checked when it is made.
class Share {
  public:
    constexpr Share() = default; ///< none

    constexpr explicit Share(double value) : value_{value} {
        EXPECTS(value >= 0.0 && value <= 1.0);
    }

    [[nodiscard]] constexpr double value() const { return value_; }

    /// What is missing to the whole.
    [[nodiscard]] constexpr Share complement() const { return Share{1.0 - value_}; }

    /// A share of a share.
    friend constexpr Share operator*(Share a, Share b) { return Share{a.value_ * b.value_}; }

    friend constexpr auto operator<=>(Share, Share) = default;

  private:
    double value_ = 0.0;
};

/// A number with a unit. `Unit` is a type with a `label` as it stands in files ("h/week"); numbers
/// of different units neither add nor compare.
template <class Unit> class Quantity {
  public:
    static constexpr std::string_view label = Unit::label;

    constexpr Quantity() = default; ///< zero

    constexpr explicit Quantity(double value) : value_{value} {}

    [[nodiscard]] constexpr double value() const { return value_; }

    constexpr Quantity& operator+=(Quantity other) {
        value_ += other.value_;
        return *this;
    }

    constexpr Quantity& operator-=(Quantity other) {
        value_ -= other.value_;
        return *this;
    }

    friend constexpr Quantity operator+(Quantity a, Quantity b) { return a += b; }

    friend constexpr Quantity operator-(Quantity a, Quantity b) { return a -= b; }

    friend constexpr Quantity operator-(Quantity a) { return Quantity{-a.value_}; }

    friend constexpr Quantity operator*(Quantity a, double times) {
        return Quantity{a.value_ * times};
    }

    friend constexpr Quantity operator*(double times, Quantity a) { return a * times; }

    friend constexpr Quantity operator/(Quantity a, double parts) {
        return Quantity{a.value_ / parts};
    }

    friend constexpr double operator/(Quantity a, Quantity b) { return a.value_ / b.value_; }

    friend constexpr auto operator<=>(Quantity, Quantity) = default;

  private:
    double value_ = 0.0;
};

/// A week of the simulated calendar, counted from 0.
struct Week {
    std::uint32_t value = 0;

    constexpr Week() = default;

    constexpr explicit Week(std::uint32_t week) : value{week} {}

    constexpr Week& operator++() {
        ++value;
        return *this;
    }

    friend constexpr Week operator+(Week week, std::uint32_t weeks) {
        return Week{week.value + weeks};
    }

    friend constexpr Week operator-(Week week, std::uint32_t weeks) {
        EXPECTS(weeks <= week.value);
        return Week{week.value - weeks};
    }

    /// Weeks from `earlier` to `later`, which may not come before it.
    friend constexpr std::uint32_t operator-(Week later, Week earlier) {
        EXPECTS(earlier.value <= later.value);
        return later.value - earlier.value;
    }

    friend constexpr auto operator<=>(Week, Week) = default;
};

/// The number that, with a world's number, fixes all chance in a run.
struct Seed {
    std::uint64_t value = 0;

    constexpr Seed() = default;

    constexpr explicit Seed(std::uint64_t seed) : value{seed} {}

    friend constexpr auto operator<=>(Seed, Seed) = default;
};

} // namespace dowith
