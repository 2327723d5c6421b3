// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/engine/week_loop.hpp"
#include "sim/model/context.hpp"
#include "sim/model/rules.hpp"
#include "sim/scenario/scenario.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dowith {

/// A policy of one stage, the same practice in each of `services` services.
[[nodiscard]] Policy
one_practice(const std::string& name, const Practice& practice, std::size_t services = 1);

/// A practice in which every mechanism has something to do: people are asked and answered, share in
/// design and delivery, some are made to contribute, and staff are trained.
[[nodiscard]] Practice busy_practice();

/// Rules under which every kind of credit moves: a broker, gifts, issue and dues, grants,
/// donations, expiry, and time credits that services pay and venues take.
[[nodiscard]] BankRules busy_bank_rules();

/// A district with its rules, ready to run. A value: a copy is a fork.
struct SmallWorld {
    Setting setting;
    Policy policy;
    District<Neighbourhood> district;
    Week begins{0}; ///< when the policy's first stage comes into force
    std::span<const Mechanism> mechanisms = schedule();

    using See = std::function<void(const District<Neighbourhood>&)>;

    /// Lives so many more weeks, one task after the other.
    void run(std::uint32_t weeks, const See& see = {});

    /// The same with a chosen executor; `see` is shown the district after every week.
    void run(std::uint32_t weeks, Executor& executor, const See& see = {});
};

/// Makes a small district from the default margins: `WorldBuilder{}.citizens(300).build()`.
class WorldBuilder {
  public:
    WorldBuilder& citizens(std::uint32_t in_all);
    WorldBuilder& neighbourhoods(std::uint32_t count);
    WorldBuilder& seed(std::uint64_t seed);
    WorldBuilder& practice(const Practice& practice); ///< of every service, from week 0
    WorldBuilder& bank(const BankRules& rules);       ///< no time bank if not said
    WorldBuilder& services(std::size_t count);        ///< all of long-term care; one if not said
    WorldBuilder& posts_per_1000(double posts);       ///< of each service; 4 if not said
    WorldBuilder& tuned(const std::function<void(Parameters&)>& tune);
    WorldBuilder& technology(const std::function<void(Technology&)>& tune); ///< of every service

    [[nodiscard]] SmallWorld build() const;

  private:
    PopulationPlan plan_{.citizens = 300, .neighbourhoods = 1};
    std::uint64_t seed_ = 1;
    Practice practice_ = default_practice();
    BankRules bank_ = default_bank_rules();
    std::size_t services_ = 1;
    double posts_per_1000_ = 4.0;
    Parameters parameters_ = default_parameters();
    Technology technology_ = default_technology();
};

/// A neighbourhood made by hand, for the worked example of one mechanism. Its citizens are equal
/// but for advantage, which is spread evenly: three of them are one of each tercile. Levels are
/// set in the constructor, numbers are those of worked_numbers.hpp; nobody knows anybody; each
/// service has one professional in post and no cases; practice is the default, and managers let all
/// of it happen.
struct HandMade {
    explicit HandMade(std::size_t citizens = 3, std::size_t services = 1);

    Parameters parameters;
    std::vector<Technology> technologies;
    std::vector<InForce> practices;
    BankRules bank = default_bank_rules();
    Luck luck{5, 0};
    Neighbourhood home;
    std::vector<Neighbourhood::Notice> board;

    [[nodiscard]] Citizens& people() { return home.citizens; }

    [[nodiscard]] Team& team(std::size_t service = 0) { return home.teams[service]; }

    [[nodiscard]] Practice& practice(std::size_t service = 0) {
        return practices[service].practice;
    }

    [[nodiscard]] Technology& technology(std::size_t service = 0) { return technologies[service]; }

    [[nodiscard]] Professional& professional(std::size_t row = 0, std::size_t service = 0) {
        return home.teams[service].professionals[ProfessionalId{row}];
    }

    /// A case of this citizen, known by the first professional; after those of earlier rows.
    Case& open_case(CitizenId c, float severity, std::size_t service = 0);

    /// A case of every citizen.
    void open_all_cases(float severity);

    /// One mechanism's week, with the happenings of that week alone.
    void live(void (*mechanism)(Neighbourhood&, const WeekContext&), Week week = Week{0});
};

} // namespace dowith
