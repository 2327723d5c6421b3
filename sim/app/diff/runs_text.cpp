// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/telling.hpp"
#include "sim/app/options.hpp"
#include "sim/app/table.hpp"
#include "sim/app/words.hpp"
#include "sim/model/schedule.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dowith {
namespace {

/// "week 12", "week -3 (of the burn-in)".
std::string week_text(std::int32_t week) {
    return fmt::format("week {}{}", week, week < 0 ? " (of the burn-in)" : "");
}

/// Whose number a cell is.
std::string owner_text(const PartedColumn& column, const PartedStep& step) {
    const std::uint32_t row = column.first->row;
    switch (column.column.rows) {
    case RowsOf::citizen:
        return fmt::format("citizen {} (row {} of neighbourhood {})",
                           step.citizens_before + row,
                           row,
                           step.neighbourhood);
    case RowsOf::professional:
        return fmt::format("professional {} of neighbourhood {}", row, step.neighbourhood);
    case RowsOf::entry:
        return fmt::format("entry {} in neighbourhood {}", row, step.neighbourhood);
    case RowsOf::neighbourhood:
        break;
    }
    return fmt::format("neighbourhood {}", step.neighbourhood);
}

/// What of them, where they have several: `citizens.ties.strength[2]`.
std::string column_text(const PartedColumn& column) {
    const bool has_parts = column.first && column.first->part > 0;
    return column.column.name + (has_parts ? fmt::format("[{}]", column.first->part) : "");
}

const PartedColumn* first_here(const PartedStep& step) {
    const auto found = std::ranges::find_if(step.columns, &PartedColumn::is_here);
    return found == step.columns.end() ? nullptr : &*found;
}

/// Where the ODD describes a mechanism of ours.
std::string section_text(const std::string& name) {
    const auto found = std::ranges::find(schedule(), name, &Mechanism::name);
    return found == schedule().end() ? "" : fmt::format(" ({} of docs/odd.md)", found->section);
}

/// When it happens, and by what.
std::string cause_text(const PartedWeek& parted, std::int32_t first_week) {
    const std::string& step = parted.step->name;
    if (step == step_of_beginning && parted.week == first_week) {
        return "They part before the first week: the people and staff that they set out with "
               "differ.";
    }
    if (step == step_of_beginning) {
        return fmt::format("They part between weeks, before {} begins: what is settled there is "
                           "posts by the starting load, and what later need is told against.",
                           week_text(parted.week));
    }
    if (step == step_of_district) {
        return fmt::format("They part in {} when the district settles what it settles together "
                           "at the end of it.",
                           week_text(parted.week));
    }
    return fmt::format("They part in {}, in the mechanism {}{}.",
                       week_text(parted.week),
                       step,
                       section_text(step));
}

class RunsText {
  public:
    RunsText(const Difference& difference, const Telling& telling)
        : difference_{difference}, telling_{telling} {}

    [[nodiscard]] std::string all() const {
        std::string text;
        for (const FollowedRuns& each : difference_.followed) {
            const std::string policies =
                each.policy_a == each.policy_b
                    ? each.policy_a
                    : fmt::format("{} (A) and {} (B)", each.policy_a, each.policy_b);
            text += "\n" +
                    telling_.style.bold(fmt::format("Runs: {}, world {}", policies, each.world)) +
                    "\n" + run(each);
        }
        return text + not_reproduced() + not_followed();
    }

  private:
    [[nodiscard]] std::string run(const FollowedRuns& runs) const {
        const Parting& parting = runs.parting;
        std::string text = names_text("Columns only in A", parting.only_a) +
                           names_text("Columns only in B", parting.only_b);
        if (parting.weeks == 0) {
            return text + "They have no week in common.\n";
        }
        if (!parting.parted) {
            text += wrapped(fmt::format(
                "The same at the end of all {} weeks, from {} on, in all "
                "{} columns{}.",
                count_text(parting.weeks),
                week_text(parting.first_week),
                count_text(parting.columns),
                parting.only_a.empty() && parting.only_b.empty() ? "" : " that both have"));
            return text + longer(parting);
        }
        if (!parting.parted->step) {
            return text + vague(runs);
        }
        return text + step(runs);
    }

