// SPDX-License-Identifier: Apache-2.0
#include "output/durable_file.hpp"
#include "output/output_error.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/draft.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/facts.hpp"
#include "sim/app/interview.hpp"
#include "sim/app/terminal.hpp"
#include "sim/app/words.hpp"
#include "sim/scenario/load_scenario.hpp"
#include "sim/scenario/scenario_keys.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace dowith {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// "My place" of `my-place.yaml`.
std::string title_of(const fs::path& file) {
    std::string title = file.stem().string();
    std::ranges::replace(title, '-', ' ');
    return capitalised(title);
}

void refuse_what_is_there(const fs::path& file) {
    std::error_code failure;
    if (fs::exists(fs::symlink_status(file, failure))) {
        throw OutputError{file, "is there already and is left alone; choose another name"};
    }
}

/// People to a neighbourhood as in `place`, and one neighbourhood at least.
std::uint32_t neighbourhoods_of(std::uint32_t citizens, const PopulationPlan& place) {
    const double each = static_cast<double>(place.citizens) / place.neighbourhoods;
    return std::max(1U, static_cast<std::uint32_t>(citizens / each));
}

/// How `extends` names a file from the folder of the new one.
std::string path_from(const fs::path& file, const fs::path& base) {
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
    const fs::path path =
        fs::weakly_canonical(base).lexically_relative(fs::weakly_canonical(folder));
    if (path.empty() || *path.begin() == "..") {
        throw UsageError{fmt::format("{} does not stand in the folder of {} or below; write the "
                                     "new file into that folder",
                                     base.string(),
                                     file.string())};
    }
    return path.generic_string();
}

/// Policies of one name would merge into a mixture of both.
void refuse_same_policies(const fs::path& base,
                          const Scenario& place,
                          const std::vector<DraftPolicy>& policies) {
    std::vector<std::string> same;
    for (const DraftPolicy& policy : policies) {
        if (std::ranges::find(place.policies, policy.name, &Policy::name) != place.policies.end()) {
            same.push_back(policy.name);
        }
    }
    if (!same.empty()) {
        throw UsageError{fmt::format("{} has policies of its own called {}; rename them there, or "
                                     "take the place from what it extends",
                                     base.string(),
                                     listed(same))};
    }
}

DraftBase base_of(const Options& options, const Scenario& place) {
    DraftBase base{path_from(options.scenario, options.from), {}};
    for (const Policy& policy : place.policies) {
        base.policies.push_back(policy.name);
    }
    return base;
}

/// What the options say of the service. A base has its services, with all that they are.
DraftService service_of(const Options& options) {
    if (!options.from.empty() && (options.technology || options.staff)) {
        throw UsageError{
            fmt::format("--technology and --staff describe a service, and the services "
                        "are those of {}; change them there, or in the new file",
                        options.from.string())};
    }
    if (const auto why_not =
            options.technology ? why_no_technology(*options.technology) : std::nullopt) {
        throw UsageError{"--technology: " + *why_not};
    }
    return {options.title, options.technology, options.staff};
}

/// The six answers, and the facts of a service that no base has; facts are asked for only along
/// with answers, so that a command that says all it must never waits.
void complete(Draft& draft, const Options& options) {
    const SelfAssessment& assessment = built_in_self_assessment();
    const bool says_all =
        std::ranges::all_of(options.answers, [](const auto& answer) { return answer.has_value(); });
    if (says_all || !input_is_terminal() || !error_is_terminal()) {
        draft.answers = refuse_missing(assessment, options.answers);
        return;
    }
    const Show show = [](const std::string& text) { tell(text); };
    const std::size_t facts = draft.base ? 0 : missing_facts(draft.service);
    draft.answers = ask_for_missing(assessment, options.answers, show, read_line, facts);
    if (facts > 0) {
        draft.service = ask_for_facts(draft.service, assessment.questions.size(), show, read_line);
    }
}

