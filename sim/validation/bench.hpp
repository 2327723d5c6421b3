// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/comparison.hpp"
#include "sim/experiment/world.hpp"
#include "sim/experiment/world_run.hpp"
#include "sim/validation/claim.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace dowith {

/// How much is simulated for a claim.
enum class Effort {
    quick, ///< the worlds that the scenario says, enough for its estimators
    full   ///< five times as many
};

/// Weeks since the policies began, `last` not among them.
struct Weeks {
    std::uint32_t first;
    std::uint32_t last;
};

/// The weeks from the beginning of one month to that of another, of 52/12 weeks.
[[nodiscard]] constexpr Weeks months(std::uint32_t first, std::uint32_t last) {
    return {first * 52U / 12U, last * 52U / 12U};
}

/// Where claims are measured. Worlds that several claims need are simulated once, when the first of
/// them asks: each place under all the policies that any of the claims at hand has declared.
class Bench {
  public:
    /// Keeps the executor and the report; both must outlive it.
    Bench(std::span<const Claim* const> at_hand,
          Effort effort,
          Executor& executor,
          ProgressReport report = {},
          StopRequest stop = {});

    /// A policy less another: of an indicator's mean over these weeks, one number a world.
    [[nodiscard]] Sample difference(std::string_view place,
                                    std::string_view policy,
                                    std::string_view from,
                                    std::string_view indicator,
                                    Weeks weeks);

    /// An indicator's mean over these weeks, one number a world.
    [[nodiscard]] Sample
    level(std::string_view place, std::string_view policy, std::string_view indicator, Weeks weeks);

    /// The rung that a policy reaches in practice, in its final year.
    [[nodiscard]] Sample realised_rung(std::string_view place, std::string_view policy);

    /// What a study makes of every world of a place at the point where its policies begin.
    using Study = std::function<double(const Scenario&, const ForkPoint&, Executor&)>;
    [[nodiscard]] Sample study(std::string_view place, const Study& study);

    /// The scenario of a place, with all its policies, and with assignments as of `--set`.
    [[nodiscard]] Scenario scenario(std::string_view place,
                                    std::span<const std::string> overrides = {}) const;

    [[nodiscard]] Executor& executor() const { return executor_; }

  private:
    struct Runs {
        Scenario scenario;
        std::vector<WorldResult> worlds;
    };

    const Runs& runs(std::string_view place);
    [[nodiscard]] bool is_needed(std::string_view place, std::string_view policy) const;

    std::vector<const Claim*> at_hand_;
    Effort effort_;
    Executor& executor_;
    ProgressReport report_;
    StopRequest stop_;
    std::map<std::string, Runs, std::less<>> kept_;
};

/// Value by value: f(a, b). Both of the same worlds.
template <class F> [[nodiscard]] Sample combined(const Sample& a, const Sample& b, F&& f) {
    Sample both;
    for (std::size_t world = 0; world < a.values.size(); ++world) {
        both.values.push_back(f(a.values[world], b.values[world]));
    }
    return both;
}

/// The mean of several worlds, which must lie within four of its standard errors of what theory
/// says. The error is taken from the spread s between worlds, which are independent:
///     4 s / sqrt(worlds)
/// Why four: 12 parts are measured so. By Student's t a right program misses one of them by chance
/// for less than one seed in a thousand with 20 worlds, and any of them for one seed in ninety;
/// with five times the worlds for one in 600.
[[nodiscard]] Sample mean_around(double exact, const Sample& seen);

} // namespace dowith
