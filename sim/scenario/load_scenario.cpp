// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/load_scenario.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/model/indicators.hpp"
#include "sim/scenario/data_folder.hpp"
#include "sim/scenario/full_path.hpp"
#include "sim/scenario/nearest_name.hpp"
#include "sim/scenario/number_words.hpp"
#include "sim/scenario/outcomes.hpp"
#include "sim/scenario/read_events.hpp"
#include "sim/scenario/read_keys.hpp"
#include "sim/scenario/read_ladder.hpp"
#include "sim/scenario/read_mechanisms.hpp"
#include "sim/scenario/read_policies.hpp"
#include "sim/scenario/read_population.hpp"
#include "sim/scenario/read_record.hpp"
#include "sim/scenario/read_services.hpp"
#include "sim/scenario/read_uncertainty.hpp"
#include "sim/scenario/resolved_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace dowith {
namespace {

namespace fs = std::filesystem;

/// The rung that places stand on before policies begin; null where the ladder does not say.
const Rung* usual_start(const Ladder& ladder) {
    const std::string_view own = ladder.starting_rung;
    return ladder.find(own.empty() ? burn_in_rung_fallback : own);
}

/// Reads one document into a scenario, key by key in the order of the file.
class ScenarioReader {
  public:
    ScenarioReader(const Field& root, const DataFolder& folder, Problems& problems)
        : root_{root}, folder_{folder}, problems_{problems}, ladder_{choose_ladder(root["ladder"],
                                                                                   folder.on_disk,
                                                                                   problems)} {}

    void read(const std::string& name);

    /// What was read, which must be free of errors, with its resolved texts.
    [[nodiscard]] Scenario take();

  private:
    void read_words(const std::string& name);
    void read_size();
    void read_parameters();
    void read_practice();
    void read_burn_in(const PolicyWords& words);
    void read_comparison();
    void read_precision(const Field& precision);
    void warn_of_misspelt_policies(const Field& policies) const;
    void warn_of_late_stages(const Field& policies) const;

