// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/communicator.hpp"
#include "sim/experiment/world_run.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

namespace dowith {

/// Counts worlds that are done with, and tells about each of this process, one thread at a time. A
/// ticket for each says how many all processes are done with by then.
class WorldTally {
  public:
    /// Processes and report outlive it.
    WorldTally(std::size_t of, Communicator& processes, const ProgressReport& report);

    /// A world that is done, found in the store or run.
    void add(bool found);

    /// A world that failed.
    void add(FailedWorld failed);

    /// Of these alone, once nobody adds to them any more.
    [[nodiscard]] Progress here() const;

    /// Of all processes, in the order of the jobs; all of them ask.
    [[nodiscard]] std::vector<FailedWorld> all_failures(Communicator& processes) const;

  private:
    void report() const;

    std::size_t of_;
    std::unique_ptr<Tickets> done_in_all_;
    std::unique_ptr<Tickets> found_in_all_;
    std::unique_ptr<Tickets> failed_in_all_;
    const ProgressReport& report_;
    std::mutex mutex_;
    std::size_t done_ = 0;
    std::size_t found_ = 0;
    std::vector<FailedWorld> failures_;
    Progress told_;
};

} // namespace dowith
