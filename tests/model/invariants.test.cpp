// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/ladder.hpp"
#include "tests/support/bookkeeping.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

using namespace dowith;

namespace {

/// Lives three years and looks into the books after every week. The digest refuses NaN by contract.
void check_three_years(SmallWorld world) {
    world.run(156, [](const District<Neighbourhood>& now) {
        for (const Neighbourhood& home : now.neighbourhoods) {
            const std::vector<std::string> faults = faults_in_the_books(home);
            INFO("week " << now.week.value);
            REQUIRE(faults == std::vector<std::string>{});
        }
        (void)now.digest();
    });
}

} // namespace

SCENARIO("on every rung of the ladder the books are in order, every week for three years") {
    for (const Rung& rung : built_in_ladder("tlap").rungs) {
        INFO("rung " << rung.name);
        check_three_years(WorldBuilder{}
                              .citizens(500)
                              .neighbourhoods(2)
                              .services(2)
                              .practice(rung.practice)
                              .build());
    }
}

SCENARIO("the books stay in order where everything goes wrong at once") {
    Practice harsh = busy_practice();
    harsh.conditionality = 1.0;
    harsh.budget = 0.3;
    harsh.manager_support = 0.0;
    harsh.information = 0.0;
    check_three_years(WorldBuilder{}
                          .citizens(400)
                          .practice(harsh)
                          .tuned([](Parameters& p) {
                              p.staff.quit_low = p.staff.quit_high = 3.0;
                              p.need.crisis_rate = 30.0;
                          })
                          .technology([](Technology& t) { t.onset_rate = 0.5; })
                          .build());
}

SCENARIO("the books stay in order where everything goes well at once") {
    Practice excellent = busy_practice();
    excellent.conditionality = 0.0;
    excellent.manager_support = excellent.information = 1.0;
    excellent.response_rate = excellent.delivered = excellent.design_power = 1.0;
    excellent.contacts_per_year = 52.0;
    excellent.budget = 4.0;
    excellent.skill_factor = 5.0;
    excellent.fit_bonus = 1.0;
    check_three_years(WorldBuilder{}.citizens(5000).practice(excellent).build());
}

SCENARIO("the books stay in order where a time bank has every rule there is") {
    check_three_years(WorldBuilder{}
                          .citizens(600)
                          .neighbourhoods(2)
                          .practice(busy_practice())
                          .bank(busy_bank_rules())
                          .tuned([](Parameters& p) {
                              p.time_bank.founders = 0.2;
                              p.time_bank.idle_weeks = 10.0;
                              p.time_bank.leaving = 4.0;
                          })
                          .build());
}

SCENARIO("tiny places live: one citizen, three, or nine and two services") {
    for (const std::uint32_t citizens : {1U, 3U, 9U}) {
        check_three_years(
            WorldBuilder{}.citizens(citizens).services(2).practice(busy_practice()).build());
        check_three_years(WorldBuilder{}
                              .citizens(citizens)
                              .practice(busy_practice())
                              .bank(busy_bank_rules())
                              .tuned([](Parameters& p) { p.time_bank.founders = 1.0; })
                              .build());
    }
}
