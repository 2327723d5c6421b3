// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/executor.hpp"
#include "sim/experiment/biography.hpp"
#include "sim/experiment/overview.hpp"
#include "sim/experiment/world.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace dowith {

/// One world under all its policies at once, week by week, so that they can be looked at side by
/// side. It ends where run_world() ends, to the bit.
class WorldsSideBySide {
  public:
    /// Draws the world and lives its burn-in. Scenario and executor outlive it.
    WorldsSideBySide(const Scenario& scenario, std::uint32_t world, Executor& executor);
    WorldsSideBySide(const WorldsSideBySide&) = delete; // its parts know where it is
    WorldsSideBySide& operator=(const WorldsSideBySide&) = delete;
    ~WorldsSideBySide() = default;

    /// One more week under every policy; there must be one left.
    void live_week();

    [[nodiscard]] std::uint32_t lived() const { return lived_; }

    [[nodiscard]] bool is_over() const { return lived_ == scenario_.horizon_weeks; }

    [[nodiscard]] const Scenario& scenario() const { return scenario_; }

    [[nodiscard]] const ForkPoint& fork() const { return fork_; }

    [[nodiscard]] const District<Neighbourhood>& district(std::size_t policy) const {
        return lives_[policy].district;
    }

    /// All citizens, in the order of their numbers.
    [[nodiscard]] const std::vector<RecordedPerson>& people() const { return people_; }

    /// What happened under all policies so far, by policy, week and person.
    [[nodiscard]] std::vector<LifeEventRow> events_of(std::size_t person) const;

    /// Numbers of those to whom most happened so far, most first.
    [[nodiscard]] std::vector<std::int32_t> busiest(std::size_t most) const;

    /// What is known of the weeks so far, as of a world whose horizon they are; digests and where
    /// policies came to stand only once it is over.
    [[nodiscard]] WorldResult so_far() const;

  private:
    /// The world under one policy.
    struct Life {
        District<Neighbourhood> district;
        Rules rules;
        Biography biography;
        Overview overview;
        std::vector<float> values; ///< [week × series count + series]
        Observation final_year;
        std::vector<LifeEventRow> events;
    };

    [[nodiscard]] Life begin(std::size_t policy) const;
    void live_week(Life& life);
    void see(Life& life) const;

    const Scenario& scenario_;
    std::uint32_t world_;
    Executor& executor_;
    ForkPoint fork_;
    std::vector<RecordedPerson> people_;
    std::vector<Life> lives_; ///< one a policy
    std::uint32_t lived_ = 0;
};

} // namespace dowith