    /// One of two runs that are the same as far as both go may go further.
    [[nodiscard]] static std::string longer(const Parting& parting) {
        const bool differ = parting.digest_a != parting.digest_b && parting.only_a.empty() &&
                            parting.only_b.empty();
        return differ ? "Their final states differ: one goes on for longer.\n" : "";
    }

    [[nodiscard]] std::string vague(const FollowedRuns& runs) const {
        const PartedWeek& parted = *runs.parting.parted;
        const std::size_t others = parted.columns.size() - 1;
        return wrapped(fmt::format("They part in {}: at its end they differ in {}{}.",
                                   week_text(parted.week),
                                   parted.columns.front(),
                                   others == 0 ? "" : " and " + counted(others, "other column"))) +
               ask_for_more(runs, "In which mechanism", {});
    }

    /// What to do where a side cannot tell more.
    [[nodiscard]] std::string ask_for_more(const FollowedRuns& runs,
                                           const std::string& what,
                                           std::optional<std::uint32_t> neighbourhood) const {
        std::string text;
        const auto ask = [&](const char* name, const Side& side, const std::string& policy) {
            text +=
                wrapped(
                    fmt::format("{}, {} cannot tell. The program that made it can:", what, name)) +
                "  " +
                trace_command(side, policy, runs.world, runs.parting.parted->week, neighbourhood) +
                "\n";
        };
        if (runs.parting.a_is_vague) {
            ask("A", difference_.a, runs.policy_a);
        }
        if (runs.parting.b_is_vague) {
            ask("B", difference_.b, runs.policy_b);
        }
        return text;
    }

    [[nodiscard]] std::string step(const FollowedRuns& runs) const {
        const PartedWeek& parted = *runs.parting.parted;
        const PartedStep& step = *parted.step;
        std::string sentence = cause_text(parted, runs.parting.first_week);
        if (const PartedColumn* here = first_here(step); here != nullptr && here->first) {
            const PartedCell& cell = *here->first;
            sentence += fmt::format(" First in {}: {} is {} in A and {} in B.",
                                    owner_text(*here, step),
                                    column_text(*here),
                                    number_beside(cell.a, cell.b),
                                    number_beside(cell.b, cell.a));
        } else {
            sentence += fmt::format(" First in neighbourhood {}.", step.neighbourhood);
        }
        return wrapped(sentence) + names_text("Steps before it only in A", step.only_a) +
               names_text("Steps before it only in B", step.only_b) + columns(step) +
               ask_for_more(runs, "Whose numbers", step.neighbourhood);
    }

    [[nodiscard]] std::string columns(const PartedStep& step) const {
        const std::string which = fmt::format("What then differs, in {} of {}",
                                              count_text(step.neighbourhoods),
                                              counted(step.of_neighbourhoods, "neighbourhood"));
        const bool has_cells = std::ranges::any_of(
            step.columns, [](const PartedColumn& each) { return each.first.has_value(); });
        return "\n" +
               (has_cells ? wrapped(fmt::format("{}; numbers and rows are of neighbourhood {}:",
                                                which,
                                                step.neighbourhood)) +
                                cells(step)
                          : wrapped(which + ":") + spread(step)) +
               telling_.more(step.columns.size());
    }

    /// Columns, and in how many neighbourhoods they differ.
    [[nodiscard]] std::string spread(const PartedStep& step) const {
        Table table{{{"column", Table::Align::left}, {"neighbour-hoods"}}, 1};
        for (std::size_t i = 0; i < telling_.shown(step.columns.size()); ++i) {
            table.add({step.columns[i].column.name, count_text(step.columns[i].neighbourhoods)});
        }
        return table.text(telling_.style);
    }

