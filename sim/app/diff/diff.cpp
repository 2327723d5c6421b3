// SPDX-License-Identifier: Apache-2.0
#include "sim/app/chosen.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/diff/difference.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/processes.hpp"
#include "sim/app/terminal.hpp"
#include "sim/engine/executor.hpp"
#include "sim/scenario/nearest_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

namespace dowith {
namespace {

/// A run of each side, in the same world.
struct RunPair {
    std::string policy_a;
    std::string policy_b;
    std::uint32_t world = 0;
};

bool has_policy(const Side& side, const std::string& name) {
    return std::ranges::find(side.policies(), name) != side.policies().end();
}

void expect_policy(const Side& side, const std::string& name) {
    if (!has_policy(side, name)) {
        const std::vector<std::string_view> names{side.policies().begin(), side.policies().end()};
        throw UsageError{fmt::format(
            "{} is no policy of {}; {}", name, side.file().string(), suggest_name(name, names))};
    }
}

/// The world of the runs that are compared: that of a trace, or else the one that is asked for.
std::uint32_t world_of(const Side& a, const Side& b, const Options& options) {
    std::optional<std::uint32_t> world = options.world;
    for (const Side* side : {&a, &b}) {
        const Trace* trace = side->trace();
        if (trace != nullptr && world && *world != trace->world) {
            throw UsageError{fmt::format("{} is the trace of world {}, not of world {}",
                                         side->file().string(),
                                         trace->world,
                                         *world)};
        }
        if (trace != nullptr) {
            world = trace->world;
        }
    }
    return world.value_or(0);
}

/// The pairs of policies that are asked for: where none is named, each that both sides have.
std::vector<RunPair> pairs_of(const Side& a, const Side& b, const Options& options) {
    const std::uint32_t world = world_of(a, b, options);
    const auto lone = [](const Side& side) {
        return side.trace() != nullptr ? side.trace()->policy : std::string{};
    };
    std::string of_a = options.policy.empty() ? lone(a) : options.policy;
    std::string of_b = options.policy_b.empty() ? lone(b) : options.policy_b;
    of_a = of_a.empty() ? of_b : of_a;
    of_b = of_b.empty() ? of_a : of_b;
    if (!of_a.empty()) {
        expect_policy(a, of_a);
        expect_policy(b, of_b);
        return {{of_a, of_b, world}};
    }
    std::vector<RunPair> pairs;
    for (const std::string& policy : a.policies()) {
        if (has_policy(b, policy)) {
            pairs.push_back({policy, policy, world});
        }
    }
    if (pairs.empty()) {
        throw UsageError{"the two have no policy of one name; name one of each with --policy and "
                         "--policy-b"};
    }
    return pairs;
}

bool can_be_followed(const Side& side) { return side.trace() != nullptr || side.can_be_lived(); }

void read_scenarios(Side& a, Side& b) {
    for (Side* side : {&a, &b}) {
        if (side->can_be_lived()) {
            (void)side->scenario();
        }
    }
}

/// Whether a result's run, as it was followed last, is the one in its file: another machine, or a
/// program that was changed since, may have made it under the same engine.
void look_for_other_makers(Difference& difference) {
    const FollowedRuns& runs = difference.followed.back();
    const auto look = [&](const Side& side, const std::string& policy, const auto& lived) {
        if (side.result() != nullptr && lived) {
            const auto in_file = state_digest_in(*side.result(), policy, runs.world);
            if (in_file && in_file != lived) {
                difference.not_reproduced.push_back(&side);
            }
        }
    };
    look(difference.a, runs.policy_a, runs.parting.digest_a);
    look(difference.b, runs.policy_b, runs.parting.digest_b);
}

/// Follows pairs until one parts.
void follow(
    Side& a, Side& b, const std::vector<RunPair>& pairs, unsigned threads, Difference& difference) {
    for (Side* side : {&a, &b}) {
        if (!can_be_followed(*side)) {
            difference.not_followed.push_back(side);
        }
    }
    if (!difference.not_followed.empty()) {
        return;
    }
    try { // what the files say is worth telling all the same
        read_scenarios(a, b);
    } catch (const ScenarioErrors& errors) {
        difference.why_not_read = errors.what();
        return;
    }
    const std::unique_ptr<Executor> executor = tbb_executor(threads_here(threads));
    for (const RunPair& pair : pairs) {
        const Parting parting = find_parting(a.source(pair.policy_a, pair.world, *executor),
                                             b.source(pair.policy_b, pair.world, *executor));
        difference.followed.push_back({pair.policy_a, pair.policy_b, pair.world, parting});
        look_for_other_makers(difference);
        if (!parting.is_same() || !difference.not_reproduced.empty()) {
            return;
        }
    }
}

/// Of two results, the run that parts first, unless others are asked for; none where all are the
/// same.
std::vector<RunPair> pairs_of_results(const Side& a,
                                      const Side& b,
                                      const Options& options,
                                      const ResultContrast& found) {
    if (!options.policy.empty()) {
        return pairs_of(a, b, options);
    }
    const std::optional<SharedRun> first = found.first();
    if (!first) {
        return {};
    }
    const auto world = static_cast<std::uint32_t>(first->world);
    return {{first->policy, first->policy, options.world.value_or(world)}};
}

void refuse_one_side(const Options& options) {
    if (options.other.empty() && options.overrides_b.empty() && options.policy_b.empty()) {
        throw UsageError{"diff sets two things side by side: name a second file B, or say how B "
                         "differs from A with --set-b PATH=VALUE or --policy-b NAME"};
    }
    if (!options.policy_b.empty() && options.policy.empty()) {
        throw UsageError{"--policy-b names the policy of B; name that of A with --policy"};
    }
}

} // namespace

bool Difference::is_same() const {
    const auto is_same = [](const FollowedRuns& each) { return each.parting.is_same(); };
    return (!result || result->is_same()) && std::ranges::all_of(followed, is_same) &&
           not_followed.empty() && not_reproduced.empty() && why_not_read.empty();
}

int diff(const Options& options) {
    refuse_one_side(options);
    std::vector<std::string> overrides_b = options.overrides;
    overrides_b.insert(overrides_b.end(), options.overrides_b.begin(), options.overrides_b.end());
    Side a{options.file, options.overrides};
    Side b{options.other.empty() ? options.file : options.other, overrides_b};
    Difference difference{a, b, contrast_scenarios(a.resolved(), b.resolved()), {}, {}, {}, {}, {}};
    std::vector<RunPair> pairs;
    if (a.result() != nullptr && b.result() != nullptr && options.policy_b.empty()) {
        difference.result = contrast_results(*a.result(), *b.result());
        pairs = pairs_of_results(a, b, options, *difference.result);
    } else {
        pairs = pairs_of(a, b, options);
    }
    if (!pairs.empty()) {
        follow(a, b, pairs, options.threads, difference);
    }
    print(options.json ? difference_json(difference)
                       : difference_text(difference, options.details, Style{output_is_terminal()}));
    return difference.is_same() ? exit_code::ok : exit_code::run_failed;
}

} // namespace dowith
