// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/scenario/problems.hpp"
#include "sim/scenario/scenario.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dowith {

/// How likely the numbers of a range are.
enum class Likelihood {
    uniform,
    triangular, ///< most often near the mode
    log_uniform ///< every ratio as often: as much between 1 and 10 as between 10 and 100
};

/// What varies from point to point: one value of a scenario. A list of values is a lever that
/// somebody sets; a range is a number that nobody knows.
struct Factor {
    std::string path;                     ///< in full, as in `--set`: `parameters.need.exit`
    std::string said;                     ///< how the user gave it, for whoever tells of a problem
    std::vector<std::string> values = {}; ///< of a list, as YAML writes them; none: a range
    Likelihood likelihood = Likelihood::uniform;
    double low = 0;
    double mode = 0; ///< of a triangular range; low <= mode <= high
    double high = 0;

    [[nodiscard]] bool is_list() const { return !values.empty(); }

    /// The number of the range below which a share `u` of it lies; u in [0, 1].
    [[nodiscard]] double quantile(double u) const;

    /// The same as it is written; of a list the value of the u-th part of as many parts.
    [[nodiscard]] std::string value_at(double u) const;
};

/// Reads what `--vary` says:
///
///     PATH=a,b,c          a list; a comma within quotes or brackets separates nothing
///     PATH=low:high       a range, every number as likely
///     PATH=low:mode:high  a range, most often near the mode
///     PATH=low:high:log   a range, every ratio as likely
///     PATH=low:high/n     a list of n numbers from low to high, evenly spaced; with :log by ratio
///     PATH                the range that is declared plausible: of a number that worlds may draw
///     as
///                         where the scenario draws it (triangular), of a lever every number as
///                         likely
///
/// Nothing where it says none of these, which is then in `problems`. The scenario is the one that
/// is varied.
[[nodiscard]] std::optional<Factor>
read_factor(std::string_view word, const Scenario& scenario, Problems& problems);

/// All of them; that one is given twice is a problem too.
[[nodiscard]] std::vector<Factor>
read_factors(std::span<const std::string> words, const Scenario& scenario, Problems& problems);

/// The full path that the user's path means, as of with_full_path(); nothing where it means none
/// that can be varied, which is then in `problems`. `said` names the place.
[[nodiscard]] std::optional<std::string>
factor_path(const std::string& path, const Place& said, Problems& problems);

} // namespace dowith