/// Writes the scenario, and takes it back if it does not hold, which only a base can bring about.
void write_checked(const fs::path& file, const std::string& text) {
    write_durably(file, text);
    try {
        static_cast<void>(load_scenario(file, {}));
    } catch (const ScenarioErrors&) {
        fs::remove(file);
        throw;
    }
}

/// What nobody said, and so is as it usually is. A base has said it.
std::string assumed_text(const Draft& draft) {
    if (draft.base) {
        return "";
    }
    std::vector<std::string> all;
    if (!draft.citizens) {
        all.push_back(count_text(static_cast<std::size_t>(citizens_key.fallback)) + " citizens");
    }
    if (const std::string of_service = assumed(draft.service); !of_service.empty()) {
        all.push_back(of_service);
    }
    all.emplace_back("every other number of the place, as the file has it");
    return wrapped("Assumed, since nobody said otherwise: " +
                   fmt::format("{}", fmt::join(all, "; ")) + ". Put your own in their stead.");
}

std::string created_text(const Draft& draft, const std::vector<DraftPolicy>& policies) {
    const Rung& rung = *policies.front().rung;
    std::vector<std::string> names;
    for (const DraftPolicy& policy : policies) {
        names.push_back(policy.name == policy.rung->name
                            ? policy.name
                            : fmt::format("{} ({})", policy.name, policy.rung->name));
    }
    return fmt::format("Wrote {}.\n", draft.file) +
           wrapped(fmt::format("The service as it is stands nearest to {}, rung {}: {}",
                               rung.name,
                               rung.number,
                               rung.says)) +
           wrapped("It compares " + listed(names) + ".") + assumed_text(draft) +
           fmt::format("\nTo go on (in a clone write scripts/run in place of dowith):\n"
                       "  dowith check {0}\n  dowith compare {0}\n",
                       draft.file);
}

std::string
created_json(const Draft& draft, const Ladder& ladder, const std::vector<DraftPolicy>& policies) {
    Json answers = Json::object();
    for (std::size_t i = 0; i < draft.answers.size(); ++i) {
        answers[built_in_self_assessment().questions[i].name] = draft.answers[i];
    }
    Json compared = Json::array();
    for (const DraftPolicy& policy : policies) {
        compared.push_back({{"name", policy.name},
                            {"rung", policy.rung->number},
                            {"rung_name", policy.rung->name}});
    }
    Json all{{"file", draft.file},
             {"title", draft.title},
             {"ladder", ladder.name},
             {"answers", answers},
             {"policies", compared}};
    if (!draft.base) {
        all["service"] = {{"name", draft.service.name()},
                          {"technology", draft.service.technology_name()},
                          {"professionals_per_1000", draft.service.posts()}};
    }
    return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

int create(const Options& options) {
    refuse_what_is_there(options.scenario);
    std::optional<Scenario> place;
    Draft draft;
    draft.file = options.scenario.string();
    draft.title = options.title.empty() ? title_of(options.scenario) : options.title;
    draft.citizens = options.citizens;
    draft.service = service_of(options);
    if (!options.from.empty()) {
        place = load_scenario(options.from, {}).scenario;
        draft.base = base_of(options, *place);
    }
    const PopulationPlan plan = place ? place->population : PopulationPlan{};
    draft.neighbourhoods = neighbourhoods_of(draft.citizens.value_or(plan.citizens), plan);
    complete(draft, options);
    const Ladder& ladder = place ? place->ladder : built_in_ladder(ladder_fallback);
    const std::vector<DraftPolicy> policies =
        policies_of(built_in_self_assessment(), ladder, draft.answers);
    if (place) {
        refuse_same_policies(options.from, *place, policies);
    }
    write_checked(options.scenario, draft_text(draft, built_in_self_assessment(), policies));
    print(options.json ? created_json(draft, ladder, policies) : created_text(draft, policies));
    return exit_code::ok;
}

} // namespace dowith
