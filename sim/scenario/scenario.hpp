// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/model/parameters.hpp"
#include "sim/model/policy.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/technology.hpp"
#include "sim/scenario/given_people.hpp"
#include "sim/scenario/ladder.hpp"
#include "sim/scenario/record_plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dowith {

/// Who lives in the district.
struct PopulationPlan {
    std::uint32_t citizens = 20000;
    std::uint32_t neighbourhoods = 20;
    double deprivation_mean = 0.5;   ///< of neighbourhoods, 0 none to 1
    double deprivation_spread = 0.2; ///< its standard deviation over neighbourhoods
    /// What files say about these citizens, whose numbers are then those above.
    std::optional<GivenPeople> given = {};
};

/// One service of the district.
struct ServicePlan {
    std::string name;
    std::string technology_name;
    Technology technology;
    double professionals_per_1000 = 4.0; ///< posts per thousand citizens
};

/// A number that is drawn anew for every world, from a triangular distribution with its mode at the
/// scenario's own value. `path` names a parameter (`need.exit`), a property of a service's
/// technology
/// (`services.home-care.substitution`), or `starting_load`.
struct Prior {
    std::string path;
    double low;
    double mode;
    double high;
};

/// How narrow the interval of an outcome's mean difference shall be.
struct WantedPrecision {
    std::string outcome;
    double half_width; ///< in the outcome's unit, above 0
};

/// A scenario, read and checked: everything that decides its results.
struct Scenario {
    std::string name; ///< the file's name without its ending
    std::string title;
    std::string question;
    std::string look_at; ///< in its results
    std::uint64_t seed = 1;
    std::uint32_t worlds = 20;
    std::uint32_t burn_in_weeks = 104;
    std::uint32_t horizon_weeks = 260;
    PopulationPlan population;
    std::vector<ServicePlan> services; ///< may be none where only some mechanisms are in force
    /// What is in force, of the schedule and in its order.
    std::vector<Mechanism> mechanisms{schedule().begin(), schedule().end()};
    /// Where given, posts are scaled during burn-in so that load is this when policies begin: a
    /// place has the staff that its need bought. Where not, the posts are what they are.
    std::optional<double> starting_load;
    Parameters parameters;
    Ladder ladder;  ///< whose rungs the policies name
    Policy burn_in; ///< one stage, in force until the policies begin
    std::vector<Policy> policies;
    std::size_t baseline = 0;         ///< place in `policies`
    std::vector<std::string> primary; ///< names of the outcomes that the comparison is about
    /// Of primary outcomes; where there is any, `worlds` is the most that a comparison may take.
    std::vector<WantedPrecision> precision;
    std::vector<Prior> uncertainty; ///< empty: the same numbers in every world
    RecordPlan record;              ///< bears on no number of a world
    /// What its file, and whoever set values, changed in what it extends: a line a value, which is
    /// its path, what stood there and what stands there now, with tabs between and each on one
    /// line. Bears on nothing; kept in result files for their readers.
    std::string changes;
    /// Canonical text of all of the above but changes, as it is kept in result files.
    std::string resolved;
    /// The same without what does not bear on a single world (title, question, worlds, primary,
    /// precision):
    /// what finished worlds are named by.
    std::string world_key;

    /// Whether anything moves the load of staff: what delivery owes, as staff feel it.
    [[nodiscard]] bool feels_load() const {
        return is_among(mechanisms, "delivery") && is_among(mechanisms, "staff");
    }
};

} // namespace dowith
