// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/ladder.hpp"

#include "tests/scenario/scenario_of.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace dowith;

namespace {

namespace fs = std::filesystem;

/// A folder with one file, gone afterwards.
class Folder {
  public:
    Folder() : path_{fs::temp_directory_path() / ("dowith-ladder-" + std::to_string(getpid()))} {
        fs::create_directories(path_ / "own");
    }

    ~Folder() { fs::remove_all(path_); }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream{path_ / name, std::ios::binary} << text;
        return path_ / name;
    }

    /// What is wrong with a file of this folder, with the folder's own name left out.
    [[nodiscard]] std::string refusal_of(const fs::path& file) const {
        std::string text;
        try {
            static_cast<void>(load_scenario(file, {}));
        } catch (const ScenarioErrors& errors) {
            text = errors.what();
        }
        const std::string prefix = path_.string() + '/';
        for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
            text.erase(at, prefix.size());
        return text;
    }

  private:
    fs::path path_;
};

constexpr std::string_view own_ladder =
    "name: own\n"
    "title: Two steps\n"
    "source: invented\n"
    "rungs:\n"
    "  - {name: alone, number: 1, group: for, says: Staff decide., levers: {voice: 0}}\n"
    "  - {name: together, number: 2, group: with, says: All decide., levers: {design_power: 1}}\n";

std::string indented(std::string_view text) {
    std::string result = "  ";
    for (const char c : text) {
        result += c;
        if (c == '\n')
            result += "  ";
    }
    return result.substr(0, result.size() - 2);
}

/// "1 coercion to", a line a rung.
std::string rungs_of(const Ladder& ladder) {
    std::string rungs;
    for (const Rung& rung : ladder.rungs)
        rungs += std::to_string(rung.number) + ' ' + rung.name + ' ' + rung.group + '\n';
    return rungs;
}

/// How far two presets stand apart in one lever, as a share of its plausible range.
double apart(const Preset& a, const Preset& b, const Lever& lever) {
    const Range range = lever.declaration().plausible;
    return std::abs(lever.value_in(a) - lever.value_in(b)) / (range.high - range.low);
}

} // namespace

TEST_CASE("the built-in ladder has the seven rungs of co-production in their groups") {
    CHECK(rungs_of(built_in_ladder("tlap")) ==
          "1 coercion to\n2 educating to\n3 informing for\n4 consulting for\n"
          "5 engaging for\n6 co-design with\n7 co-production with\n");
}

TEST_CASE("Arnstein's ladder has eight rungs, grouped as she groups them") {
    const Ladder& ladder = built_in_ladder("arnstein");
    CHECK(rungs_of(ladder) == "1 manipulation to\n2 therapy to\n3 informing for\n"
                              "4 consultation for\n5 placation for\n6 partnership with\n"
                              "7 delegated-power with\n8 citizen-control with\n");
    CHECK(ladder.own_group(*ladder.find("therapy")) == "nonparticipation");
    CHECK(ladder.own_group(*ladder.find("placation")) == "tokenism");
    CHECK(ladder.own_group(*ladder.find("partnership")) == "citizen power");
    CHECK(built_in_ladder("tlap").own_group(built_in_ladder("tlap").rungs.front()).empty());
}

TEST_CASE("each level of IAP2's spectrum promises the public more than the one below") {
    const Ladder& ladder = built_in_ladder("iap2");
    CHECK(rungs_of(ladder) == "1 inform for\n2 consult for\n3 involve for\n"
                              "4 collaborate with\n5 empower with\n");
    for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
        CHECK_FALSE(ladder.rungs[i].promise.empty());
        if (i > 0)
            CHECK(ladder.rungs[i].practice.promised > ladder.rungs[i - 1].practice.promised);
    }
}

TEST_CASE("each rung of each ladder differs visibly from the one below, and people see why") {
    CHECK(built_in_ladders().size() == 3);
    for (const Ladder& ladder : built_in_ladders()) {
        for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
            INFO(ladder.name << ' ' << ladder.rungs[i].name);
            CHECK_FALSE(ladder.rungs[i].says.empty());
            if (i > 0) {
                const auto is_seen = [&](const Lever& lever) { // a twentieth of what is plausible
                    return apart(ladder.rungs[i], ladder.rungs[i - 1], lever) >= 0.05;
                };
                CHECK(std::ranges::count_if(all_levers(), is_seen) >= 2);
            }
        }
    }
}

