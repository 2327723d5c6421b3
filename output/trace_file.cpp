// SPDX-License-Identifier: Apache-2.0
#include "output/trace_file.hpp"

#include "output/netcdf.hpp"
#include "sim/kernel/contract.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <string_view>
#include <vector>

namespace dowith {
namespace {

using Texts = std::vector<std::string>;

/// As files call them, in the order of RowsOf.
constexpr std::array<std::string_view, 4> owners{
    "neighbourhood", "citizen", "professional", "entry"};

RowsOf owner_named(const std::string& name) {
    const auto found = std::ranges::find(owners, name);
    return static_cast<RowsOf>(
        found == owners.end() ? owners.size() - 1 // of a later version
                              : static_cast<std::size_t>(std::distance(owners.begin(), found)));
}

class TraceWriter {
  public:
    TraceWriter(const std::filesystem::path& file, const Scenario& scenario, const Trace& trace)
        : writer_{file, trace_kind()}, scenario_{scenario}, trace_{trace} {}

    void write(const Provenance& provenance) {
        EXPECTS(trace_.digest.has_value());
        put_provenance(writer_, scenario_, *trace_.digest, provenance);
        writer_.put_attribute("/", {"policy", trace_.policy});
        writer_.put_attribute("/", {"world", std::int64_t{trace_.world}});
        put_columns();
        put_weeks();
        if (trace_.close) {
            put_close(*trace_.close);
        }
        writer_.commit();
    }

  private:
    void put_columns() {
        Texts names;
        Texts rows;
        for (const StateColumn& column : trace_.columns) {
            names.push_back(column.name);
            rows.emplace_back(owners[static_cast<std::size_t>(column.rows)]);
        }
        writer_.put_coordinate({.path = "/column", .long_name = "part of a neighbourhood's state"},
                               names);
        writer_.put({.path = "/rows_of",
                     .dimensions = {"column"},
                     .long_name = "whose numbers stand in its rows"},
                    rows);
    }

    void put_weeks() {
        std::vector<std::int32_t> weeks(trace_.week_count());
        std::iota(weeks.begin(), weeks.end(), trace_.first_week);
        writer_.put_coordinate({.path = "/week",
                                .units = "1",
                                .long_name = "weeks since the policy began; below 0, of burn-in"},
                               weeks);
        writer_.put({.path = "/week_digest",
                     .dimensions = {"week", "column"},
                     .units = "1",
                     .long_name = "fingerprint over the district at the week's end"},
                    trace_.weeks);
        writer_.put({.path = "/state_digest",
                     .units = "1",
                     .long_name = "fingerprint of the final state, a number of 64 bits"},
                    std::vector{*trace_.digest});
    }

    void put_close(const WeekTrace& close) {
        writer_.put_group(
            "/close",
            {{"title", std::string{"one week, step by step"}}, {"week", std::int64_t{close.week}}});
        writer_.put_coordinate({.path = "/close/step", .long_name = "step of the week"},
                               close.steps);
        std::vector<std::int32_t> places(close.citizens.size());
        std::iota(places.begin(), places.end(), 0);
        writer_.put_coordinate(
            {.path = "/close/neighbourhood", .units = "1", .long_name = "neighbourhood, from 0"},
            places);
        writer_.put({.path = "/close/citizens",
                     .dimensions = {"neighbourhood"},
                     .units = "1",
                     .long_name = "how many live there"},
                    close.citizens);
        writer_.put({.path = "/close/digest",
                     .dimensions = {"step", "neighbourhood", "column"},
                     .units = "1",
                     .long_name = "fingerprint after the step"},
                    close.digests);
        if (close.home) {
            put_home(*close.home);
        }
    }

