// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world.hpp"

#include "sim/engine/week_loop.hpp"
#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/communicated_border.hpp"
#include "sim/experiment/course.hpp"
#include "sim/model/purposes.hpp"
#include "sim/scenario/population.hpp"
#include "sim/scenario/uncertain.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace dowith {
namespace {

using Homes = District<Neighbourhood>;

constexpr std::uint32_t staffing_rounds = 4; // during burn-in, where a starting load is asked for

using HomesBorder = Border<Neighbourhood::Notice>;

double mean_load(const Homes& district, std::size_t service, HomesBorder& border) {
    std::vector<double> here;
    for (const Neighbourhood& home : district.neighbourhoods) {
        here.push_back(home.teams[service].load);
    }
    double load = 0.0;
    for (const double each : border.gather(std::move(here))) {
        load += each;
    }
    return load / static_cast<double>(district.places());
}

/// Gives every service the hours at which its load would be `load`.
void staff_for(Homes& district, std::size_t services, double load, HomesBorder& border) {
    for (std::size_t service = 0; service < services; ++service) {
        const double felt = mean_load(district, service, border);
        if (felt <= 0.0) {
            continue; // a service that owes nothing says nothing about its staff
        }
        const double factor = felt / load;
        for (Neighbourhood& home : district.neighbourhoods) {
            home.teams[service].post_share *= factor;
            home.teams[service].load /= factor; // felt at once, as more or fewer colleagues are
        }
    }
}

} // namespace

DrawnSetting draw_setting(const Scenario& scenario, std::uint32_t world) {
    Uncertain numbers{scenario.parameters, {}, scenario.starting_load.value_or(0.0)};
    for (const ServicePlan& service : scenario.services) {
        numbers.technologies.push_back(service.technology);
    }
    const Luck luck{scenario.seed, world};
    std::vector<double> draws = draw_priors(scenario, luck, numbers);
    return {
        {numbers.parameters, numbers.technologies, luck}, std::move(draws), numbers.starting_load};
}

ForkPoint draw_world(const Scenario& scenario, std::uint32_t world) {
    DrawnSetting drawn = draw_setting(scenario, world);
    return {std::move(drawn.setting), {}, std::move(drawn.draws), 0.0, drawn.starting_load};
}

void lay_out(Homes& district, const Scenario& scenario, const Communicator& processes) {
    const std::size_t places = scenario.population.neighbourhoods;
    const Run here = share_of(places, processes.rank(), processes.size());
    district.first = here.first;
    district.elsewhere = places - here.count;
}

void draw_people(const Scenario& scenario, ForkPoint& at, const Machine& machine) {
    lay_out(at.district, scenario, machine.others);
    at.district.neighbourhoods.clear();
    at.district.neighbourhoods.resize(scenario.population.neighbourhoods - at.district.elsewhere);
    machine.executor.for_each(at.district.neighbourhoods.size(), [&](std::size_t row) {
        at.district.neighbourhoods[row] =
            draw_neighbourhood(scenario.population,
                               scenario.services,
                               NeighbourhoodId{at.district.first + row},
                               at.setting);
    });
    at.district.week = Week{0};
}

Rules rules_of_burn_in(const Scenario& scenario, const ForkPoint& at, StepWatcher* steps) {
    return Rules{at.setting, scenario.burn_in, Week{0}, scenario.mechanisms, steps};
}

void live_burn_in(const Scenario& scenario,
                  ForkPoint& at,
                  const Machine& machine,
                  HomesBorder& border,
                  CheckpointKeeper& keeper,
                  const std::function<void(Week)>& see,
                  StepWatcher* steps) {
    const Rules rules = rules_of_burn_in(scenario, at, steps);
    const auto see_week = [&](const Homes& now) {
        if (see) {
            see(now.week);
        }
    };
    const auto stand = [&] {
        WorldStand now;
        now.week = at.district.week;
        now.neighbourhoods = at.district.places();
        return now;
    };
    Week began{0};
    for (std::uint32_t round = 1; round <= staffing_rounds; ++round) {
        const Week end{scenario.burn_in_weeks * round / staffing_rounds};
        if (end < at.district.week) { // before a checkpoint from which the world went on
            began = end;
            continue;
        }
        while (at.district.week < end) {
            run_weeks(at.district,
                      rules,
                      machine.executor,
                      border,
                      keeper.until(at.district.week, end),
                      see_week);
            if (at.district.week.value < scenario.burn_in_weeks) {
                keeper.look(at.district, stand);
            }
        }
        // A load that was not felt anew says nothing, and where load is not felt at all there is
        // nothing by which to tell how many posts would do.
        if (scenario.starting_load && began < end && scenario.feels_load()) {
            staff_for(at.district, scenario.services.size(), at.starting_load, border);
        }
        began = end;
    }
    for (Neighbourhood& home : at.district.neighbourhoods) {
        home.take_reference();
    }
    for (std::size_t service = 0; service < scenario.services.size(); ++service) {
        at.load +=
            mean_load(at.district, service, border) / static_cast<double>(scenario.services.size());
    }
}

ForkPoint run_burn_in(const Scenario& scenario, std::uint32_t world, const Machine& machine) {
    ForkPoint at = draw_world(scenario, world);
    draw_people(scenario, at, machine);
    const auto border = border_of(at.district, machine.others);
    open_board(at.district, rules_of_burn_in(scenario, at), *border);
    CheckpointKeeper nothing;
    live_burn_in(scenario, at, machine, *border, nothing);
    return at;
}

WorldResult run_world(const Scenario& scenario, std::uint32_t world, const Machine& machine) {
    CheckpointKeeper nothing;
    return run_world(scenario, world, machine, nothing);
}

WorldResult run_world(const Scenario& scenario,
                      std::uint32_t world,
                      const Machine& machine,
                      CheckpointKeeper& keeper,
                      WeekWatcher* watcher) {
    return Course{scenario, world, machine, keeper, watcher}.run();
}

Realised realised_by(const Policy& policy,
                     const Observation& final_year,
                     const Scenario& scenario,
                     const Setting& setting) {
    const Stage& stage = policy.stages.back();
    double design_power = 0.0;
    double voice_held = 0.0;
    for (std::size_t service = 0; service < stage.practice.size(); ++service) {
        const InForce now =
            in_force(policy, scenario.horizon_weeks - 1, service, setting.parameters.practice);
        design_power += now.practice.design_power;
        voice_held += now.practice.voice * now.rounds_held;
    }
    const auto services = static_cast<double>(std::max<std::size_t>(stage.practice.size(), 1));
    const double settled = final_year.at(Measure::issues_settled);
    const double answered = settled > 0.0 ? final_year.at(Measure::issues_answered) / settled : 0.0;
    const double own = final_year.at(Measure::own_hours) + final_year.at(Measure::peer_hours);
    const double both = own + final_year.at(Measure::direct_hours);
    constexpr double full_answering = 0.56; // a response rate of .8 at release .7
    Realised where;
    where.power = design_power / services * answered / full_answering;
    where.delivery = both > 0.0 ? own / both : 0.0;
    where.rung = realised_rung(where.power, where.delivery, voice_held / services);
    return where;
}

} // namespace dowith