TEST_CASE("on no ladder does a higher rung leave people less power to design") {
    for (const Ladder& ladder : built_in_ladders()) {
        for (std::size_t i = 1; i < ladder.rungs.size(); ++i) {
            const Practice& below = ladder.rungs[i - 1].practice;
            CHECK(ladder.rungs[i].practice.design_power >= below.design_power);
            CHECK(ladder.rungs[i].practice.assessment_power >= below.assessment_power);
            CHECK(ladder.rungs[i].practice.commissioning_power >= below.commissioning_power);
        }
    }
}

TEST_CASE("only the seventh rung of co-production adds action") {
    for (const Rung& rung : built_in_ladder("tlap").rungs)
        CHECK((rung.practice.delivery_share > 0.0) == (rung.number == 7));
}

TEST_CASE("voice, influence promised and power to design never fall on the way up the ladder") {
    const std::vector<Rung>& rungs = built_in_ladder("tlap").rungs;
    for (std::size_t i = 1; i < rungs.size(); ++i) {
        const Practice& below = rungs[i - 1].practice;
        const Practice& here = rungs[i].practice;
        CHECK(here.voice >= below.voice);
        CHECK(here.contacts_per_year >= below.contacts_per_year);
        CHECK(here.promised >= below.promised);
        CHECK(here.design_power >= below.design_power);
        CHECK(here.assessment_power >= below.assessment_power);
    }
}

TEST_CASE("a rung knows which levers it sets, and the others stand at their defaults") {
    const Rung& rung = *built_in_ladder("tlap").find("co-production");
    CHECK(rung.practice.training == 20);
    CHECK(rung.bank.broker_hours == 20);
    const auto sets = [&](std::string_view name) {
        return std::ranges::find(rung.sets, name) != rung.sets.end();
    };
    CHECK(sets("training"));
    CHECK(sets("time_bank.broker_hours"));
    CHECK_FALSE(sets("fidelity"));
    CHECK(rung.practice.fidelity == default_practice().fidelity);
    CHECK(built_in_ladder("tlap").find("citizen-control") == nullptr);
}

TEST_CASE("the rung that informs is what happens where a scenario says nothing") {
    const Practice& informing = built_in_ladder("tlap").find("informing")->practice;
    for (const Declared<Practice>& lever : levers()) {
        INFO(lever.declaration.name);
        CHECK(informing.*lever.member == lever.declaration.fallback);
    }
}

TEST_CASE("technologies differ from long-term care where their kind of work does") {
    const auto of = [](std::string_view name) {
        return std::ranges::find(built_in_technologies(), name, &NamedTechnology::name)->technology;
    };
    for (const Declared<Technology>& property : technology_declarations()) {
        const double care = of("long-term-care").*property.member;
        CHECK(care == property.declaration.fallback);
    }
    CHECK(of("acute").relationship == 0);
    CHECK(of("acute").amateur_risk == 1);
    CHECK(of("befriending").substitution > 1);
    CHECK(of("upkeep").substitution > of("befriending").substitution);
    CHECK(of("schooling").substitution < 1);
    CHECK(of("rehabilitation").substitution < 1);
    CHECK(of("policing").substitution < 1);
}

SCENARIO("a scenario may bring a ladder of its own, in a file or in itself") {
    const Folder folder;
    static_cast<void>(folder.write("own/two.yaml", "dowith: 1\n" + std::string{own_ladder}));
    const std::string rest = "burn_in_rung: alone\npolicies: {a: {rung: together}}\n";
    const Scenario by_file =
        load_scenario(folder.write("x.yaml", scenario_text("ladder: own/two.yaml\n" + rest)), {})
            .scenario;
    const Scenario by_map = loaded("ladder:\n" + indented(own_ladder) + rest).scenario;
    CHECK(by_file.policies.front().stages.front().rung_number == 2);
    CHECK(practice_of(by_file, "a").design_power == 1);
    CHECK(by_file.burn_in.stages.front().practice.front().voice == 0);
    CHECK(by_file.resolved == by_map.resolved);
}

