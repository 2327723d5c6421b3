// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/world.hpp"

#include "sim/engine/week_loop.hpp"
#include "sim/experiment/recording.hpp"
#include "sim/experiment/value_for_money.hpp"
#include "sim/kernel/maths.hpp"
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

Observation observe_all(const Homes& district) {
    Observation seen;
    for (const Neighbourhood& home : district.neighbourhoods) {
        seen += observe(home, district.week.value);
    }
    seen.at(Measure::one) = 1.0;
    return seen;
}

double mean_load(const Homes& district, std::size_t service) {
    double load = 0.0;
    for (const Neighbourhood& home : district.neighbourhoods) {
        load += home.teams[service].load;
    }
    return load / static_cast<double>(district.neighbourhoods.size());
}

/// Gives every service the hours at which its load would be `load`.
void staff_for(Homes& district, double load) {
    for (std::size_t service = 0; service < district.neighbourhoods.front().teams.size();
         ++service) {
        const double felt = mean_load(district, service);
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

/// Runs one policy from the fork, records every week, and says where it came to stand.
class PolicyRun {
  public:
    PolicyRun(const Setting& setting, const Scenario& scenario, const Policy& policy, Homes fork)
        : setting_{setting}, scenario_{scenario}, policy_{policy}, district_{std::move(fork)} {}

    /// Lets a recording look on, where there is one.
    void run(Executor& executor, Recording* recording) {
        const Week begins = district_.week;
        const Rules rules{setting_, policy_, begins, scenario_.mechanisms};
        const Week end{begins.value + scenario_.horizon_weeks};
        const std::uint32_t final_year = end.value - std::min(52U, scenario_.horizon_weeks);
        values_.reserve(scenario_.horizon_weeks * all_series().size());
        run_weeks(district_, rules, executor, end, [&](const Homes& now) {
            const Observation seen = observe_all(now);
            for (const Series& series : all_series()) {
                values_.push_back(static_cast<float>(series.value(seen)));
            }
            if (now.week.value >= final_year) {
                last_year_ += seen;
            }
            if (recording != nullptr) {
                recording->see(now);
            }
        });
    }

    [[nodiscard]] const Homes& district() const { return district_; }

    [[nodiscard]] std::vector<float> take_values() { return std::move(values_); }

    [[nodiscard]] std::uint64_t digest() const { return district_.digest().value(); }

    [[nodiscard]] Realised realised() const {
        const Stage& stage = policy_.stages.back();
        double design_power = 0.0;
        double voice_held = 0.0;
        for (std::size_t service = 0; service < stage.practice.size(); ++service) {
            const InForce now = in_force(
                policy_, scenario_.horizon_weeks - 1, service, setting_.parameters.practice);
            design_power += now.practice.design_power;
            voice_held += now.practice.voice * now.rounds_held;
        }
        const auto services = static_cast<double>(std::max<std::size_t>(stage.practice.size(), 1));
        const double settled = last_year_.at(Measure::issues_settled);
        const double answered =
            settled > 0.0 ? last_year_.at(Measure::issues_answered) / settled : 0.0;
        const double own = last_year_.at(Measure::own_hours) + last_year_.at(Measure::peer_hours);
        const double both = own + last_year_.at(Measure::direct_hours);
        constexpr double full_answering = 0.56; // a response rate of .8 at release .7
        Realised where;
        where.power = design_power / services * answered / full_answering;
        where.delivery = both > 0.0 ? own / both : 0.0;
        where.rung = realised_rung(where.power, where.delivery, voice_held / services);
        return where;
    }

  private:
    const Setting& setting_;
    const Scenario& scenario_;
    const Policy& policy_;
    Homes district_;
    std::vector<float> values_;
    Observation last_year_;
};

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

ForkPoint run_burn_in(const Scenario& scenario, std::uint32_t world, Executor& executor) {
    DrawnSetting drawn = draw_setting(scenario, world);
    ForkPoint fork{std::move(drawn.setting), {}, std::move(drawn.draws), 0.0};
    fork.district.neighbourhoods =
        draw_population(scenario.population, scenario.services, fork.setting);
    const Rules rules{fork.setting, scenario.burn_in, Week{0}, scenario.mechanisms};
    // Where load is not felt there is nothing by which to tell how many posts would do.
    const bool is_felt = scenario.feels_load();
    open_board(fork.district, rules);
    const auto see_nothing = [](const Homes&) {};
    for (std::uint32_t round = 1; round <= staffing_rounds; ++round) {
        const Week end{scenario.burn_in_weeks * round / staffing_rounds};
        const bool lived = fork.district.week < end; // a load that was not felt anew says nothing
        run_weeks(fork.district, rules, executor, end, see_nothing);
        if (scenario.starting_load && lived && is_felt) {
            staff_for(fork.district, drawn.starting_load);
        }
    }
    for (Neighbourhood& home : fork.district.neighbourhoods) {
        home.take_reference();
    }
    for (std::size_t service = 0; service < scenario.services.size(); ++service) {
        fork.load +=
            mean_load(fork.district, service) / static_cast<double>(scenario.services.size());
    }
    return fork;
}

WorldResult run_world(const Scenario& scenario, std::uint32_t world, Executor& executor) {
    ForkPoint fork = run_burn_in(scenario, world, executor);
    WorldResult result;
    result.world = world;
    result.weeks = scenario.horizon_weeks;
    result.draws = fork.draws;
    result.load_at_start = fork.load;
    std::optional<Recording> recording;
    if (scenario.record.covers(world)) {
        recording.emplace(scenario, world, fork.setting, fork.district);
    }
    for (std::size_t policy = 0; policy < scenario.policies.size(); ++policy) {
        // The last policy needs no copy: nobody forks after it.
        const bool last = policy + 1 == scenario.policies.size();
        PolicyRun run{fork.setting,
                      scenario,
                      scenario.policies[policy],
                      last ? std::move(fork.district) : fork.district};
        if (recording) {
            recording->begin(policy, run.district());
        }
        run.run(executor, recording ? &*recording : nullptr);
        if (recording) {
            recording->end(run.district());
        }
        result.values.push_back(run.take_values());
        result.digests.push_back(run.digest());
        result.realised.push_back(run.realised());
    }
    if (recording) {
        result.record = recording->take();
    }
    add_value_for_money(result, scenario.baseline, fork.setting.parameters.money);
    return result;
}

std::uint32_t realised_rung(double power, double delivery, double voice_held) {
    if (delivery > 0.08 && power > 0.15) {
        return 7;
    }
    if (power > 0.35) {
        return 6;
    }
    if (power > 0.12) {
        return 5;
    }
    return voice_held > 0.15 ? 4 : 3;
}

Roles realised_cell(double power, double delivery) {
    constexpr double power_together = 0.15;
    constexpr double power_users = 0.9;
    constexpr double delivery_together = 0.08;
    constexpr double delivery_users = 0.4;
    return {party(power, power_together, power_users),
            party(delivery, delivery_together, delivery_users)};
}

} // namespace dowith
