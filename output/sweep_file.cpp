// SPDX-License-Identifier: Apache-2.0
#include "output/sweep_file.hpp"

#include "output/csv_text.hpp"
#include "output/factor_variable.hpp"
#include "output/output_error.hpp"
#include "output/series_text.hpp"
#include "sim/experiment/comparison.hpp"
#include "sim/experiment/engine_version.hpp"
#include "sim/kernel/contract.hpp"
#include "sim/kernel/text.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace dowith {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr float unknown_week = std::numeric_limits<float>::quiet_NaN();

std::string sweep_kind() { return "dowith sweep 1"; }

/// A series as variables hold it: those of quintiles stand together, under the first.
std::size_t groups_of(std::size_t place) {
    return is_first_quintile(all_series()[place]) ? quintiles : 1;
}

bool has_variable(std::size_t place) {
    const Series& series = all_series()[place];
    return is_first_quintile(series) || !is_quintile(series);
}

std::vector<std::string> with_quintile(std::vector<std::string> dimensions, std::size_t place) {
    if (groups_of(place) > 1) {
        dimensions.emplace_back("quintile");
    }
    return dimensions;
}

/// Every path that is drawn at any of the points, in the order in which they come up.
std::vector<std::string> drawn_paths(const SweepPlan& plan) {
    std::vector<std::string> paths;
    const auto is_new = [&](const std::string& path) {
        return std::find(paths.begin(), paths.end(), path) == paths.end();
    };
    for (const Scenario& point : plan.points) {
        for (const Prior& prior : point.uncertainty) {
            if (is_new(prior.path)) {
                paths.push_back(prior.path);
            }
        }
    }
    return paths;
}

} // namespace

SweepFile::SweepFile(const std::filesystem::path& file,
                     const SweepPlan& plan,
                     std::vector<std::size_t> outcomes,
                     const Provenance& provenance)
    : writer_{file, sweep_kind()}, plan_{plan}, outcomes_{std::move(outcomes)}, drawn_{drawn_paths(
                                                                                    plan)} {
    put_coordinates();
    put_attributes(provenance);
    begin_outcomes();
    put_design();
    begin_levels();
    begin_draws();
}

void SweepFile::put_coordinates() {
    const auto count = [](std::size_t length) {
        std::vector<std::int32_t> numbers(length);
        std::iota(numbers.begin(), numbers.end(), 0);
        return numbers;
    };
    std::vector<std::string> policies;
    for (const Policy& policy : plan_.base.policies) {
        policies.push_back(policy.name);
    }
    // A group of its own repeats the coordinates: readers that open one group see no other.
    for (const std::string group : {"", "/level", "/design", "/draws"}) {
        if (!group.empty()) {
            writer_.put_group(group);
        }
        writer_.put_coordinate(
            {.path = group + "/point", .units = "1", .long_name = "point of the design"},
            count(plan_.points.size()));
        if (group == "/design") {
            continue;
        }
        writer_.put_coordinate(
            {.path = group + "/world",
             .units = "1",
             .long_name = "world: one luck, the same at every point and under every policy"},
            count(plan_.worlds()));
        if (group == "/draws") {
            continue;
        }
        writer_.put_coordinate({.path = group + "/policy", .long_name = "policy"}, policies);
        writer_.put_coordinate({.path = group + "/quintile",
                                .units = "1",
                                .long_name = "quintile of advantage, 1 lowest"},
                               std::vector<std::int32_t>{1, 2, 3, 4, 5});
    }
    // "week" alone would make xarray turn the numbers into time differences.
    writer_.put_coordinate(
        {.path = "/week", .units = "1", .long_name = "weeks since the policies began"},
        count(plan_.base.horizon_weeks));
}

void SweepFile::put_attributes(const Provenance& provenance) {
    const auto text = [this](const char* name, const std::string& value) {
        writer_.put_attribute("/", {name, value});
    };
    text("title", plan_.base.title);
    text("source", "dowith " + provenance.version);
    text("history", provenance.command);
    text("engine_version", provenance.engine);
    text("build", provenance.build);
    text("scenario", plan_.base.name);
    text("scenario_digest", scenario_digest(plan_.base));
    text("sweep_digest", sweep_digest(plan_));
    text("resolved_scenario", plan_.base.resolved);
    text("design", plan_.design.how);
    text("baseline", plan_.base.policies[plan_.base.baseline].name);
    writer_.put_attribute("/", {"seed", plan_.base.seed});
}

