// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_people.hpp"
#include "sim/scenario/source_text.hpp"
#include "tests/scenario/population_files.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>

using namespace dowith;

namespace {

GivenPeople people_in(std::string_view text) {
    return *PopulationFiles{text}.scenario().population.given;
}

} // namespace

SCENARIO("a file says who lives where, in any order of columns and rows") {
    const GivenPeople people = people_in("trust,neighbourhood,id\n"
                                         "0.25,1,ann\n"
                                         "0.5,0,bob\n"
                                         ",1,\n");
    CHECK(people.neighbourhoods == std::vector<std::string>{"0", "1"});
    CHECK(people.ids == std::vector<std::string>{"ann", "bob", ""});
    CHECK(people.people_of[1] == std::vector<PersonId>{PersonId{0U}, PersonId{2U}});
    CHECK(people.home_of[1] == NeighbourhoodId{0U});
    CHECK(GivenPeople::said(people.trust, PersonId{0U}) == 0.25F);
    CHECK_FALSE(GivenPeople::said(people.trust, PersonId{2U}));
    CHECK_FALSE(GivenPeople::said(people.giving, PersonId{0U}));
}

SCENARIO("the numbers of people and neighbourhoods are those of the file") {
    const Scenario scenario = PopulationFiles{"neighbourhood\nb\na\nb\n"}.scenario();
    CHECK(scenario.population.citizens == 3);
    CHECK(scenario.population.neighbourhoods == 2);
    CHECK(scenario.population.given->neighbourhoods == std::vector<std::string>{"a", "b"});
    CHECK(scenario.population.given->home_of[0] == NeighbourhoodId{1U});
}

SCENARIO("numbered neighbourhoods keep their numbers, beyond nine as well") {
    std::string text = "neighbourhood\n";
    for (int i = 11; i >= 0; --i)
        text += std::to_string(i) + '\n';
    const GivenPeople people = people_in(text);
    CHECK(people.neighbourhoods[2] == "2");
    CHECK(people.home_of[0] == NeighbourhoodId{11U});
}

SCENARIO("without a column of neighbourhoods all live in one") {
    const Scenario scenario = PopulationFiles{"trust\n0.5\n0.5\n"}.scenario();
    CHECK(scenario.population.neighbourhoods == 1);
    CHECK(scenario.population.citizens == 2);
}

SCENARIO("skills are sets of kinds of task, and ages are years or bands") {
    const GivenPeople people = people_in("skills,age\n"
                                         "0;3;15,16-29\n"
                                         ",80+\n"
                                         "7,64\n"
                                         "7,65\n"
                                         "7,16\n"
                                         "7,\n");
    CHECK(people.skills[0] == std::uint16_t{1U | 1U << 3U | 1U << 15U});
    CHECK_FALSE(people.skills[1]);
    CHECK(people.skills[2] == std::uint16_t{1U << 7U});
    const std::vector<std::optional<std::uint8_t>> bands{0, 4, 2, 3, 0, {}};
    CHECK(people.age_band == bands);
}

SCENARIO("what a spreadsheet writes is read: byte order mark, CRLF, quotes, lines within quotes") {
    const GivenPeople people = people_in("\xEF\xBB\xBFid,trust\r\n"
                                         "\"Ann, of\r\nnumber 3\",\"0.5\"\r\n"
                                         "\r\n"
                                         "\"Bob \"\"B\"\"\",1e-1");
    CHECK(people.ids == std::vector<std::string>{"Ann, of\r\nnumber 3", "Bob \"B\""});
    CHECK(people.trust == std::vector<float>{0.5F, 0.1F});
}

SCENARIO("every wrong cell is reported at once, with its line, column, value, reason and hint") {
    CHECK(refused_people("id,trust,free_hours,member,floor,need.home-care,skills,age\n"
                         "a,1.4,0,1,-5,0,3,16\n"
                         "b,45%,169,2,-5.1,1.5,16,15\n"
                         "a,NA,-1,0.5,x,nan,3;;4,old\n"
                         "c,inf,\"1,5\",1,-5 h,0.1,3 4,200\n") ==
          "people.csv:2: trust = 1.4 is outside [0, 1]\n"
          "people.csv:3: trust = 45% is a percentage (a share is needed); write 0.45\n"
          "people.csv:3: free_hours = 169 is outside [0, 168] h/week\n"
          "people.csv:3: member = 2 is outside [0, 1]\n"
          "people.csv:3: floor = -5.1 is no multiple of 0.25 h\n"
          "people.csv:3: need.home-care = 1.5 is outside [0, 1]\n"
          "people.csv:3: skills = 16 names no kinds of task (numbers from 0 to 15); "
          "separate them by semicolons, as in 0;3;7\n"
          "people.csv:3: age = 15 is outside [16, 120] years\n"
          "people.csv:4: id = a is the id of line 2 as well; give each person an id of their own\n"
          "people.csv:4: trust = NA is text (a number is needed); "
          "write a number, or leave the cell empty\n"
          "people.csv:4: free_hours = -1 is outside [0, 168] h/week\n"
          "people.csv:4: member = 0.5 is no whole number\n"
          "people.csv:4: floor = x is text (a number is needed); "
          "write a number, or leave the cell empty\n"
          "people.csv:4: need.home-care = nan is no finite number (nothing can be computed with "
          "it); write a number, or leave the cell empty\n"
          "people.csv:4: skills = 3;;4 names no kinds of task (numbers from 0 to 15); "
          "separate them by semicolons, as in 0;3;7\n"
          "people.csv:4: age = old is text (a number is needed); "
          "write a number, or leave the cell empty\n"
          "people.csv:5: trust = inf is no finite number (nothing can be computed with it); "
          "write a number, or leave the cell empty\n"
          "people.csv:5: free_hours = 1,5 contains a comma (digits stand together, a fraction "
          "follows a point); write 15 or 1.5\n"
          "people.csv:5: floor = -5 h carries a unit (it is fixed: h); write -5\n"
          "people.csv:5: skills = 3 4 names no kinds of task (numbers from 0 to 15); "
          "separate them by semicolons, as in 0;3;7\n"
          "people.csv:5: age = 200 is outside [16, 120] years");
}

