// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/checkpoint_keeper.hpp"

#include <array>
#include <utility>

namespace dowith {
namespace {

std::string fork_name() {
    WorldStand fork;
    fork.leg = Leg::fork;
    return checkpoint_name(fork);
}

} // namespace

CheckpointKeeper::CheckpointKeeper(const CheckpointPlan& plan, std::string key, StopRequest stop)
    : plan_{plan.store != nullptr ? &plan : nullptr}, key_{std::move(key)}, stop_{std::move(stop)} {
}

Week CheckpointKeeper::until(Week now, Week end) const {
    // A week at a time where somebody may ask for a stop: to begin a week costs next to nothing.
    return is_on() ? std::min(end, now + 1U) : end;
}

void CheckpointKeeper::look(const District<Neighbourhood>& district,
                            const std::function<WorldStand()>& stand) {
    if (!is_on()) {
        return;
    }
    const bool stops = stop_ && stop_();
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
    constexpr std::array<std::uint64_t, 1> one_part{0};
    const std::string name = checkpoint_name(stand);
    CheckpointStore& store = *plan_->store;
    const bool is_kept = store.keep_homes(key_, name, 0, district.neighbourhoods) &&
                         store.keep_stand(key_, stand, one_part);
    if (!is_kept) {
        store.drop(key_, name);
    }
    return is_kept;
}

std::optional<WorldStand> CheckpointKeeper::find(District<Neighbourhood>& district) {
    if (plan_ == nullptr || !plan_->goes_on) {
        return {};
    }
    for (const std::string& name : plan_->store->names(key_)) {
        if (std::optional<WorldStand> stand = find(name, district)) {
            return stand;
        }
    }
    return {};
}

void CheckpointKeeper::report(std::uint32_t world, const WorldStand& stand) const {
    if (plan_ != nullptr && plan_->report) {
        plan_->report(world, stand);
    }
}

bool CheckpointKeeper::find_fork(District<Neighbourhood>& district) {
    return plan_ != nullptr && find(fork_name(), district).has_value();
}

std::optional<WorldStand> CheckpointKeeper::find(const std::string& name,
                                                 District<Neighbourhood>& district) {
    std::optional<WorldStand> stand = plan_->store->find_stand(key_, name);
    if (!stand) {
        return {};
    }
    district.neighbourhoods.resize(stand->neighbourhoods);
    if (!plan_->store->find_homes(key_, name, 0, district.neighbourhoods)) {
        return {};
    }
    district.week = stand->week;
    return stand;
}

void CheckpointKeeper::forget() {
    if (plan_ != nullptr) {
        plan_->store->forget(key_);
    }
}

} // namespace dowith
