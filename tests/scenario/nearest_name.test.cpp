// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/nearest_name.hpp"

#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace dowith;

namespace {

std::string nearest(std::string_view name, std::vector<std::string_view> names) {
    return std::string{nearest_name(name, names).value_or("nothing")};
}

} // namespace

TEST_CASE("A name one slip away is found, whichever kind of slip it is") {
    const std::vector<std::string_view> names{"budget", "rung", "training"};
    for (const auto* slip : {"trainings", "traning", "trainink", "trianing", "Training"}) {
        CAPTURE(slip);
        CHECK(nearest(slip, names) == "training");
    }
}

TEST_CASE("Case and the kind of hyphen do not count as slips") {
    CHECK(nearest("Response-Rate", {"response_rat", "response_rate"}) == "response_rate");
    CHECK(nearest("AB", {"ab"}) == "ab");
}

TEST_CASE("A name is near within one slip for every three letters and not beyond") {
    CHECK(nearest("abcdef", {"abcdxy"}) == "abcdxy");  // two slips in six letters
    CHECK(nearest("abcdef", {"abcxyz"}) == "nothing"); // three
    CHECK(nearest("ab", {"ac"}) == "nothing");         // one in two
    CHECK(nearest("seed", {"weeks"}) == "nothing");
    CHECK(nearest("", {"seed"}) == "nothing");
    CHECK(nearest("seed", {}) == "nothing");
}

TEST_CASE("Of two near names the nearer wins, and of equals the earlier") {
    CHECK(nearest("worlds", {"world_ss", "worldss"}) == "worldss");
    CHECK(nearest("need_met", {"need_mex", "need_mey"}) == "need_mex");
}

TEST_CASE("A suggestion is the nearest name, or else all names") {
    const std::vector<std::string_view> names{"budget", "rung"};
    CHECK(suggest_name("bugdet", names) == "did you mean budget?");
    CHECK(suggest_name("colour", names) == "known: budget, rung");
    CHECK(suggest_name("colour", {}) == "nothing is known here");
}

TEST_CASE("Of many names the nearest share words, or else have the fewest slips") {
    const std::vector<std::string_view> names{
        "budget", "social_cost", "wellbeing", "Staff-Cost", "cast_off", "staff_load"};
    using Names = std::vector<std::string_view>;
    CHECK(nearest_names("cost", names, 3) == Names{"Staff-Cost", "social_cost"});
    CHECK(nearest_names("cost", names, 1) == Names{"Staff-Cost"}); // fewer letters to add
    CHECK(nearest_names("cost_of_staff", names, 2) == Names{"Staff-Cost", "cast_off"});
    CHECK(nearest_names("baggage", names, 1) == Names{"budget"});
    CHECK(nearest_names("cost", {}, 3).empty());
    CHECK(suggest_of_many("cost", names, "`x`") == "nearest: Staff-Cost, social_cost; `x` has all");
    CHECK(suggest_of_many("bugdet", names, "`x`") == "did you mean budget?");
}
