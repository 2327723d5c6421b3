// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "output/netcdf.hpp"
#include "sim/scenario/scenario.hpp"

#include <cstdint>
#include <string>

namespace dowith {

/// How a result came about, as far as it does not follow from the scenario.
struct Provenance {
    std::string command; ///< reproduces the file; names neither threads nor output path
    std::string version; ///< of the program
    std::string engine;  ///< of the model, see engine_version
    std::string build;   ///< compiler and kind of build
};

/// The fingerprint of a resolved scenario under this engine, as it stands in result files: two
/// results of one kind with the same one hold the same numbers, but for how many worlds they have.
[[nodiscard]] std::string scenario_digest(const Scenario& scenario);

/// Says of a whole file all that is needed to make it again. `digest`: over the final states.
void put_provenance(NetcdfWriter& writer,
                    const Scenario& scenario,
                    std::uint64_t digest,
                    const Provenance& provenance);

} // namespace dowith
