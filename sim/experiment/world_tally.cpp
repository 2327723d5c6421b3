// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world_tally.hpp"

#include "sim/kernel/text.hpp"

#include <algorithm>
#include <span>
#include <sstream>
#include <string>
#include <utility>

namespace dowith {

WorldTally::WorldTally(std::size_t of, Communicator& processes, const ProgressReport& report)
    : of_{of}, done_in_all_{processes.tickets()}, found_in_all_{processes.tickets()},
      failed_in_all_{processes.tickets()}, report_{report} {
    told_.of = of;
}

void WorldTally::add(bool found) {
    const std::scoped_lock lock{mutex_};
    ++done_;
    told_.done = done_in_all_->next() + 1;
    if (found) {
        ++found_;
        told_.found = found_in_all_->next() + 1;
    }
    report();
}

void WorldTally::add(FailedWorld failed) {
    const std::scoped_lock lock{mutex_};
    failures_.push_back(std::move(failed));
    told_.failed = failed_in_all_->next() + 1;
    report();
}

void WorldTally::report() const {
    if (report_) {
        report_(told_);
    }
}

Progress WorldTally::here() const { return {done_, of_, found_, failures_.size()}; }

std::vector<FailedWorld> WorldTally::all_failures(Communicator& processes) const {
    std::string said;
    for (const FailedWorld& failed : failures_) {
        said += str(failed.job, ' ', failed.cause, '\n');
    }
    const Bytes heard = processes.gather(std::as_bytes(std::span{said}));
    std::string all(heard.size(), '\0');
    std::transform(heard.begin(), heard.end(), all.begin(), [](std::byte each) {
        return static_cast<char>(each);
    });
    std::vector<FailedWorld> failures;
    std::istringstream lines{all};
    for (FailedWorld failed; lines >> failed.job && lines.ignore();) {
        std::getline(lines, failed.cause);
        failures.push_back(failed);
    }
    std::sort(failures.begin(), failures.end(), [](const FailedWorld& a, const FailedWorld& b) {
        return a.job < b.job;
    });
    return failures;
}

} // namespace dowith