SCENARIO("cells that are no numbers say what to write instead") {
    const auto refused_trust = [](const std::string& cell) {
        return refused_people("trust\n" + cell + "\n");
    };
    CHECK(refused_trust("NA") == "people.csv:2: trust = NA is text (a number is needed); "
                                 "write a number, or leave the cell empty");
    CHECK(refused_trust("nan") ==
          "people.csv:2: trust = nan is no finite number (nothing can be computed with it); "
          "write a number, or leave the cell empty");
    CHECK(refused_trust("-Inf") ==
          "people.csv:2: trust = -Inf is no finite number (nothing can be computed with it); "
          "write a number, or leave the cell empty");
    CHECK(refused_trust("45%") ==
          "people.csv:2: trust = 45% is a percentage (a share is needed); write 0.45");
    CHECK(refused_trust("45") == "people.csv:2: trust = 45 is outside [0, 1]; a share, not a "
                                 "percentage: 0.45");
    CHECK(refused_trust("\"0,5\"") ==
          "people.csv:2: trust = 0,5 contains a comma (digits stand together, a fraction follows a "
          "point); write 0.5");
    CHECK(refused_trust(".5") ==
          "people.csv:2: trust = .5 has no digit on one side of the point; write 0.5");
    CHECK(refused_trust("1e999") ==
          "people.csv:2: trust = 1e999 is too large (numbers end at 1.8e308); "
          "write a smaller number");
    CHECK(refused_trust(std::string(100, 'x')) ==
          "people.csv:2: trust = " + std::string(60, 'x') +
              "... is text (a number is needed); write a number, or leave the cell empty");
}

SCENARIO("a header names known columns, each once") {
    CHECK(refused_people("trsut,id,need.hme-care,id,\n0.5,a,0,b,1\n") ==
          "people.csv:1: trsut is no column that is known here; did you mean trust?\n"
          "people.csv:1: need.hme-care is no column that is known here; did you mean "
          "need.home-care?\n"
          "people.csv:1: id names two columns; remove one of the two\n"
          "people.csv:1: column 5 has no name; name it, or remove it");
    CHECK(refused_people("id;trust\na;0.5\n") ==
          "people.csv:1: the line separates cells by semicolons; separate them by commas");
    CHECK(refused_people("id\ttrust\na\t0.5\n") ==
          "people.csv:1: the line separates cells by tabs; separate them by commas");
    CHECK(refused_people("") == "people.csv: the file holds no table (its first line names the "
                                "columns); see docs/population-file.md");
    CHECK(refused_people("id,trust\n\n") ==
          "people.csv: the file holds nobody; add a row a person");
}

SCENARIO("rows have as many cells as the header, and quotes that pair") {
    CHECK(refused_people("id,trust\n"
                         "a\n"
                         "\"b\nb\",0.5,1\n"
                         "c\"c,0.5\n"
                         "d,2\n"
                         "e,\"0.5\n") ==
          "people.csv:2: the row has 1 cell, the header 2; leave a cell empty, not out\n"
          "people.csv:3: the row has 3 cells, the header 2; put cells that contain commas into "
          "quotes\n"
          "people.csv:5: the row has quotes that do not pair; put quotes around a whole cell, and "
          "double those within it\n"
          "people.csv:6: trust = 2 is outside [0, 1]\n"
          "people.csv:7: the row has quotes that do not pair; put quotes around a whole cell, and "
          "double those within it");
}

