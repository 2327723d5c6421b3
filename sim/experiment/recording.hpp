// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/biography.hpp"
#include "sim/experiment/ledger_recorder.hpp"
#include "sim/experiment/people_recorder.hpp"
#include "sim/experiment/records.hpp"
#include "sim/kernel/state.hpp"
#include "sim/model/rules.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstddef>
#include <memory>
#include <optional>

namespace dowith {

/// Looks on while a world lives under its policies, and keeps what the scenario asks for. It reads
/// and never writes, so a world is the same whether anybody looks on or not.
class Recording {
  public:
    /// At the fork, before the first policy. The scenario outlives the recording.
    Recording(const Scenario& scenario,
              std::uint32_t world,
              const Setting& setting,
              const District<Neighbourhood>& district);

    /// Before the first week of a policy, by its place in the scenario.
    void begin(std::size_t policy, const District<Neighbourhood>& district);

    /// After every week, before the week is counted.
    void see(const District<Neighbourhood>& district);

    /// After the last week of the policy.
    void end(const District<Neighbourhood>& district);

    /// All that was recorded so far, and what it takes to go on. Loaded into one that was made for
    /// the same world, it goes on where the other was when it was saved.
    void save(StateSink& to) const;
    void load(StateSource& from);

    [[nodiscard]] WorldRecord take() { return std::move(*record_); }

  private:
    const Scenario* scenario_;
    std::unique_ptr<WorldRecord> record_; ///< stays where it is, since parts refer to it
    std::optional<PeopleRecorder> people_;
    std::optional<Biography> biography_;
    std::optional<LedgerRecorder> ledger_;
    std::size_t recorded_ = 0; ///< policies so far
    bool looks_on_ = false;    ///< at this policy
    Week begins_{0};
};

/// How many of a scenario's policies are recorded.
[[nodiscard]] std::size_t recorded_policies(const Scenario& scenario);

} // namespace dowith