void SweepFile::put_design() {
    const SweepDesign& design = plan_.design;
    for (std::size_t factor = 0; factor < design.factors.size(); ++factor) {
        std::vector<std::string> values;
        for (const std::vector<std::string>& point : design.points) {
            values.push_back(point[factor]);
        }
        put_factor(writer_, design.factors[factor].path, "point", values);
    }
}

void SweepFile::begin_outcomes() {
    writer_.begin({.path = "/made",
                   .dimensions = {"point", "world"},
                   .units = "1",
                   .long_name = "1 where the world was run, 0 where it failed and all is missing"},
                  std::span<const std::int8_t>{});
    writer_.begin({.path = "/state_digest",
                   .dimensions = {"point", "policy", "world"},
                   .units = "1",
                   .long_name = "fingerprint of the final state, a number of 64 bits"},
                  std::span<const std::uint64_t>{});
    for (const std::size_t place : outcomes_) {
        const Series& series = all_series()[place];
        writer_.begin({.path = "/" + series.name(),
                       .dimensions = {"point", "policy", "world", "week"},
                       .units = std::string{series.indicator->unit},
                       .long_name = long_name(series),
                       .attributes = about(series)},
                      std::span<const float>{});
    }
}

void SweepFile::begin_levels() {
    writer_.put_attribute(
        "/level", {"title", std::string{"one number a run: the mean over the indicator's window"}});
    for (std::size_t place = 0; place < all_series().size(); ++place) {
        if (!has_variable(place)) {
            continue;
        }
        const Series& series = all_series()[place];
        writer_.begin({.path = "/level/" + series.name(),
                       .dimensions = with_quintile({"point", "policy", "world"}, place),
                       .units = std::string{series.indicator->unit},
                       .long_name = long_name(series),
                       .attributes = about_level(series)},
                      std::span<const double>{});
    }
}

void SweepFile::begin_draws() {
    writer_.put_attribute("/draws", {"title", std::string{"numbers drawn anew for every world"}});
    for (const std::string& path : drawn_) {
        writer_.begin({.path = "/draws/" + path,
                       .dimensions = {"point", "world"},
                       .units = "1",
                       .long_name = path},
                      std::span<const double>{});
    }
}

void SweepFile::add(const PointWorlds& worlds) {
    EXPECTS(next_ < plan_.points.size() && worlds.size() == plan_.worlds());
    for (const std::size_t place : outcomes_) {
        add_outcome(place, worlds);
    }
    for (std::size_t place = 0; place < all_series().size(); ++place) {
        if (has_variable(place)) {
            add_level(place, worlds);
        }
    }
    add_draws(worlds);
    add_digests(worlds);
    ++next_;
}

void SweepFile::add_outcome(std::size_t place, const PointWorlds& worlds) {
    const std::size_t weeks = plan_.base.horizon_weeks;
    std::vector<float> values;
    values.reserve(plan_.policies() * worlds.size() * weeks);
    for (std::size_t policy = 0; policy < plan_.policies(); ++policy) {
        for (const std::optional<WorldResult>& world : worlds) {
            for (std::size_t week = 0; week < weeks; ++week) {
                values.push_back(world ? world->value(policy, week, place) : unknown_week);
            }
        }
    }
    writer_.put_rows("/" + all_series()[place].name(), next_, values);
}

void SweepFile::add_level(std::size_t place, const PointWorlds& worlds) {
    std::vector<double> levels;
    for (std::size_t policy = 0; policy < plan_.policies(); ++policy) {
        for (const std::optional<WorldResult>& world : worlds) {
            for (std::size_t group = 0; group < groups_of(place); ++group) {
                levels.push_back(world ? summary(*world, policy, place + group) : unknown);
            }
        }
    }
    writer_.put_rows("/level/" + all_series()[place].name(), next_, levels);
}

