// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/draw.hpp"
#include "sim/model/mechanisms/ties.hpp"
#include "sim/model/purposes.hpp"
#include "sim/scenario/given_place.hpp"
#include "sim/scenario/people_columns.hpp"
#include "sim/scenario/population.hpp"
#include "sim/scenario/read_people.hpp"
#include "tests/scenario/population_files.hpp"
#include "tests/support/bookkeeping.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <functional>
#include <set>

using namespace dowith;

namespace {

constexpr std::uint32_t people_each = 60; // of two neighbourhoods

Setting setting_of(const Scenario& scenario, std::uint64_t seed = 3) {
    std::vector<Technology> technologies;
    for (const ServicePlan& service : scenario.services)
        technologies.push_back(service.technology);
    return {scenario.parameters, technologies, Luck{seed, 0}};
}

std::vector<Neighbourhood> drawn(const Scenario& scenario, std::uint64_t seed = 3) {
    return draw_population(scenario.population, scenario.services, setting_of(scenario, seed));
}

/// What the margins alone make of as many people.
std::vector<Neighbourhood> drawn_by_margins() {
    return drawn(scenario_of("population: {citizens: 120, neighbourhoods: 2}\n"));
}

/// A file of two neighbourhoods with `header` beside their numbers and a row for each person, made
/// from their place among their neighbours and in the file.
std::string file_of(const std::string& header,
                    const std::function<std::string(std::uint32_t, std::uint32_t)>& cells) {
    std::string text = "neighbourhood," + header + '\n';
    for (std::uint32_t row = 0; row < people_each; ++row) {
        for (std::uint32_t home = 0; home < 2; ++home)
            text += std::to_string(home) + ',' + cells(row, 2 * row + home) + '\n';
    }
    return text;
}

std::string share_text(std::uint32_t number) { return std::to_string(number / 1000.0); }

/// The same rows below the header in another order.
std::string shuffled(const std::string& text) {
    std::istringstream lines{text};
    std::string header;
    std::getline(lines, header);
    std::vector<std::string> rows;
    for (std::string row; std::getline(lines, row);)
        rows.push_back(row);
    std::ranges::reverse(rows);
    std::rotate(rows.begin(), rows.begin() + 37, rows.end());
    std::string result = header + '\n';
    for (const std::string& row : rows)
        result += row + '\n';
    return result;
}

std::uint64_t digest_of(const std::vector<Neighbourhood>& homes) {
    Digest digest;
    for (const Neighbourhood& home : homes)
        home.add_to(digest);
    return digest.value();
}

/// Ids and distinct advantages for everybody, and neighbours who know each other in rows.
std::string known_people() {
    return file_of("id,advantage", [](std::uint32_t, std::uint32_t person) {
        return "p" + std::to_string(person) + ',' + share_text(7 * person % 997);
    });
}

std::string some_ties() {
    std::string text = "from,to,strength,kind\n";
    for (std::uint32_t person = 0; person + 8 < 2 * people_each; ++person) {
        const std::string from = "p" + std::to_string(person) + ",p";
        text += from + std::to_string(person + 2) + ',' + share_text(100 + person) + ",kin\n";
        text += from + std::to_string(person + 8) + ',' + share_text(500 + person) + ",\n";
        if (person % 10 == 0)
            text += from + std::to_string(person + 1) + ",1,kin\n";
    }
    return text;
}

} // namespace

SCENARIO("a file that says one thing leaves everything else as it was drawn") {
    const std::vector<Neighbourhood> before = drawn_by_margins();
    for (const PeopleColumn& column : people_columns()) {
        if (column.now == nullptr || column.name == "advantage")
            continue;
        INFO(column.name);
        const auto cells = [](std::uint32_t, std::uint32_t person) { return share_text(person); };
        const PopulationFiles files{file_of(std::string{column.name}, cells)};
        std::vector<Neighbourhood> after = drawn(files.scenario());
        CHECK(digest_of(after) != digest_of(before));
        for (std::size_t home = 0; home < 2; ++home) {
            Citizens& people = after[home].citizens;
            people.*column.now = before[home].citizens.*column.now;
            if (column.base != nullptr)
                people.*column.base = before[home].citizens.*column.base;
            people.ties_efficacy = before[home].citizens.ties_efficacy;
            people.channels =
                before[home].citizens.channels; // how people fare follows from the rest
            people.wellbeing = before[home].citizens.wellbeing;
            after[home].take_reference();
        }
        CHECK(digest_of(after) == digest_of(before));
    }
}

