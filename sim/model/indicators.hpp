// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/observation.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// Which direction is good, where that can be said.
enum class Better { higher, lower, neither };

[[nodiscard]] std::string_view name_of(Better better);

/// Of whom an indicator is told besides everybody.
struct ToldFor {
    bool clients = false;
    bool speakers = false;
    bool quintiles = false;
};

/// How a value comes about: as a ratio of sums over the district; as how far it leans to the better
/// off; or from a whole world, where a policy is set against the baseline of the same world.
enum class Formula {
    ratio,
    citizens_time,
    avoided_need,
    agency_cost,
    social_cost,
    concentration ///< scale × (ratio - ratio of all): 0 where rank does not matter
};

/// Over which weeks an indicator is averaged to say in one number how a run went.
enum class Window { final_year, whole_run };

/// Something that the simulator tells about a week, a policy and a world. Declared once: recorder,
/// file metadata, comparison and documents follow.
struct Indicator {
    std::string_view name;
    std::string_view unit; ///< CF style; "1" for shares and scores
    Better better;
    std::string_view area;    ///< which of the six benefit areas, or "equity", "process", "staff"
    std::string_view meaning; ///< one sentence, lower case
    Measure numerator;
    Measure denominator;
    double scale; ///< value = scale × numerator / denominator; of nobody it is NaN
    ToldFor told_for;
    Window window;
    Formula formula = Formula::ratio;     ///< those of money leave the ratio unused
    Measure all_numerator = Measure::one; ///< of a concentration: the mean rank of all, as a ratio
    Measure all_denominator = Measure::one;
};

[[nodiscard]] std::span<const Indicator> indicators();

/// One recorded column: an indicator told of one group.
struct Series {
    const Indicator* indicator;
    Group group;

    /// As in files and `--json`: trust, trust_clients; a quintile's is that of its indicator with
    /// "_by_quintile".
    [[nodiscard]] std::string name() const;
    [[nodiscard]] double value(const Observation& seen) const;
};

/// All recorded columns, in order; the quintiles of an indicator stand together, lowest first.
[[nodiscard]] std::span<const Series> all_series();

/// The place in all_series() of this name told of everybody, clients or speakers; npos if none.
[[nodiscard]] std::size_t find_series(std::string_view name);
inline constexpr std::size_t no_series = static_cast<std::size_t>(-1);

} // namespace dowith
