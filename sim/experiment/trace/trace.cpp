// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/trace/trace.hpp"

#include "sim/engine/week_loop.hpp"
#include "sim/experiment/checkpoint_keeper.hpp"
#include "sim/experiment/world.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/digest.hpp"

#include <algorithm>

namespace dowith {
namespace {

using Homes = District<Neighbourhood>;

std::vector<std::string> names_of(const std::vector<ServicePlan>& services) {
    std::vector<std::string> names;
    for (const ServicePlan& service : services) {
        names.push_back(service.name);
    }
    return names;
}

/// Writes down what it sees: of every week its end, of the week that is wished for every step.
class Tracer final : public StepWatcher {
  public:
    Tracer(const Scenario& scenario, Executor& executor, const TraceWish& wish, Trace& trace)
        : scenario_{scenario}, executor_{executor}, wish_{wish}, trace_{trace} {}

    /// Before the first week, once people are there.
    void begin(const Homes& district) {
        if (!wish_.week) {
            return;
        }
        WeekTrace& close = trace_.close.emplace();
        close.week = *wish_.week;
        close.steps = step_names(scenario_);
        for (const Neighbourhood& home : district.neighbourhoods) {
            close.citizens.push_back(static_cast<std::uint32_t>(home.citizens.size()));
        }
        close.digests.resize(close.steps.size() * homes() * columns());
        if (wish_.neighbourhood) {
            close.home.emplace().neighbourhood = *wish_.neighbourhood;
        }
    }

    void see(const Neighbourhood& home, Week week, std::size_t step) override {
        if (is_wished(week)) {
            write_step(home, step, column_digests(home));
        }
    }

    /// At the end of a week, when the district has settled what it does.
    void see_end(const Homes& district) {
        std::vector<std::vector<std::uint64_t>> of_homes(district.neighbourhoods.size());
        executor_.for_each(of_homes.size(), [&](std::size_t row) {
            of_homes[row] = column_digests(district.neighbourhoods[row]);
        });
        if (is_wished(district.week)) {
            const std::size_t last = trace_.close->steps.size() - 1;
            for (std::size_t row = 0; row < of_homes.size(); ++row) {
                write_step(district.neighbourhoods[row], last, of_homes[row]);
            }
        }
        for (std::size_t column = 0; column < columns(); ++column) {
            Digest of_district;
            for (const std::vector<std::uint64_t>& of_home : of_homes) {
                of_district.add(of_home[column]);
            }
            trace_.weeks.push_back(of_district.value());
        }
    }

  private:
    [[nodiscard]] std::size_t columns() const { return trace_.columns.size(); }

    [[nodiscard]] std::size_t homes() const { return trace_.close->citizens.size(); }

    [[nodiscard]] bool is_wished(Week week) const {
        return wish_.week &&
               static_cast<std::int32_t>(week.value) + trace_.first_week == *wish_.week;
    }

    [[nodiscard]] std::span<std::uint64_t> digests(std::size_t step, std::size_t row) const {
        return std::span{trace_.close->digests}.subspan((step * homes() + row) * columns(),
                                                        columns());
    }

    /// What a neighbourhood writes is its own: several are written at once.
    void
    write_step(const Neighbourhood& home, std::size_t step, const std::vector<std::uint64_t>& now) {
        const std::size_t row = home.id.value;
        std::ranges::copy(now, digests(step, row).begin());
        if (wish_.neighbourhood != home.id.value) {
            return;
        }
        for (std::size_t column = 0; column < columns(); ++column) {
            if (step == 0 || now[column] != digests(step - 1, row)[column]) {
                trace_.close->home->changes.push_back({step, column, column_cells(home, column)});
            }
        }
    }

    const Scenario& scenario_;
    Executor& executor_;
    const TraceWish& wish_;
    Trace& trace_;
};

} // namespace

const std::vector<StateCell>* HomeTrace::after(std::size_t step, std::size_t column) const {
    const std::vector<StateCell>* found = nullptr;
    for (const Cells& each : changes) {
        if (each.step <= step && each.column == column) {
            found = &each.cells;
        }
    }
    return found;
}

std::vector<std::string> step_names(const Scenario& scenario) {
    std::vector<std::string> names{step_of_beginning};
    for (const Mechanism& mechanism : scenario.mechanisms) {
        names.emplace_back(mechanism.name);
    }
    names.emplace_back(step_of_district);
    return names;
}

Trace trace_run(const Scenario& scenario,
                std::size_t policy,
                std::uint32_t world,
                Executor& executor,
                const TraceWish& wish) {
    const Week begins{scenario.burn_in_weeks};
    EXPECTS(!wish.neighbourhood ||
            (wish.week && *wish.neighbourhood < scenario.population.neighbourhoods));
    Trace trace;
    trace.policy = scenario.policies[policy].name;
    trace.world = world;
    trace.first_week = -static_cast<std::int32_t>(begins.value);
    trace.columns = state_columns(names_of(scenario.services));
    Tracer tracer{scenario, executor, wish, trace};

    ForkPoint at = draw_world(scenario, world);
    draw_people(scenario, at, executor);
    tracer.begin(at.district);
    NoBorder<Neighbourhood::Notice> border;
    open_board(at.district, rules_of_burn_in(scenario, at), border);
    CheckpointKeeper nothing;
    const auto see_end = [&](Week) { tracer.see_end(at.district); };
    live_burn_in(scenario, at, executor, border, nothing, see_end, &tracer);

    const Rules rules{at.setting, scenario.policies[policy], begins, scenario.mechanisms, &tracer};
    const Week end = begins + scenario.horizon_weeks;
    const auto horizon = static_cast<std::int32_t>(scenario.horizon_weeks);
    const std::int32_t lived =
        wish.to_the_end || !wish.week ? horizon : std::clamp(*wish.week + 1, 0, horizon);
    const Week until = begins + static_cast<std::uint32_t>(lived);
    run_weeks(at.district, rules, executor, border, until, [&](const Homes& now) {
        tracer.see_end(now);
    });
    if (at.district.week == end) {
        trace.digest = at.district.digest().value();
    }
    return trace;
}

} // namespace dowith
