// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/experiment/records.hpp"
#include "sim/model/indicators.hpp"
#include "sim/scenario/grid.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dowith {

/// Where a policy came to stand in practice, in the final year of one world.
struct Realised {
    double power = 0;       ///< design power × answered share / 0.56
    double delivery = 0;    ///< own and peers' hours over those and staff hours that reach cases
    std::uint32_t rung = 0; ///< of the seven, by the rule of realised_rung()
};

/// All that is kept of one world: single precision, so that a world read back from its file is the
/// same as one just run.
struct WorldResult {
    std::uint32_t world = 0;
    std::size_t weeks = 0;
    std::vector<std::vector<float>> values; ///< [policy][week × series count + series]
    std::vector<std::uint64_t> digests;     ///< of the final state, one a policy
    std::vector<Realised> realised;         ///< one a policy
    std::vector<double> draws;              ///< one a prior of the scenario
    double load_at_start = 0;               ///< staff load when the policies began
    std::optional<WorldRecord> record;      ///< where the scenario asks for one of this world

    [[nodiscard]] float value(std::size_t policy, std::size_t week, std::size_t series) const {
        return values[policy][week * all_series().size() + series];
    }
};

/// The rung that a policy reaches in what it does, whatever it is called: 7 with delivery above .08
/// and power above .15; by power 6 above .35, 5 above .12; 4 where voice is held above .15; else 3.
[[nodiscard]] std::uint32_t realised_rung(double power, double delivery, double voice_held);

/// The ladder on whose seven rungs realised ones are told, whatever ladder a scenario declares.
inline constexpr std::string_view realised_ladder = "tlap";

/// The cell of the grid that a policy reaches in what it does.
///     power: together above .15, where rung 7 begins; by users above .9, which an equal share in
///         design cannot come to even if every issue is answered (0.5 / 0.56 = 0.89)
///     delivery: together above .08, where rung 7 begins, since clients' own hours are few beside
///         staff hours even where many give them; by users above .4, two hours for three of staff
/// Form: ours. Source of the grid: Bovaird 2007.
[[nodiscard]] Roles realised_cell(double power, double delivery);

} // namespace dowith