SCENARIO("a file of rows alone draws what the margins draw, to the bit") {
    const auto nothing = [](std::uint32_t, std::uint32_t) { return std::string{}; };
    const PopulationFiles files{file_of("trust", nothing)};
    CHECK(digest_of(drawn(files.scenario())) == digest_of(drawn_by_margins()));
}

SCENARIO("whoever has an empty cell is drawn, and nobody else") {
    const auto cells = [](std::uint32_t row, std::uint32_t person) {
        return share_text(row) + ',' + (person % 3 == 0 ? "0.125" : "");
    };
    const auto nobody = [](std::uint32_t row, std::uint32_t) { return share_text(row) + ','; };
    const auto mixed = drawn(PopulationFiles{file_of("advantage,capability", cells)}.scenario());
    const auto plain = drawn(PopulationFiles{file_of("advantage,capability", nobody)}.scenario());
    for (std::uint32_t home = 0; home < 2; ++home) {
        for (const CitizenId c : mixed[home].citizens.rows()) {
            const float expected =
                (2 * c.value + home) % 3 == 0 ? 0.125F : plain[home].citizens.capability[c];
            CHECK(mixed[home].citizens.capability[c] == expected);
            CHECK(mixed[home].citizens.base_capability[c] == expected);
        }
    }
}

SCENARIO("what a file says of somebody is found again under their id") {
    const auto cells = [](std::uint32_t, std::uint32_t person) {
        std::string text = "p" + std::to_string(person);
        for (std::uint32_t column = 0; column < 8; ++column)
            text += ',' + share_text(person + column);
        return text + ",0;" + std::to_string(person % 16) + ',' +
               std::to_string(16 + person % 100) + ',' + (person % 4 == 0 ? "0.75" : "0");
    };
    const Scenario scenario =
        PopulationFiles{file_of("id,advantage,free_hours,giving,motives,self_efficacy,"
                                "external_efficacy,trust,capability,skills,age,need.home-care",
                                cells)}
            .scenario();
    const std::vector<Neighbourhood> homes = drawn(scenario);
    const Setting setting = setting_of(scenario);
    for (std::uint32_t person = 0; person < 2 * people_each; ++person) {
        const std::string id = "p" + std::to_string(person);
        const auto place = find_citizen(scenario.population, id, setting);
        REQUIRE(place);
        CHECK(place->home == NeighbourhoodId{person % 2});
        CHECK(ids_of(scenario.population, place->home, setting)[place->row.value] == id);
        const Neighbourhood& home = homes[place->home.value];
        const Citizens& people = home.citizens;
        const auto is_given = [&](const auto& column, std::uint32_t number) {
            CHECK(column[place->row] == std::stof(share_text(person + number)));
        };
        is_given(people.advantage, 0);
        is_given(people.free_hours, 1);
        is_given(people.giving, 2);
        is_given(people.motives, 3);
        is_given(people.self_efficacy, 4);
        is_given(people.base_self_efficacy, 4);
        is_given(people.ties_efficacy, 4);
        is_given(people.external_efficacy, 5);
        is_given(people.trust, 6);
        is_given(people.base_trust, 6);
        is_given(people.capability, 7);
        CHECK(people.skills[place->row] == (1U | 1U << person % 16));
        const unsigned years = 16 + person % 100;
        const int band = (years >= 30) + (years >= 45) + (years >= 65) + (years >= 80);
        CHECK(people.age_band[place->row] == band);
        CHECK(people.is_client(place->row) == (person % 4 == 0));
    }
    for (const Neighbourhood& home : homes) {
        CHECK(faults_in_the_books(home) == std::vector<std::string>{});
        for (const Case& each : home.teams[0].cases)
            CHECK(each.severity == 0.75F);
    }
    CHECK_FALSE(find_citizen(scenario.population, "q", setting));
    CHECK_FALSE(find_citizen(scenario.population, "", setting));
}