    /// The same with the numbers of the first neighbourhood.
    [[nodiscard]] std::string cells(const PartedStep& step) const {
        Table table{{{"column", Table::Align::left},
                     {"neighbour-hoods"},
                     {"numbers"},
                     {"row"},
                     {"A", Table::Align::left},
                     {"B", Table::Align::left}},
                    1};
        for (std::size_t i = 0; i < telling_.shown(step.columns.size()); ++i) {
            const PartedColumn& each = step.columns[i];
            const std::string none = "–";
            table.add({column_text(each),
                       count_text(each.neighbourhoods),
                       each.first ? count_text(each.cells) : none,
                       each.first ? std::to_string(each.first->row) : none,
                       each.first ? number_beside(each.first->a, each.first->b) : none,
                       each.first ? number_beside(each.first->b, each.first->a) : none});
        }
        return table.text(telling_.style);
    }

    /// A result that this program does not come to, although its engine is the same.
    [[nodiscard]] std::string not_reproduced() const {
        std::string text;
        for (const Side* side : difference_.not_reproduced) {
            const bool is_a = side == &difference_.a;
            const FollowedRuns& runs = difference_.followed.back();
            const std::string file = is_a ? "a.trace.h5" : "b.trace.h5";
            text += wrapped(fmt::format(
                "But in {0} this run ends in another state than this program comes to, though the "
                "engine is the same: {0} was made on a machine that reckons otherwise, or by a "
                "program that was changed. What is said above is of the run as it is lived here. "
                "Trace it where {0} was made, and set that beside the other:",
                is_a ? "A" : "B"));
            text += "  " +
                    trace_command(*side, is_a ? runs.policy_a : runs.policy_b, runs.world, {}, {}) +
                    " --out " + file + "\n";
        }
        return text;
    }

    [[nodiscard]] std::string not_followed() const {
        if (!difference_.why_not_read.empty()) {
            return "\n" + telling_.style.bold("Where they part") + "\n" +
                   wrapped("To say it, runs must be lived again, and the scenario in a file "
                           "cannot be read here:") +
                   difference_.why_not_read + "\n";
        }
        if (difference_.not_followed.empty()) {
            return {};
        }
        const std::optional<SharedRun> first =
            difference_.result ? difference_.result->first() : std::nullopt;
        const std::string policy = first ? first->policy : difference_.a.policies().front();
        const auto world = static_cast<std::uint32_t>(first ? first->world : 0);
        std::string text = "\n" + telling_.style.bold("Where they part") + "\n";
        std::vector<std::string> which;
        for (const Side* side : difference_.not_followed) {
            which.emplace_back(side == &difference_.a ? "A" : "B");
        }
        text += wrapped(fmt::format("To say it, runs must be lived again, and this program's "
                                    "engine is not that of {}. Trace each by the program that "
                                    "made it, and set the traces side by side:",
                                    listed(which)));
        text += "  " + trace_command(difference_.a, policy, world, {}, {}) + " --out a.trace.h5\n";
        text += "  " + trace_command(difference_.b, policy, world, {}, {}) + " --out b.trace.h5\n";
        return text + "  dowith diff a.trace.h5 b.trace.h5\n";
    }

    const Difference& difference_;
    const Telling& telling_;
};

} // namespace

std::string trace_command(const Side& side,
                          const std::string& policy,
                          std::uint32_t world,
                          std::optional<std::int32_t> week,
                          std::optional<std::uint32_t> neighbourhood) {
    Options options;
    options.command = "trace";
    options.scenario = side.file();
    options.policy = policy;
    options.world = world;
    options.week = week;
    options.neighbourhood = neighbourhood;
    return canonical_command(options);
}

std::string runs_text(const Difference& difference, const Telling& telling) {
    return RunsText{difference, telling}.all();
}

} // namespace dowith