void SweepFile::add_draws(const PointWorlds& worlds) {
    const std::vector<Prior>& priors = plan_.points[next_].uncertainty;
    for (const std::string& path : drawn_) {
        const auto prior = std::find_if(
            priors.begin(), priors.end(), [&](const Prior& each) { return each.path == path; });
        const auto place = static_cast<std::size_t>(prior - priors.begin());
        std::vector<double> drawn;
        for (const std::optional<WorldResult>& world : worlds) {
            drawn.push_back(world && prior != priors.end() ? world->draws[place] : unknown);
        }
        writer_.put_rows("/draws/" + path, next_, drawn);
    }
}

void SweepFile::add_digests(const PointWorlds& worlds) {
    std::vector<std::int8_t> made;
    std::vector<std::uint64_t> digests(plan_.policies() * worlds.size(), 0);
    for (std::size_t world = 0; world < worlds.size(); ++world) {
        made.push_back(worlds[world] ? 1 : 0);
        for (std::size_t policy = 0; worlds[world] && policy < plan_.policies(); ++policy) {
            digests[policy * worlds.size() + world] = worlds[world]->digests[policy];
            digest_.add(worlds[world]->digests[policy]);
        }
    }
    writer_.put_rows("/made", next_, made);
    writer_.put_rows("/state_digest", next_, digests);
}

void SweepFile::commit() {
    EXPECTS(next_ == plan_.points.size());
    writer_.put_attribute("/", {"digest", digest()});
    writer_.commit();
}

NetcdfReader open_sweep(const std::filesystem::path& file, Seal seal) {
    return NetcdfReader{file, sweep_kind(), seal};
}

std::string sweep_digest(const SweepPlan& plan) {
    std::string said =
        str("engine ", engine_version, "\n", plan.base.world_key, "\n", plan.design.kind, "\n");
    for (const Factor& factor : plan.design.factors) {
        said += factor.path + " by " + factor.said + "\n";
    }
    return content_hash(said);
}

std::optional<std::string> sweep_digest_of(const std::filesystem::path& file) {
    try {
        return open_sweep(file).attribute<std::string>("/", "sweep_digest");
    } catch (const OutputError&) {
        return {};
    }
}

double sweep_bytes(const SweepPlan& plan, std::size_t outcomes) {
    const auto runs = static_cast<double>(plan.points.size()) * static_cast<double>(plan.worlds()) *
                      static_cast<double>(plan.policies());
    const auto weekly =
        static_cast<double>(outcomes) * static_cast<double>(plan.base.horizon_weeks);
    return runs *
           (weekly * sizeof(float) + static_cast<double>(all_series().size()) * sizeof(double));
}

std::string design_csv(const SweepDesign& design) {
    std::vector<std::string> header{"point"};
    for (const Factor& factor : design.factors) {
        header.push_back(csv_cell(factor.path));
    }
    std::string text = csv_line(header);
    for (std::size_t point = 0; point < design.points.size(); ++point) {
        std::vector<std::string> cells{str(point)};
        for (const std::string& value : design.points[point]) {
            cells.push_back(csv_cell(value));
        }
        text += csv_line(cells);
    }
    return text;
}

SweepTable::SweepTable(std::filesystem::path file,
                       const SweepPlan& plan,
                       std::vector<std::size_t> outcomes)
    : file_{std::move(file)}, plan_{plan}, outcomes_{std::move(outcomes)} {
    std::vector<std::string> header{"point"};
    for (const Factor& factor : plan.design.factors) {
        header.push_back(csv_cell(factor.path));
    }
    header.emplace_back(sweep_table_end);
    file_.write(csv_line(header));
}

void SweepTable::add(const PointWorlds& worlds) {
    std::string point = str(next_);
    for (const std::string& value : plan_.design.points[next_]) {
        point += "," + csv_cell(value);
    }
    std::string text;
    for (std::size_t policy = 0; policy < plan_.policies(); ++policy) {
        const std::string name = csv_cell(plan_.base.policies[policy].name);
        for (std::size_t world = 0; world < worlds.size(); ++world) {
            for (const std::size_t place : outcomes_) {
                const double value =
                    worlds[world] ? summary(*worlds[world], policy, place) : unknown;
                text += csv_line({point,
                                  name,
                                  str(world),
                                  all_series()[place].name(),
                                  csv_cell(all_series()[place].indicator->unit),
                                  csv_number(value)});
            }
        }
    }
    file_.write(text);
    ++next_;
}

} // namespace dowith
