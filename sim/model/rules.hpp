// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/draw.hpp"
#include "sim/kernel/units.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/policy.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/step_watcher.hpp"
#include "sim/model/technology.hpp"

#include <span>
#include <vector>

namespace dowith {

struct Scratch;

/// What is the same for a world under every policy: its numbers, its services and its luck.
struct Setting {
    Parameters parameters;
    std::vector<Technology> technologies; ///< one a service
    Luck luck;
};

/// The model of one world under one policy, as the engine runs it. Keeps references: setting,
/// policy, mechanisms and watcher must outlive it.
class Rules {
  public:
    /// `begins` is the week in which the policy's first stage comes into force. The watcher, if
    /// there is one, looks on between mechanisms.
    Rules(const Setting& setting,
          const Policy& policy,
          Week begins,
          std::span<const Mechanism> mechanisms = schedule(),
          StepWatcher* watcher = nullptr);

    /// A neighbourhood's whole week, all mechanisms in order.
    void
    live(Neighbourhood& home, const std::vector<Neighbourhood::Notice>& board, Week week) const;

    /// Whether the district settles something together at the end of this week.
    [[nodiscard]] bool convenes(Week week) const;

    /// What the others must know of a neighbourhood for it.
    void bring(const Neighbourhood& home,
               const std::vector<Neighbourhood::Notice>& board,
               Week week,
               std::vector<double>& table) const;

    /// Settles it for `homes`, the first of which stands at `place`, given what all brought.
    void settle(std::span<Neighbourhood> homes,
                std::size_t place,
                std::span<const double> tables,
                const std::vector<Neighbourhood::Notice>& board,
                Week week) const;

    /// What others may read of a neighbourhood from next week on.
    void publish(const Neighbourhood& home, Neighbourhood::Notice& notice) const;

  private:
    /// What mechanisms may read in this week; it lives as long as `scratch` is left alone.
    [[nodiscard]] WeekContext
    context(const std::vector<Neighbourhood::Notice>& board, Week week, Scratch& scratch) const;

    const Setting* setting_;
    const Policy* policy_;
    Week begins_;
    std::span<const Mechanism> mechanisms_;
    const Convention* convention_; ///< the one among them that convenes the district, or null
    bool delivers_;
    StepWatcher* watcher_; ///< or null
};

} // namespace dowith
