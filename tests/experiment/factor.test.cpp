// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/sweep/factor.hpp"

#include "sim/scenario/uncertain.hpp"
#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <string>
#include <vector>

using namespace dowith;
using Catch::Matchers::Contains;

namespace {

Factor factor_of(const std::string& word) {
    Problems problems;
    const auto factor = read_factor(word, small_scenario(), problems);
    INFO(problems.text());
    REQUIRE(factor.has_value());
    return *factor;
}

std::string fault_of(const std::string& word) {
    Problems problems;
    CHECK_FALSE(read_factor(word, small_scenario(), problems).has_value());
    CHECK(problems.errors() == 1);
    return problems.text();
}

} // namespace

TEST_CASE("a list is cut at its commas, but not at those within quotes and brackets") {
    CHECK(factor_of("policies.together.training=0, 20,40").values ==
          std::vector<std::string>{"0", "20", "40"});
    CHECK(factor_of("policies.a.rung=\"a, b\",c").values ==
          std::vector<std::string>{"\"a, b\"", "c"});
    CHECK(factor_of("mechanisms=[need, delivery],[need]").values ==
          std::vector<std::string>{"[need, delivery]", "[need]"});
    CHECK(factor_of("policies.a.rung=informing").values == std::vector<std::string>{"informing"});
}

TEST_CASE("paths are those of --set, in full") {
    CHECK(factor_of("need.exit=0:1").path == "parameters.need.exit");
    CHECK(factor_of("parameters.need.exit=0:1").path == "parameters.need.exit");
    CHECK(factor_of("services.care.substitution=0:1").path == "services.care.substitution");
}

TEST_CASE("a range goes from its low end to its high one, as its likelihood says") {
    const Factor even = factor_of("need.exit=0.2:0.6");
    CHECK(even.value_at(0.0) == "0.2");
    CHECK(even.value_at(0.5) == "0.4");
    CHECK(even.value_at(1.0) == "0.6");
    const Factor peaked = factor_of("need.exit=0.2:0.3:0.6");
    for (const double u : {0.0, 0.1, 0.25, 0.7, 1.0}) {
        CHECK(peaked.quantile(u) == triangular(0.2, 0.3, 0.6, u));
    }
    const Factor ratio = factor_of("need.exit=0.01:100:log");
    CHECK(ratio.value_at(0.0) == "0.01");
    CHECK(ratio.value_at(1.0) == "100");
    CHECK(ratio.quantile(0.5) == Approx(1.0).epsilon(1e-12)); // as far from one end as the other
    CHECK(ratio.quantile(0.25) == Approx(0.1).epsilon(1e-12));
}

TEST_CASE("a range in so many steps is a list with both ends") {
    CHECK(factor_of("need.exit=0:1/5").values ==
          std::vector<std::string>{"0", "0.25", "0.5", "0.75", "1"});
    CHECK(factor_of("need.exit=0:1/11").values[3] == "0.3");
    CHECK(factor_of("need.exit=1:100:log/3").values == std::vector<std::string>{"1", "10", "100"});
}

TEST_CASE("the parts of the unit interval belong to the values of a list, as large for each") {
    const Factor list = factor_of("policies.a.rung=x,y,z,w");
    for (const auto& [u, value] : std::vector<std::pair<double, std::string>>{
             {0.0, "x"}, {0.2499, "x"}, {0.25, "y"}, {0.5, "z"}, {0.999, "w"}, {1.0, "w"}}) {
        CHECK(list.value_at(u) == value);
    }
}

TEST_CASE("a path alone is varied over what is declared plausible") {
    const Factor number = factor_of("need.exit");
    CHECK(number.likelihood == Likelihood::triangular);
    CHECK(number.mode == small_scenario().parameters.need.exit);
    CHECK(number.low < number.mode);
    CHECK(number.high > number.mode);
    const Factor lever = factor_of("policies.together.training");
    CHECK(lever.likelihood == Likelihood::uniform);
    CHECK(lever.low == 0.0);
    CHECK(lever.high == 60.0);
    CHECK(factor_of("policies.together.time_bank.broker_hours").high > 0.0);
}

TEST_CASE("what cannot vary is refused in a sentence with its hint") {
    CHECK_THAT(fault_of("need.exit=0.6:0.2"), Contains("does not rise"));
    CHECK_THAT(fault_of("need.exit=0.2:0.9:0.6"), Contains("mode outside"));
    CHECK_THAT(fault_of("need.exit=0:1:log"), Contains("does not begin above 0"));
    CHECK_THAT(fault_of("need.exit=0:0.5:1/3"), Contains("has a mode"));
    CHECK_THAT(fault_of("need.exit=0:1/1"), Contains("2 to 1000"));
    CHECK_THAT(fault_of("need.exit=0.1,,0.2"), Contains("empty value"));
    CHECK_THAT(fault_of("need.exit=0.1,0.1"), Contains("0.1 twice"));
    CHECK_THAT(fault_of("policies.together.rung"), Contains("no range that is declared plausible"));
    CHECK_THAT(fault_of("need.exits"), Contains("did you mean parameters.need.exit?"));
    CHECK_THAT(fault_of("=1,2"), Contains("nothing is named"));
    CHECK_THAT(fault_of("outreach=0,1"), Contains("write policies.NAME.outreach"));
    CHECK_THAT(fault_of("worlds=1,2"), Contains("--worlds"));
    CHECK_THAT(fault_of("weeks.horizon=52,104"), Contains("all points share one calendar"));
    CHECK_THAT(fault_of("record.ledger=true,false"), Contains("no ledgers"));
    CHECK_THAT(fault_of("need.exit=0.6:0.2"), Contains("--vary need.exit=0.6:0.2: "));
}

TEST_CASE("a path that is varied twice is told, whatever it is called") {
    Problems problems;
    const std::vector<std::string> words{"need.exit=0:1", "parameters.need.exit=0,1", "x=="};
    CHECK(read_factors(words, small_scenario(), problems).size() == 2);
    CHECK_THAT(problems.text(), Contains("varied twice"));
}
