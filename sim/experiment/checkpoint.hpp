// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/world.hpp"
#include "sim/model/neighbourhood.hpp"
#include "sim/model/observation.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace dowith {

/// On which part of its way a world is.
enum class Leg : std::uint32_t {
    burn_in,
    fork,  ///< the burn-in is over and no policy has begun: where every policy begins
    policy ///< lives under one of the policies
};

/// How far a world has come, and all that is kept of it so far but its neighbourhoods: with them it
/// goes on as if it had never stopped.
struct WorldStand {
    Leg leg = Leg::burn_in;
    std::uint32_t policy = 0;               ///< place in the scenario; 0 before all of them
    Week week;                              ///< the week about to be lived
    std::uint64_t neighbourhoods = 0;       ///< in the whole district
    double load_at_start = 0;               ///< 0 during burn-in
    std::vector<std::vector<float>> values; ///< as in WorldResult, the last list unfinished
    std::vector<std::uint64_t> digests;     ///< of the policies that are done
    std::vector<Realised> realised;         ///< likewise
    Observation final_year;                 ///< sums over what was lived of this policy's last year
    std::vector<std::byte> recording;       ///< what a Recording says of itself; empty without one

    /// Every field in the order of declaration, for `save_state`.
    static constexpr auto fields() {
        return std::tuple{&WorldStand::leg,
                          &WorldStand::policy,
                          &WorldStand::week,
                          &WorldStand::neighbourhoods,
                          &WorldStand::load_at_start,
                          &WorldStand::values,
                          &WorldStand::digests,
                          &WorldStand::realised,
                          &WorldStand::final_year,
                          &WorldStand::recording};
    }
};

/// What a checkpoint is called: burn-in-000052, fork, policy-0001-000130. By the alphabet each
/// comes after those from which the world came to it.
[[nodiscard]] std::string checkpoint_name(const WorldStand& stand);

/// Keeps unfinished worlds, so that the same command again goes on with them. A world may be spread
/// over processes: each keeps the neighbourhoods that live in it, and once all have, one of them
/// keeps the stand, which makes the checkpoint whole. Whoever reads may be spread otherwise.
///
/// Nothing here throws where the disk does not do as it should: the world goes on without, and the
/// user is told. Calls may come from several threads at once, each with a key of its own.
class CheckpointStore {
  public:
    CheckpointStore() = default;
    CheckpointStore(const CheckpointStore&) = delete;
    CheckpointStore& operator=(const CheckpointStore&) = delete;
    virtual ~CheckpointStore() = default;

    /// Keeps neighbourhoods of the district, of which `first` is the place of the first. False
    /// where that failed.
    [[nodiscard]] virtual bool keep_homes(const std::string& key,
                                          const std::string& name,
                                          std::size_t first,
                                          std::span<const Neighbourhood> homes) = 0;

    /// Makes whole what has been kept in parts that begin at the places `firsts`. From then on
    /// older checkpoints of the world are gone, but for the one before it and the fork.
    [[nodiscard]] virtual bool keep_stand(const std::string& key,
                                          const WorldStand& stand,
                                          std::span<const std::uint64_t> firsts) = 0;

    /// What stands where checkpoints are kept, the newest first, whole or not.
    [[nodiscard]] virtual std::vector<std::string> names(const std::string& key) = 0;

    /// The stand of a checkpoint, or nothing where it is not whole.
    [[nodiscard]] virtual std::optional<WorldStand> find_stand(const std::string& key,
                                                               const std::string& name) = 0;

    /// Makes `homes` what the checkpoint says of as many neighbourhoods from the place `first` on.
    /// False where any of them is not whole; what is in `homes` is then of no use.
    [[nodiscard]] virtual bool find_homes(const std::string& key,
                                          const std::string& name,
                                          std::size_t first,
                                          std::span<Neighbourhood> homes) = 0;

    /// Removes a checkpoint that does not become whole, since a part of it could not be kept.
    virtual void drop(const std::string& key, const std::string& name) = 0;

    /// Removes all checkpoints of a world, once it is done.
    virtual void forget(const std::string& key) = 0;
};

} // namespace dowith
