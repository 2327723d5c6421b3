// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/levels.hpp"

#include "sim/experiment/comparison.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/digest.hpp"

#include <limits>

namespace dowith {

Levels::Levels(std::size_t worlds, std::size_t policies) : policies_{policies}, worlds_(worlds) {}

void Levels::take(std::size_t place, const WorldResult& world) {
    EXPECTS(place < worlds_.size() && world.values.size() == policies_);
    World& kept = worlds_[place];
    kept.number = world.world;
    kept.digests = world.digests;
    for (std::size_t policy = 0; policy < policies_; ++policy) {
        for (std::size_t series = 0; series < all_series().size(); ++series) {
            kept.levels.push_back(summary(world, policy, series));
            kept.whole_runs.push_back(mean_over(world, policy, series, 0, world.weeks));
        }
    }
}

void Levels::leave_out(std::span<const std::size_t> places) {
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        EXPECTS(*place < worlds_.size());
        worlds_.erase(worlds_.begin() + static_cast<std::ptrdiff_t>(*place));
    }
}

std::vector<std::int32_t> Levels::numbers() const {
    std::vector<std::int32_t> numbers;
    for (const World& world : worlds_) {
        numbers.push_back(static_cast<std::int32_t>(world.number));
    }
    return numbers;
}

double Levels::at(std::size_t world, std::size_t policy, std::size_t series) const {
    EXPECTS(policy < policies_ && series < all_series().size());
    const std::vector<double>& levels = worlds_[world].levels;
    return levels.empty() ? std::numeric_limits<double>::quiet_NaN()
                          : levels[policy * all_series().size() + series];
}

std::vector<double> Levels::of(std::size_t policy, std::size_t series) const {
    std::vector<double> values;
    for (std::size_t world = 0; world < worlds(); ++world) {
        values.push_back(at(world, policy, series));
    }
    return values;
}

std::vector<double> Levels::of_whole_run(std::size_t policy, std::size_t series) const {
    EXPECTS(policy < policies_ && series < all_series().size());
    std::vector<double> values;
    for (const World& world : worlds_) {
        values.push_back(world.whole_runs[policy * all_series().size() + series]);
    }
    return values;
}

std::uint64_t Levels::digest() const {
    Digest digest;
    for (const World& world : worlds_) {
        for (const std::uint64_t of_policy : world.digests) {
            digest.add(of_policy);
        }
    }
    return digest.value();
}

} // namespace dowith
