// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/checkpoint_keeper.hpp"

#include <algorithm>
#include <span>
#include <sstream>
#include <utility>

namespace dowith {
namespace {

std::string fork_name() {
    WorldStand fork;
    fork.leg = Leg::fork;
    return checkpoint_name(fork);
}

} // namespace

bool Holding::all(bool here) const {
    if (is_whole()) {
        return here;
    }
    const std::vector<double> said = gather({here ? 1.0 : 0.0});
    return std::find(said.begin(), said.end(), 0.0) == said.end();
}

std::vector<std::uint64_t> Holding::firsts() const {
    if (is_whole()) {
        return {0};
    }
    std::vector<double> mine;
    if (!is_empty()) {
        mine.push_back(static_cast<double>(first));
    }
    std::vector<std::uint64_t> places;
    for (const double place : gather(std::move(mine))) {
        places.push_back(static_cast<std::uint64_t>(place));
    }
    return places;
}

std::string Holding::heard(const std::string& said) const {
    if (is_whole()) {
        return said;
    }
    std::string text;
    for (const double letter :
         gather(speaks() ? std::vector<double>{said.begin(), said.end()} : std::vector<double>{})) {
        text += static_cast<char>(letter);
    }
    return text;
}

CheckpointKeeper::CheckpointKeeper(const CheckpointPlan& plan,
                                   std::string key,
                                   StopRequest stop,
                                   Holding holding)
    : plan_{plan.store != nullptr ? &plan : nullptr}, key_{std::move(key)}, stop_{std::move(stop)},
      holding_{std::move(holding)} {}

Week CheckpointKeeper::until(Week now, Week end) const {
    // A week at a time where somebody may ask for a stop: to begin a week costs next to nothing.
    return is_on() ? std::min(end, now + 1U) : end;
}

void CheckpointKeeper::look(const District<Neighbourhood>& district,
                            const std::function<WorldStand()>& stand) {
    if (!is_on()) {
        return;
    }
    // Where one process is asked to stop all do, and all keep the same week.
    const bool stops = !holding_.all(!(stop_ && stop_()));
    const bool keeps = stops || is_due(district.week);
    const bool is_kept = keeps && keep(district, stand());
    if (stops) {
        throw Stopped{is_kept};
    }
}

bool CheckpointKeeper::keep(const District<Neighbourhood>& district, const WorldStand& stand) {
    if (!is_on()) {
        return false;
    }
    const std::string name = checkpoint_name(stand);
    CheckpointStore& store = *plan_->store;
    const std::vector<std::uint64_t> firsts = holding_.firsts();
    const bool parts_are_kept =
        holding_.all(holding_.is_empty() ||
                     store.keep_homes(key_, name, holding_.first, district.neighbourhoods));
    const bool is_kept =
        parts_are_kept && holding_.all(!holding_.speaks() || store.keep_stand(key_, stand, firsts));
    if (!is_kept && holding_.speaks()) {
        store.drop(key_, name);
    }
    return is_kept;
}

std::optional<WorldStand> CheckpointKeeper::find(District<Neighbourhood>& district) {
    if (plan_ == nullptr || !plan_->goes_on) {
        return {};
    }
    std::string names; // as one process sees them: a shared folder may show others older ones
    for (const std::string& name : plan_->store->names(key_)) {
        names += name + "\n";
    }
    std::istringstream lines{holding_.heard(names)};
    for (std::string name; std::getline(lines, name);) {
        if (std::optional<WorldStand> stand = find(name, district)) {
            return stand;
        }
    }
    return {};
}

void CheckpointKeeper::report(std::uint32_t world, const WorldStand& stand) const {
    if (plan_ != nullptr && plan_->report && holding_.speaks()) {
        plan_->report(world, stand);
    }
}

bool CheckpointKeeper::find_fork(District<Neighbourhood>& district) {
    return plan_ != nullptr && find(fork_name(), district).has_value();
}

std::optional<WorldStand> CheckpointKeeper::find(const std::string& name,
                                                 District<Neighbourhood>& district) {
    // First by the process that speaks for all: where it finds fault, one process tells of it.
    const bool speaks = holding_.speaks();
    std::optional<WorldStand> stand;
    for (const bool has_its_turn : {speaks, !speaks}) {
        if (has_its_turn) {
            stand = plan_->store->find_stand(key_, name);
        }
        if (!holding_.all(!has_its_turn || stand.has_value())) {
            return {};
        }
    }
    district.neighbourhoods.resize(holding_.is_whole() ? stand->neighbourhoods : holding_.count);
    if (!holding_.all(
            plan_->store->find_homes(key_, name, holding_.first, district.neighbourhoods))) {
        return {};
    }
    district.week = stand->week;
    return stand;
}

void CheckpointKeeper::forget() {
    if (plan_ != nullptr && holding_.speaks()) {
        plan_->store->forget(key_);
    }
}

} // namespace dowith
