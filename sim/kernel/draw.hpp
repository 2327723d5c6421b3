// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/contract.hpp"
#include "sim/kernel/mix.hpp"
#include "sim/kernel/philox.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace dowith {

/// One world's luck. Worlds of one seed never share a key; worlds of different seeds do so with
/// probability 2^-64.
class Luck {
  public:
    constexpr Luck(std::uint64_t seed, std::uint32_t world) : key_{split(mix(mix(seed) + world))} {}

    [[nodiscard]] constexpr PhiloxKey key() const { return key_; }

  private:
    static constexpr PhiloxKey split(std::uint64_t bits) {
        return {static_cast<std::uint32_t>(bits), static_cast<std::uint32_t>(bits >> 32U)};
    }

    PhiloxKey key_;
};

/// For whom a number is drawn: a neighbourhood, and a row within it.
struct Who {
    std::uint32_t room;
    std::uint32_t row;
};

/// The whole number in [0, n), n > 0, that a random word stands for.
[[nodiscard]] constexpr std::uint32_t whole_below(std::uint32_t n, std::uint32_t word) {
    EXPECTS(n > 0);
    return static_cast<std::uint32_t>((std::uint64_t{word} * n) >> 32U);
}

/// All draws of one subject, in one week, for one purpose: a pure function of its arguments. What
/// purposes there are is the model's affair; it numbers them, append only, below 2^20.
///
/// `k` says which draw of the purpose is meant. `word`, `uniform`, `occurs`, `exponential`,
/// `kumaraswamy` and `below` take the k-th word; `normal`, `lognormal` and `poisson` take the words
/// 2k and 2k + 1. So keep to one of these two kinds within one purpose, or count k apart. Every
/// distribution is the inverse of its cumulative distribution, one number of luck for one number
/// drawn: who draws a higher number under one policy draws a higher one under the other.
class Draw {
  public:
    constexpr Draw(const Luck& luck, Who who, std::uint32_t week, std::uint32_t purpose)
        : key_{luck.key()}, counter_{first_counter(who, week, purpose)} {}

    /// What Philox counts: who, when, what for; the last 12 bits number the blocks of four words.
    [[nodiscard]] static constexpr PhiloxCounter
    first_counter(Who who, std::uint32_t week, std::uint32_t purpose) {
        EXPECTS(purpose < (1U << (32U - block_bits)));
        return {who.row, who.room, week, purpose << block_bits};
    }

    /// 32 random bits: lane k % 4 of block k / 4.
    [[nodiscard]] constexpr std::uint32_t word(unsigned k = 0) const {
        return k < 4U ? first_[k] : later_block(k / 4U)[k % 4U];
    }

    /// Uniform in (0, 1), symmetric about 1/2: (word + 1/2) / 2^32.
    [[nodiscard]] constexpr double uniform(unsigned k = 0) const {
        return (static_cast<double>(word(k)) + 0.5) * 0x1p-32;
    }

    /// Uniform in (0, 1) with 52 random bits, of the words 2k and 2k + 1: for long tails.
    [[nodiscard]] constexpr double fine_uniform(unsigned k = 0) const {
        const std::uint64_t bits =
            (std::uint64_t{word(2U * k)} << 20U) | (word(2U * k + 1U) >> 12U);
        return (static_cast<double>(bits) + 0.5) * 0x1p-52;
    }

    /// Whether something of this probability happens; never at 0, always at 1, and else with the
    /// probability rounded to a multiple of 2^-32.
    [[nodiscard]] constexpr bool occurs(double probability, unsigned k = 0) const {
        EXPECTS(probability >= 0.0 && probability <= 1.0);
        return uniform(k) < probability;
    }

    /// Normal; sd >= 0.
    [[nodiscard]] double normal(double mean, double sd, unsigned k = 0) const;

    /// Lognormal: median * exp(normal(0, log_sd)); median > 0, log_sd >= 0.
    [[nodiscard]] double lognormal(double median, double log_sd, unsigned k = 0) const;

    /// Exponential, mean >= 0. The luck has 32 bits, so no draw exceeds 22.9 means.
    [[nodiscard]] double exponential(double mean, unsigned k = 0) const;

    /// Poisson, mean in [0, 700], by summing probabilities upwards from nobody; time grows with the
    /// number drawn. Above 700 the probability of nobody would leave the normal doubles.
    [[nodiscard]] unsigned poisson(double mean, unsigned k = 0) const;

    /// Kumaraswamy on (0, 1): (1 - (1 - u)^(1/b))^(1/a); a, b > 0. A stand-in for the beta
    /// distribution whose inverse is in closed form. Source: Jones 2009, Statistical Methodology 6.
    [[nodiscard]] double kumaraswamy(double a, double b, unsigned k = 0) const;

    /// A whole number in [0, n), n > 0. No number's probability is off 1/n by 2^-32 or more.
    [[nodiscard]] constexpr std::uint32_t below(std::uint32_t n, unsigned k = 0) const {
        return whole_below(n, word(k));
    }

  private:
    static constexpr unsigned block_bits = 12;

    /// Blocks that the counter's 12 bits cannot number continue under the next key, which is no
    /// other world's but for a chance of 2^-64.
    [[nodiscard]] constexpr PhiloxCounter later_block(std::uint32_t block) const {
        constexpr std::uint32_t mask = (1U << block_bits) - 1U;
        return philox4x32_10({counter_[0], counter_[1], counter_[2], counter_[3] | (block & mask)},
                             {key_[0], key_[1] + (block >> block_bits)});
    }

    PhiloxKey key_;
    PhiloxCounter counter_;
    PhiloxCounter first_ = philox4x32_10(counter_, key_);
};

/// The first words of a run of rows at once: words[i] is `Draw(luck, {room, first_row + i *
/// stride}, week, purpose).word(0)`.
void draw_words(const Luck& luck,
                std::uint32_t room,
                std::uint32_t first_row,
                std::uint32_t week,
                std::uint32_t purpose,
                std::span<std::uint32_t> words,
                std::uint32_t stride = 1);

/// A word is below this threshold exactly if `Draw::occurs(probability)` says yes to it. In
/// [0, 2^32], hence 64 bits.
[[nodiscard]] constexpr std::uint64_t occurs_threshold(double probability) {
    EXPECTS(probability >= 0.0 && probability <= 1.0);
    const double scaled = probability * 0x1p32;
    const auto whole = static_cast<std::uint64_t>(scaled);
    return whole + (scaled - static_cast<double>(whole) > 0.5 ? 1U : 0U);
}

/// Puts `things` into a random order, the same for the same luck, subject, week and purpose.
/// Fisher and Yates, from the back; takes the words 0 to things.size() - 2 of the purpose.
template <class T>
void shuffle(
    std::span<T> things, const Luck& luck, Who who, std::uint32_t week, std::uint32_t purpose) {
    EXPECTS(things.size() <= 0xFFFFFFFFU);
    const Draw draw{luck, who, week, purpose};
    unsigned k = 0;
    for (auto left = static_cast<std::uint32_t>(things.size()); left > 1; --left) {
        using std::swap;
        swap(things[left - 1], things[draw.below(left, k++)]);
    }
}

} // namespace dowith