SCENARIO("homes and ids are checked: empty, twice, with gaps") {
    CHECK(refused_people("neighbourhood,id\n0,a\n,b\n0,a\n") ==
          "people.csv:3: neighbourhood is empty (nobody can be drawn a home); say where they live\n"
          "people.csv:4: id = a is the id of line 2 as well; give each person an id of their own");
    CHECK(refused_people("neighbourhood\n0\n3\n1\n") ==
          "people.csv: neighbourhood has nobody in 2 (numbers count from 0 to 3); "
          "count without gaps, or write names");
    CHECK(refused_people("neighbourhood\n1\n2\n") ==
          "people.csv: neighbourhood has nobody in 0 (numbers count from 0 to 2); "
          "count without gaps, or write names");
    CHECK(refused_people("neighbourhood\n01\n02\n").empty()); // codes, not numbers
    CHECK(refused_people("neighbourhood,id\n0,a\n1\n2,c\n") ==
          "people.csv:3: the row has 1 cell, the header 2; leave a cell empty, not out");
}

SCENARIO("terms of the time bank fit each other") {
    CHECK(refused_people("member,floor,cap,initial_credits,target,able,request_rate,ask_stigma\n"
                         "1,-5,20,0,4.25,0.3,0.5,0\n"
                         "1,5,4,,,,,\n"
                         "1,-5,,-6,,,,\n"
                         "1,,5,5.25,,,,\n"
                         "1,-5.1,,,,,,\n"
                         "0.5,,,,,1.5,-1,2\n") ==
          "people.csv:3: floor = 5 is above the cap, 4; a balance lies between floor and cap\n"
          "people.csv:4: initial_credits = -6 is below the floor, -5; "
          "a balance lies between floor and cap\n"
          "people.csv:5: initial_credits = 5.25 is above the cap, 5; "
          "a balance lies between floor and cap\n"
          "people.csv:6: floor = -5.1 is no multiple of 0.25 h\n"
          "people.csv:7: member = 0.5 is no whole number\n"
          "people.csv:7: able = 1.5 is outside [0, 1]\n"
          "people.csv:7: request_rate = -1 is outside [0, 100] 1/week\n"
          "people.csv:7: ask_stigma = 2 is outside [0, 1]");
}

SCENARIO("a file that is no text, no file or elsewhere is refused") {
    CHECK(refused_people(std::string_view{"id\na\0b\n", 7}) ==
          "people.csv:2: the byte 0x00 is no text (a control character); "
          "save it as text in UTF-8");
    CHECK(refused_people("id\na\nJos\xE9\n") ==
          "people.csv:3: the byte 0xe9 is no UTF-8; save it as text in UTF-8");
    CHECK(refused_people("\xFF\xFEi\0d\0") ==
          "people.csv:1: the file is UTF-16; save it as text in UTF-8");
    const PopulationFiles files{"id\na\n"};
    CHECK(files.refusal({"population.file=none.csv"}) ==
          "none.csv: the file does not exist; check its name and folder");
    CHECK(files.refusal({"population.file=../people.csv"}) ==
          "--set population.file=../people.csv: population.file = ../people.csv leaves the folder "
          "of the scenario; name a file below that folder, as in data/people.csv");
    CHECK(files.refusal({"population.file=/people.csv"}) ==
          "--set population.file=/people.csv: population.file = /people.csv is an absolute path (a "
          "scenario must work in any folder); name a file below that folder, as in "
          "data/people.csv");
    CHECK(refused("population: {file: people.csv}\n") ==
          "x.yaml:4:20: population.file = people.csv cannot be used here (there are no files); "
          "name a file below that folder, as in data/people.csv");
}

SCENARIO("numbers that the scenario gives beside a file must be those of the file") {
    const PopulationFiles files{"neighbourhood\n0\n1\n0\n"};
    CHECK(files.refusal({"population.citizens=60", "population.neighbourhoods=3"}) ==
          "--set population.citizens=60: population.citizens = 60 is not how many people the file "
          "has, which is 3; leave it out (`citizens: ~` where a base says it)\n"
          "--set population.neighbourhoods=3: population.neighbourhoods = 3 is not how many "
          "neighbourhoods the file has, which is 2; leave it out (`neighbourhoods: ~` where a base "
          "says it)");
    CHECK(files.refusal({"population.neighbourhoods=2"}).empty());
    CHECK(refused("population: {ties: t.csv, file_hash: \"\"}\n") ==
          "x.yaml:4:20: population.ties = t.csv needs a file of people; "
          "name it under population.file\n"
          "x.yaml:4:38: population.file_hash = \"\" needs a file of people; "
          "name it under population.file");
}

SCENARIO("of very many wrong rows a hundred are shown and all are counted") {
    std::string text = "trust\n";
    for (int row = 0; row < 20000; ++row)
        text += "2\n";
    const std::string refusal = refused_people(text);
    CHECK(std::ranges::count(refusal, '\n') == 100);
    CHECK(refusal.ends_with("\nand 19900 more"));
}

SCENARIO("a data file may be large, but not without end") {
    const PopulationFiles files{"id\n" + std::string(file_bytes_max, '\n') + "a\n"};
    CHECK(files.refusal().empty());
    TemporaryFolder folder;
    std::ofstream{folder / "a.csv"} << std::string(1000, 'a');
    CHECK(std::get<Complaint>(read_file(folder / "a.csv", std::size_t{999})).message ==
          "is larger than 0 MiB");
}
