// SPDX-License-Identifier: Apache-2.0
#include "sim/app/diff/side.hpp"

#include "output/result_file.hpp"
#include "output/trace_file.hpp"
#include "sim/app/chosen.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/file_kind.hpp"
#include "sim/app/memory_need.hpp"
#include "sim/app/version.hpp"
#include "sim/experiment/engine_version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace dowith {
namespace {

Side::Kind side_kind(const std::filesystem::path& file) {
    const FileKind& kind = kind_of(file);
    if (kind.word == "result") {
        return Side::Kind::result;
    }
    if (kind.word == "trace") {
        return Side::Kind::trace;
    }
    throw DataError{fmt::format("{}: it is {}, and diff sets results, traces and scenarios side by "
                                "side",
                                file.string(),
                                kind.says)};
}

/// Whether a trace tells what is wished.
bool tells(const Trace& trace, const TraceWish& wish) {
    if (!wish.week) {
        return true;
    }
    const bool has_week = trace.close && trace.close->week == *wish.week;
    return has_week &&
           (!wish.neighbourhood ||
            (trace.close->home && trace.close->home->neighbourhood == *wish.neighbourhood));
}

/// Whether a run that was lived up to some week is, up to there, the one that was traced: a program
/// that was changed since may have made the trace under the same engine.
bool goes_the_way_of(const Trace& lived, const Trace& traced) {
    return lived.columns == traced.columns && lived.weeks.size() <= traced.weeks.size() &&
           std::equal(lived.weeks.begin(), lived.weeks.end(), traced.weeks.begin());
}

} // namespace

std::filesystem::path folder_of_scenario(const std::string& command) {
    std::istringstream words{command};
    for (std::string word; words >> word;) {
        if (word.ends_with(".yaml") || word.ends_with(".yml")) {
            return std::filesystem::path{word}.parent_path();
        }
    }
    return {};
}

bool Making::is_of_this_engine() const { return engine == engine_version; }

Side::Side(std::filesystem::path file, std::span<const std::string> overrides)
    : file_{std::move(file)}, name_{file_.string()} {
    for (const std::string& override : overrides) {
        name_ += " with " + override;
    }
    if (!is_data_file(file_)) {
        load(load_scenario(file_, overrides));
        return;
    }
    kind_ = side_kind(file_);
    reader_ = kind_ == Kind::trace ? NetcdfReader{file_, trace_kind()} : open_result(file_);
    read_making();
    if (!overrides.empty()) {
        kind_ = Kind::scenario;
        load(scenario_in_file(overrides));
    } else if (kind_ == Kind::trace) {
        trace_ = read_trace(*reader_);
        policies_ = {trace_->policy};
    } else {
        policies_ = reader_->read<std::string>("/policy").values;
    }
}

void Side::read_making() {
    const auto text = [&](const char* name) { return reader_->attribute<std::string>("/", name); };
    making_ = {
        text("source"), text("engine_version"), text("build"), text("history"), text("digest")};
    resolved_ = text("resolved_scenario");
}

void Side::load(LoadedScenario loaded) {
    making_ = {"dowith " + program_version(), std::string{engine_version}, build_name(), "", ""};
    scenario_ = std::move(loaded.scenario);
    resolved_ = scenario_->resolved;
    policies_.clear();
    for (const Policy& policy : scenario_->policies) {
        policies_.push_back(policy.name);
    }
}

LoadedScenario Side::scenario_in_file(std::span<const std::string> overrides) const {
    const std::string name = reader_->attribute<std::string>("/", "scenario") + ".yaml";
    const std::string command = reader_->attribute<std::string>("/", "history");
    return scenario_from_text(name, resolved_, overrides, folder_of_scenario(command));
}

const NetcdfReader* Side::result() const { return kind_ == Kind::result ? &*reader_ : nullptr; }

const Scenario& Side::scenario() {
    if (!scenario_) {
        scenario_ = scenario_in_file({}).scenario;
    }
    return *scenario_;
}

TraceSource Side::source(const std::string& policy, std::uint32_t world, Executor& executor) {
    return [this, policy, world, &executor](const TraceWish& wish) -> std::optional<Trace> {
        if (trace_ && tells(*trace_, wish)) {
            return trace_;
        }
        if (!can_be_lived()) {
            return {};
        }
        (void)worlds_at_once(scenario(), 1); // refuses a place that does not fit into memory
        Trace lived =
            trace_run(scenario(), chosen_policy(scenario(), policy), world, executor, wish);
        return trace_ && !goes_the_way_of(lived, *trace_) ? std::nullopt
                                                          : std::optional{std::move(lived)};
    };
}

} // namespace dowith