SCENARIO("places begin where their ladder says, unless the scenario says otherwise") {
    const auto begins = [](const std::string& more) {
        return loaded(more).scenario.burn_in.stages.front().rung;
    };
    CHECK(begins("ladder: arnstein\npolicies: {a: {rung: partnership}}\n") == "informing");
    CHECK(begins("ladder: iap2\npolicies: {a: {rung: empower}}\n") == "inform");
    CHECK(begins("ladder: iap2\nburn_in_rung: consult\npolicies: {a: {rung: empower}}\n") ==
          "consult");
    const std::string own = "ladder:\n" + indented(own_ladder);
    CHECK(begins(own + "  starting_rung: alone\npolicies: {a: {rung: together}}\n") == "alone");
    CHECK(refusal_of(scenario_text(own + "  starting_rung: alon\n" + std::string{one_policy})) ==
          "x.yaml:10:18: ladder.starting_rung = alon is no name that is known here; "
          "did you mean alone?\n"
          "x.yaml:11:26: policies.today.rung = informing is no name that is known here; "
          "known: alone, together");
}

SCENARIO("one ladder's rungs are not another's") {
    CHECK(refusal_of(scenario_text("ladder: iap2\npolicies: {a: {rung: informing}}\n")) ==
          "x.yaml:4:22: policies.a.rung = informing is no name that is known here; "
          "did you mean inform?");
}

SCENARIO("a ladder that is missing, elsewhere or wrong is refused") {
    const Folder folder;
    const auto refusal = [&](const std::string& ladder) {
        const std::string rest = "ladder: " + ladder + "\npolicies: {a: {rung: together}}\n";
        return folder.refusal_of(folder.write("x.yaml", scenario_text(rest)));
    };
    CHECK(refusal("tlep") ==
          "x.yaml:3:9: ladder = tlep is no ladder; did you mean tlap?; or a file, as in "
          "ladders/own.yaml");
    CHECK(refusal("own/none.yaml") ==
          "own/none.yaml: the file does not exist; check its name and folder");
    CHECK(refusal("../two.yaml") ==
          "x.yaml:3:9: ladder = ../two.yaml leaves the folder of the scenario; "
          "name a file below that folder, as in ladders/own.yaml");
    CHECK(refusal("/etc/two.yaml") ==
          "x.yaml:3:9: ladder = /etc/two.yaml is an absolute path (a scenario must work in any "
          "folder); name a file below that folder, as in ladders/own.yaml");
    CHECK(refusal_of(scenario_text("ladder: own/two.yaml\npolicies: {a: {rung: together}}\n")) ==
          "x.yaml:3:9: ladder = own/two.yaml cannot be used here (there are no files); "
          "name a file below that folder, as in ladders/own.yaml");
    static_cast<void>(folder.write("own/two.yaml", "dowith: 1\n" + std::string{own_ladder}));
    CHECK(refusal("own/two.yaml") ==
          "x.yaml:1:1: burn_in_rung is missing (there is no value to fall back on); add it");
}

SCENARIO("rungs are in order and have names of their own") {
    CHECK(refused("ladder:\n"
                  "  name: own\n"
                  "  title: T\n"
                  "  source: S\n"
                  "  rungs:\n"
                  "    - {name: informing, number: 2, group: for, says: A., levers: {voic: 0}}\n"
                  "    - {name: informing, number: 2, group: by, says: B., levers: {}}\n") ==
          "x.yaml:9:67: ladder.rungs.0.levers.voic is no key that is known here; "
          "did you mean voice?\n"
          "x.yaml:10:14: ladder.rungs.1.name = informing is the name of a rung before; "
          "give each a name of its own\n"
          "x.yaml:10:33: ladder.rungs.1.number = 2 does not come after the rung before; "
          "number them upwards\n"
          "x.yaml:10:43: ladder.rungs.1.group = by is no name that is known here; "
          "known: to, for, with");
}