SCENARIO("the order of a file's rows decides nothing where advantages differ") {
    const std::string people = known_people();
    const std::string ties = some_ties();
    const auto homes = drawn(PopulationFiles{people, ties}.scenario());
    const auto others = drawn(PopulationFiles{shuffled(people), shuffled(ties)}.scenario());
    CHECK(digest_of(homes) == digest_of(others));
    const auto advantage = homes[0].citizens.advantage.span();
    CHECK(std::ranges::is_sorted(advantage));
}

SCENARIO("people of equal advantage stand in the order of the file") {
    const Scenario scenario =
        PopulationFiles{"id,advantage\na,0.5\nb,0.25\nc,0.5\nd,0.25\n"}.scenario();
    const auto ids = ids_of(scenario.population, NeighbourhoodId{0U}, setting_of(scenario));
    CHECK(ids == std::vector<std::string>{"b", "d", "a", "c"});
}

SCENARIO("where no advantage is given, luck says who stands where") {
    const auto ids = [](std::uint32_t, std::uint32_t person) {
        return "p" + std::to_string(person);
    };
    const Scenario scenario = PopulationFiles{file_of("id", ids)}.scenario();
    const auto order = [&](std::uint64_t seed) {
        return ids_of(scenario.population, NeighbourhoodId{1U}, setting_of(scenario, seed));
    };
    CHECK(order(3) == order(3));
    CHECK(order(3) != order(4));
    const auto names = order(3);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == people_each);
    CHECK(ids_of(scenario_of("").population, NeighbourhoodId{0U}, setting_of(scenario)).empty());
}

SCENARIO(
    "ties of a file stand at both ends, in the slots of their kind, and no other tie is there") {
    const auto homes = drawn(PopulationFiles{known_people(), some_ties()}.scenario());
    std::size_t ends = 0;
    std::size_t across = 0;
    for (const Neighbourhood& home : homes) {
        const Ties& ties = home.citizens.ties;
        for (const CitizenId c : home.citizens.rows()) {
            double sum = 0.0;
            for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
                const CitizenId other = ties.partner[c][slot];
                if (!other.exists())
                    continue;
                ++ends;
                sum += ties.strength[c][slot].value();
                const auto& back = ties.partner[other];
                const auto there = std::ranges::find(back, c);
                REQUIRE(there != back.end());
                const auto place = static_cast<std::size_t>(there - back.begin());
                CHECK(ties.strength[other][place] == ties.strength[c][slot]);
                CHECK((place < Ties::kin_slots) == (slot < Ties::kin_slots));
            }
            CHECK(home.citizens.connectedness[c] == static_cast<float>(connectedness_of(sum)));
        }
        across += ties.across_border.size();
        CHECK(std::ranges::is_sorted(ties.across_border, {}, &BorderTie::here));
        for (const BorderTie& tie : ties.across_border) {
            const auto& back = homes[tie.there.value].citizens.ties.across_border;
            CHECK(std::ranges::any_of(back, [&](const BorderTie& other) {
                return other.here == tie.citizen_there && other.there == home.id &&
                       other.citizen_there == tie.here;
            }));
        }
        CHECK(faults_in_the_books(home) == std::vector<std::string>{});
    }
    CHECK(ends == 2 * 2 * (2 * people_each - 8)); // two ties a person within, each with two ends
    CHECK(across == 2 * 12);
}

SCENARIO("founders of the time bank bring the terms that the file gives them") {
    const Scenario scenario =
        PopulationFiles{"advantage,member,floor,cap,initial_credits,request_rate\n"
                        "0.9,1,-5,20,2.5,0.5\n"
                        "0.5,0,,,,\n"
                        "0.1,1,,,,\n"
                        "0.3,,,,,\n"}
            .scenario();
    const std::vector<MemberTerms> founders = drawn(scenario)[0].bank.founders;
    REQUIRE(founders.size() == 2);
    CHECK(founders[0].citizen == CitizenId{0U});
    CHECK(std::isnan(founders[0].floor));
    CHECK(founders[0].initial_credits == 0.0);
    CHECK(founders[1].citizen == CitizenId{3U});
    CHECK(founders[1].floor == -5.0);
    CHECK(founders[1].cap == 20.0);
    CHECK(founders[1].initial_credits == 2.5);
    CHECK(founders[1].request_rate == 0.5);
    CHECK(std::isnan(founders[1].able));
    CHECK(drawn_by_margins()[0].bank.founders.empty());
}

