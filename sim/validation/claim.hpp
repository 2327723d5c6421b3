// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace dowith {

class Bench;

/// What a miss would mean: of the exact, a mistake in the program; of the others, that the model at
/// its default parameters does not show what the literature found, or does not fail where it
/// should.
enum class ClaimKind { exact, pattern, failure };

[[nodiscard]] std::string_view name_of(ClaimKind kind);

/// Where a value should lie, ends included; without an end where it is infinite.
struct Band {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();

    [[nodiscard]] constexpr bool holds(double value) const { return value >= low && value <= high; }
};

inline constexpr Band at_least_zero{.low = 0.0};
inline constexpr Band at_most_zero{.high = 0.0};

/// How values of many worlds become one, and when it is met.
///     value:  one alone; met inside the band
///     median: of worlds; met inside the band; told with the range that nine in ten worlds lie in
///     mean:   of worlds; met where its 95 % interval and the median are inside, so that chance
///             alone seldom meets it; told with that interval
enum class Estimator { value, median, mean };

[[nodiscard]] std::string_view name_of(Estimator estimator);

/// What was measured: one value a world, or one value alone.
struct Sample {
    std::vector<double> values;
    double error = 0;           ///< half the width of the interval of one value alone
    std::optional<Band> band{}; ///< where the band is not declared but worked out with the value
    std::size_t worlds = 0;     ///< that one value alone is made of; else as many as values
};

/// One number that a claim is about.
struct Part {
    std::string_view says;
    std::string_view unit; ///< CF style, as indicators
    Band band;             ///< [unit]
    Estimator estimator;
    Sample (*measure)(Bench& bench);
};

inline constexpr std::size_t place_policies_max = 8;

/// The simulated worlds that a claim needs: a scenario of `scenarios/validation`, or of
/// `scenarios/verification` where the claim is exact, by its name, and those of its policies that
/// are set against its baseline. Unused places are empty.
struct Need {
    std::string_view place;
    std::array<std::string_view, place_policies_max> policies{};
    std::string_view also{}; ///< a second scenario, of which the same policies are needed
};

/// Something that the simulator promises, declared once: the scorecard, its page and the tests
/// follow.
struct Claim {
    std::string_view id; ///< X exact, Y pattern, F failure; a number
    ClaimKind kind;
    std::string_view says;   ///< the claim in one sentence
    std::string_view source; ///< whose finding, or why it must be so
    Need need;
    std::span<const Part> parts; ///< the first is the one that a summary shows; all must be met
    std::string_view missed{};   ///< where it is known not to be met: why
};

/// All claims, the exact first.
[[nodiscard]] std::span<const Claim> claims();

/// The claims of one family, in claims/<name>.cpp.
[[nodiscard]] std::span<const Claim> claims_of_need_alone();
[[nodiscard]] std::span<const Claim> claims_of_limits();
[[nodiscard]] std::span<const Claim> claims_of_trust();
[[nodiscard]] std::span<const Claim> claims_of_taking_part();
[[nodiscard]] std::span<const Claim> claims_of_staff_and_money();
[[nodiscard]] std::span<const Claim> claims_of_failures();
[[nodiscard]] std::span<const Claim> claims_of_the_unequal();
[[nodiscard]] std::span<const Claim> claims_of_peers();
[[nodiscard]] std::span<const Claim> claims_of_credits();
[[nodiscard]] std::span<const Claim> claims_of_exchange();

} // namespace dowith
