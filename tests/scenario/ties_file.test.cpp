// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/read_people.hpp"
#include "tests/scenario/population_files.hpp"
#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

constexpr std::string_view people = "neighbourhood,id\n"
                                    "0,a\n0,b\n0,c\n0,d\n0,e\n0,f\n0,g\n0,h\n0,i\n"
                                    "1,x\n1,y\n";

std::string refused_ties(std::string_view ties) { return PopulationFiles{people, ties}.refusal(); }

} // namespace

SCENARIO("a tie of a file is told of whoever it joins, kin across a border to both sides") {
    const GivenPeople given = *PopulationFiles{people,
                                               "from,to,strength,kind\n"
                                               "a,b,0.5,neighbour\n"
                                               "c,b,0.25,\n"
                                               "a,x,1,kin\n"}
                                   .scenario()
                                   .population.given;
    REQUIRE(given.ties_of[0].size() == 3);
    REQUIRE(given.ties_of[1].size() == 1);
    CHECK(given.ties_of[0][1].strength == 0.25F);
    CHECK_FALSE(given.ties_of[0][1].is_kin);
    CHECK(given.ties_of[1][0].other == PersonId{9U});
    CHECK(given.ties_of[1][0].is_kin);
}

SCENARIO("every wrong tie is reported at once") {
    CHECK(refused_ties("from,to,strength,kind\n"
                       "a,b,0.5,kin\n"
                       "b,a,0.5,kin\n"
                       "a,a,0.5,kin\n"
                       "a,z,1.5,friend\n"
                       ",b,,\n"
                       "a,x,0.5,\n") ==
          "ties.csv:3: to = a is tied to b by a row above as well; "
          "remove one of the two (a tie stands for both of its ends)\n"
          "ties.csv:4: to = a is tied to themselves; remove the row\n"
          "ties.csv:5: to = z is nobody's id in the file of people; write an id of that file\n"
          "ties.csv:5: strength = 1.5 is outside [0, 1]\n"
          "ties.csv:5: kind = friend is no kind of tie; write kin or neighbour\n"
          "ties.csv:6: from is empty; write an id of that file\n"
          "ties.csv:6: strength is empty (there is no value to fall back on); write 0 to 1\n"
          "ties.csv:7: kind joins two neighbourhoods, 0 and 1 (only kin can); "
          "write kin, or leave the row out");
}

SCENARIO("nobody has more ties than slots") {
    CHECK(refused_ties("from,to,strength,kind\n"
                       "a,b,0.5,kin\n"
                       "a,c,0.5,kin\n"
                       "d,a,0.5,kin\n"
                       "a,x,0.5,kin\n") ==
          "ties.csv:4: to = a has 2 kin by rows above already (nobody can have more); "
          "keep the strongest ties");
    CHECK(refused_ties("from,to,strength\n"
                       "a,b,0.5\na,c,0.5\na,d,0.5\na,e,0.5\na,f,0.5\na,g,0.5\na,h,0.5\n") ==
          "ties.csv:8: from = a has 6 neighbours by rows above already (nobody can have more); "
          "keep the strongest ties");
}

SCENARIO("ties need their columns, and people with ids") {
    CHECK(refused_ties("from,too,strengt\na,b,0.5\n") ==
          "ties.csv:1: too is no column that is known here; did you mean to?\n"
          "ties.csv:1: strengt is no column that is known here; did you mean strength?\n"
          "ties.csv:1: to is missing (there is no value to fall back on); add the column\n"
          "ties.csv:1: strength is missing (there is no value to fall back on); add the column");
    CHECK(PopulationFiles{"trust\n0.5\n", "from,to,strength\n"}.refusal() ==
          "x.yaml:4:38: population.ties = ties.csv needs ids (the file of people has no column "
          "id); add the column");
    CHECK(PopulationFiles{"id,connectedness\na,0.5\nb,\n", "from,to,strength\na,b,1\n"}.refusal() ==
          "x.yaml:4:38: population.ties = ties.csv says how connected people are (the file of "
          "people says it as well); leave its column connectedness out");
}

SCENARIO("what is wrong with people and with ties is reported together") {
    CHECK(PopulationFiles{"id,trust\na,2\nb,0.5\n", "from,to,strength\na,b,3\n"}.refusal() ==
          "people.csv:2: trust = 2 is outside [0, 1]\n"
          "ties.csv:2: strength = 3 is outside [0, 1]");
}