    void put_home(const HomeTrace& home) {
        const std::string group = "/close/home";
        writer_.put_group(group,
                          {{"title", std::string{"every number of one neighbourhood in that week"}},
                           {"neighbourhood", std::int64_t{home.neighbourhood}}});
        std::vector<std::int32_t> steps;
        std::vector<std::int32_t> columns;
        std::vector<std::uint32_t> counts;
        std::vector<std::uint32_t> rows;
        std::vector<std::uint32_t> parts;
        std::vector<double> values;
        for (const HomeTrace::Cells& change : home.changes) {
            steps.push_back(static_cast<std::int32_t>(change.step));
            columns.push_back(static_cast<std::int32_t>(change.column));
            counts.push_back(static_cast<std::uint32_t>(change.cells.size()));
            for (const StateCell& cell : change.cells) {
                rows.push_back(cell.row);
                parts.push_back(cell.part);
                values.push_back(cell.value);
            }
        }
        writer_.put_dimension(group + "/change", steps.size());
        writer_.put_dimension(group + "/cell", values.size());
        const auto put = [&](const char* name, const char* over, const char* meaning, Values all) {
            writer_.put({.path = group + "/" + name,
                         .dimensions = {over},
                         .units = "1",
                         .long_name = meaning},
                        all);
        };
        put("of_step", "change", "place along /close/step: which left the column so", steps);
        put("of_column", "change", "place along /column", columns);
        put("cells", "change", "how many numbers it holds then, the next along cell", counts);
        put("row", "cell", "whose number it is, see /rows_of", rows);
        put("part", "cell", "which of several numbers in the row, from 0", parts);
        put("value", "cell", "the number; NaN is nobody, or not said", values);
    }

    NetcdfWriter writer_;
    const Scenario& scenario_;
    const Trace& trace_;
};

HomeTrace read_home(const NetcdfReader& file) {
    const std::string group = "/close/home/";
    const auto steps = file.read<std::int32_t>(group + "of_step").values;
    const auto columns = file.read<std::int32_t>(group + "of_column").values;
    const auto counts = file.read<std::uint32_t>(group + "cells").values;
    const auto rows = file.read<std::uint32_t>(group + "row").values;
    const auto parts = file.read<std::uint32_t>(group + "part").values;
    const auto values = file.read<double>(group + "value").values;
    HomeTrace home;
    home.neighbourhood =
        static_cast<std::uint32_t>(file.attribute<std::int64_t>("/close/home", "neighbourhood"));
    std::size_t cell = 0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        HomeTrace::Cells& change = home.changes.emplace_back();
        change.step = static_cast<std::size_t>(steps[i]);
        change.column = static_cast<std::size_t>(columns[i]);
        for (std::uint32_t count = counts[i]; count > 0; --count, ++cell) {
            change.cells.push_back({rows.at(cell), parts.at(cell), values.at(cell)});
        }
    }
    return home;
}

WeekTrace read_close(const NetcdfReader& file) {
    WeekTrace close;
    close.week = static_cast<std::int32_t>(file.attribute<std::int64_t>("/close", "week"));
    close.steps = file.read<std::string>("/close/step").values;
    close.citizens = file.read<std::uint32_t>("/close/citizens").values;
    close.digests = file.read<std::uint64_t>("/close/digest").values;
    if (file.contains("/close/home")) {
        close.home = read_home(file);
    }
    return close;
}

} // namespace

std::string trace_kind() { return "dowith trace 1"; }

void write_trace(const std::filesystem::path& file,
                 const Scenario& scenario,
                 const Trace& trace,
                 const Provenance& provenance) {
    TraceWriter{file, scenario, trace}.write(provenance);
}

Trace read_trace(const NetcdfReader& file) {
    Trace trace;
    trace.policy = file.attribute<std::string>("/", "policy");
    trace.world = static_cast<std::uint32_t>(file.attribute<std::int64_t>("/", "world"));
    const Texts names = file.read<std::string>("/column").values;
    const Texts rows = file.read<std::string>("/rows_of").values;
    for (std::size_t i = 0; i < names.size(); ++i) {
        trace.columns.push_back({names[i], owner_named(rows.at(i))});
    }
    trace.first_week = file.read<std::int32_t>("/week").values.at(0);
    trace.weeks = file.read<std::uint64_t>("/week_digest").values;
    trace.digest = file.read<std::uint64_t>("/state_digest").values.at(0);
    if (file.contains("/close")) {
        trace.close = read_close(file);
    }
    return trace;
}

} // namespace dowith