SCENARIO("a world is named by what its files hold, whatever they are called") {
    const PopulationFiles files{known_people(), some_ties()};
    const Scenario before = files.scenario();
    files.write("others.csv", known_people());
    const Scenario renamed = files.scenario({"population.file=others.csv"});
    CHECK(renamed.world_key == before.world_key);
    CHECK(renamed.resolved != before.resolved);
    files.write("people.csv", shuffled(known_people()));
    const Scenario other_people = files.scenario();
    CHECK(other_people.world_key != before.world_key);
    files.write("people.csv", known_people());
    CHECK(files.scenario().world_key == before.world_key);
    files.write("ties.csv", some_ties() + '\n');
    CHECK(files.scenario().world_key != before.world_key);
    CHECK(files.scenario({"population.ties=~"}).world_key != before.world_key);
}

SCENARIO("the resolved text names files with their hashes, and refuses others") {
    const PopulationFiles files{known_people(), some_ties()};
    const Scenario scenario = files.scenario();
    files.write("resolved.yaml", scenario.resolved);
    const Scenario again = files.resolved();
    CHECK(again.resolved == scenario.resolved);
    CHECK(again.world_key == scenario.world_key);
    const std::string hash = scenario.population.given->file.hash;
    CHECK(files.refusal({"population.file_hash=\"" + hash + "\""}).empty());
    CHECK(files.refusal({"population.file_hash=abc"}) ==
          "--set population.file_hash=abc: population.file_hash = abc is not the hash of "
          "people.csv, which is " +
              hash +
              " (another file, or an edit); go back to the file of then, or leave the hash "
              "out");
}

SCENARIO("any file at all either makes a sound population or is refused with words") {
    constexpr std::string_view whole = "neighbourhood,id,skills,trust,need.home-care,floor,cap\n"
                                       "0,a,0;3,0.5,0.25,-5,20\n"
                                       "1,\"b, c\",7,,0,,\n"
                                       "0,d,,1,,0,0.25\n";
    constexpr std::string_view bytes{",\"\n\r;.-+0129aeEnN %\0\xC3\xA9", 23};
    const Scenario place = scenario_of("");
    std::uint32_t refused = 0;
    constexpr std::uint32_t files = 3000;
    for (std::uint32_t file = 0; file < files; ++file) {
        const Draw chance{Luck{1, 0}, {0, file}, 0, static_cast<std::uint32_t>(Purpose::testing)};
        std::string text{whole};
        for (unsigned k = 0; k < 1 + file % 4; ++k) {
            const std::size_t at = chance.below(static_cast<std::uint32_t>(text.size()), 3 * k);
            const char byte = bytes[chance.below(bytes.size(), 3 * k + 1)];
            if (chance.occurs(0.5, 3 * k + 2)) {
                text[at] = byte;
            } else {
                text.insert(at, 1, byte);
            }
        }
        CAPTURE(text);
        Problems problems;
        GivenPeople people = read_people({"people.csv", text}, place.services, problems);
        refused += problems.has_errors() ? 1U : 0U;
        if (problems.has_errors()) {
            REQUIRE_FALSE(problems.text().empty());
            continue;
        }
        PopulationPlan plan = place.population;
        plan.citizens = static_cast<std::uint32_t>(people.size());
        plan.neighbourhoods = static_cast<std::uint32_t>(people.neighbourhoods.size());
        plan.given = std::move(people);
        for (const Neighbourhood& home : draw_population(plan, place.services, setting_of(place)))
            REQUIRE(faults_in_the_books(home) == std::vector<std::string>{});
    }
    CHECK(refused > files / 10);
    CHECK(refused < files);
}

SCENARIO("the example of the documentation is sound") {
    const Scenario scenario = load_scenario(DOWITH_EXAMPLES "/street/street.yaml", {}).scenario;
    REQUIRE(scenario.population.given);
    CHECK(scenario.population.given->ties_file.has_value());
    for (const Neighbourhood& home : drawn(scenario))
        CHECK(faults_in_the_books(home) == std::vector<std::string>{});
}