    Field root_;
    const DataFolder& folder_;
    Problems& problems_;
    std::optional<Ladder> ladder_;
    Scenario scenario_;
    ScenarioWords words_;
};

void ScenarioReader::read(const std::string& name) {
    check_format(root_);
    read_words(name);
    read_size();
    const Field mechanisms = root_["mechanisms"];
    scenario_.mechanisms = read_mechanisms(mechanisms);
    scenario_.services = read_services(root_, mechanisms.exists());
    scenario_.population =
        read_population(root_["population"], scenario_.services, folder_, problems_);
    const Field load = root_[starting_load_key.name];
    if (load.exists())
        scenario_.starting_load = load.number(starting_load_key);
    if (load.exists() && !scenario_.feels_load())
        load.warning("has no effect (load moves where delivery and staff are in force)",
                     "leave it out, or name both under mechanisms");
    read_parameters();
    read_practice();
    read_comparison();
    scenario_.uncertainty = read_uncertainty(root_["uncertainty"], scenario_);
    scenario_.record = read_record(root_["record"], scenario_);
}

Scenario ScenarioReader::take() {
    EXPECTS(ladder_.has_value());
    scenario_.ladder = *ladder_;
    scenario_.resolved = resolved_text(scenario_, words_);
    scenario_.world_key = world_text(scenario_);
    return std::move(scenario_);
}

void ScenarioReader::read_words(const std::string& name) {
    scenario_.name = name;
    scenario_.title = root_["title"].text(name);
    scenario_.question = root_["question"].text();
    words_.source = root_["source"].text();
    scenario_.look_at = words_.look_at = root_["look_at"].text();
}

void ScenarioReader::read_size() {
    scenario_.seed = read_key<std::uint64_t>(root_, seed_key);
    scenario_.worlds = read_key<std::uint32_t>(root_, worlds_key);
    const Field weeks = root_["weeks"];
    scenario_.burn_in_weeks = read_key<std::uint32_t>(weeks, burn_in_key);
    scenario_.horizon_weeks = read_key<std::uint32_t>(weeks, horizon_key);
    if (scenario_.horizon_weeks < horizon_plausible_min)
        weeks[horizon_key.name].warning(
            "is outside the plausible " +
                interval({horizon_plausible_min, static_cast<double>(horizon_key.high)}) +
                " weeks (outcomes are averages of the final year)",
            "5 years are 260");
}

void ScenarioReader::read_parameters() {
    scenario_.parameters = default_parameters();
    const Field parameters = root_["parameters"];
    for (const ParameterEntry& entry : all_parameters()) {
        entry.slot(scenario_.parameters) = read_key(parameters[entry.group], entry.declaration);
    }
}

void ScenarioReader::read_practice() {
    PolicyWords words{ladder_ ? &*ladder_ : nullptr, {}};
    for (const ServicePlan& service : scenario_.services)
        words.services.emplace_back(service.name);
    read_burn_in(words);
    const Field policies = root_.required("policies");
    const std::vector<PolicyStatement> said = read_policies(policies, words);
    const std::vector<Fate> fates =
        read_events(root_["events"], said, words, scenario_.horizon_weeks);
    scenario_.policies = resolve_policies(with_changes(said, fates), words);
    for (std::size_t i = 0; i < fates.size(); ++i)
        scenario_.policies[i].events = fates[i].events;
    warn_of_misspelt_policies(policies);
    warn_of_late_stages(policies);
}

void ScenarioReader::read_burn_in(const PolicyWords& words) {
    Stage stage;
    stage.practice.assign(words.services.size(), default_practice());
    stage.bank = default_bank_rules();
    const Rung* rung = ladder_ ? usual_start(*ladder_) : nullptr;
    const bool is_needed = ladder_ && rung == nullptr;
    const Field field = is_needed ? root_.required("burn_in_rung") : root_["burn_in_rung"];
    if (field.exists() && ladder_ && !ladder_->rungs.empty())
        rung = &ladder_->rungs[field.choice(ladder_->rung_names(), 0)];
    if (rung != nullptr) {
        stage.rung = rung->name;
        stage.rung_number = rung->number;
        for (Practice& practice : stage.practice)
            practice = rung->practice;
        stage.bank = rung->bank;
    }
    scenario_.burn_in = {"burn-in", {std::move(stage)}};
}

void ScenarioReader::read_comparison() {
    const Field compare = root_["compare"];
    std::vector<std::string_view> policies;
    for (const Policy& policy : scenario_.policies)
        policies.emplace_back(policy.name);
    const Field baseline = compare["baseline"];
    if (!policies.empty()) // else the policies have had their problem
        scenario_.baseline = baseline.choice(policies, 0);
    const std::vector<std::string> known = outcome_names();
    const std::vector<std::string_view> names{known.begin(), known.end()};
    const Field primary = compare["primary"];
    for (const Field& item : primary.items()) {
        const std::size_t name = item.choice(names, names.size(), "`dowith describe indicators`");
        if (name == names.size())
            continue;
        if (std::ranges::find(scenario_.primary, known[name]) != scenario_.primary.end())
            item.error("is named above as well", "remove one of the two");
        scenario_.primary.push_back(known[name]);
    }
    if (!primary.exists())
        scenario_.primary = {primary_fallback.begin(), primary_fallback.end()};
    read_precision(compare[precision_key]);
}

void ScenarioReader::read_precision(const Field& precision) {
    for (const std::string& name : outcome_names()) {
        const Field field = precision[name];
        if (!field.exists())
            continue;
        if (std::ranges::find(scenario_.primary, name) == scenario_.primary.end()) {
            field.error("is of an outcome that the comparison is not about",
                        "name it under compare.primary as well, or leave it out");
            continue;
        }
        const std::string unit{all_series()[find_series(name)].indicator->unit};
        scenario_.precision.push_back({name, field.number(precision_possible, unit, 1.0)});
    }
    if (!scenario_.precision.empty() && scenario_.policies.size() == 1)
        precision.warning("has no effect (there is one policy, so nothing is compared)",
                          "leave it out, or add a policy");
}

/// A policy that starts from nothing and is called nearly like another is most often a slip.
void ScenarioReader::warn_of_misspelt_policies(const Field& policies) const {
    for (const Policy& policy : scenario_.policies) {
        const Field field = policies[policy.name];
        if (field["rung"].exists() || field["from"].exists() || field["timeline"].exists()) {
            continue;
        }
        std::vector<std::string_view> others;
        for (const Policy& other : scenario_.policies) {
            if (other.name != policy.name) {
                others.emplace_back(other.name);
            }
        }
        if (const auto meant = nearest_name(policy.name, others)) {
            field.warning("is a policy of its own, on no rung",
                          "did you mean " + std::string{*meant} + '?');
        }
    }
}

void ScenarioReader::warn_of_late_stages(const Field& policies) const {
    for (const Policy& policy : scenario_.policies) {
        const std::uint32_t last = policy.stages.back().from_week;
        if (last >= scenario_.horizon_weeks) {
            policies[policy.name].warning("has a stage that is never reached (week " +
                                              std::to_string(last) + " of " +
                                              std::to_string(scenario_.horizon_weeks) + ')',
                                          "lengthen weeks.horizon, or leave the stage out");
        }
    }
}

/// A value on one line, whatever its lines were.
std::string on_one_line(const std::string& yaml) {
    std::string line;
    for (const char c : yaml)
        line += c == '\n' || c == '\t' ? ' ' : c;
    return line;
}

std::string text_of(const std::vector<Change>& changes) {
    std::string lines;
    for (const Change& change : changes)
        lines += change.path + '\t' + on_one_line(change.before) + '\t' +
                 on_one_line(change.after) + '\n';
    return lines;
}

LoadedScenario read_document(Document document,
                             const DataFolder& folder,
                             std::span<const std::string> overrides,
                             Problems problems) {
    const std::string name = fs::path{document.files.front()}.stem().string();
    for (const std::string& assignment : overrides) {
        if (const auto full = with_full_path(assignment, problems))
            set_value(document, *full, problems);
    }
    Reading reading{document, problems};
    ScenarioReader reader{reading.root(), folder, problems};
    reader.read(name);
    reading.finish();
    refuse_errors(problems);
    LoadedScenario loaded{reader.take(), problems.sorted(), changes(document)};
    loaded.scenario.changes = text_of(loaded.changes);
    return loaded;
}

} // namespace

LoadedScenario load_scenario(const fs::path& file, std::span<const std::string> overrides) {
    Problems problems;
    Document document = load_document(file, problems);
    const fs::path parent = file.parent_path();
    return read_document(
        std::move(document), {parent.empty() ? "." : parent, {}}, overrides, std::move(problems));
}

LoadedScenario scenario_from_text(const std::string& name,
                                  std::string_view text,
                                  std::span<const std::string> overrides) {
    Problems problems;
    Document document = document_from_text(name, text, problems, gallery_text);
    const DataFolder inside{{}, fs::path{name}.parent_path()};
    return read_document(std::move(document), inside, overrides, std::move(problems));
}

LoadedScenario scenario_from_text(const std::string& name,
                                  std::string_view text,
                                  std::span<const std::string> overrides,
                                  const fs::path& folder) {
    Problems problems;
    Document document = document_from_text(name, text, problems);
    const DataFolder on_disk{folder.empty() ? "." : folder, {}};
    return read_document(std::move(document), on_disk, overrides, std::move(problems));
}

} // namespace dowith
