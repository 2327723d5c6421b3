// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/value_for_money.hpp"

#include "sim/experiment/world.hpp"
#include "sim/model/parameters.hpp"
#include "tests/support/catch.hpp"

#include <vector>

using namespace dowith;

namespace {

MoneyParameters money() {
    MoneyParameters p = default_parameters().money;
    p.cashable = 0.25;
    p.cashable_from = 2.0;
    p.cashable_until = 6.0;
    return p;
}

} // namespace

TEST_CASE("nothing is cashed before the lag, and all of it once the lag has passed") {
    const std::vector<double> baseline(20, 100.0);
    const std::vector<double> policy(20, 92.0); // eight hours fewer every week
    const std::vector<double> cashed = avoided_hours_cashed(baseline, policy, money());
    CHECK(cashed[0] == 0.0);
    CHECK(cashed[2] == 0.0);
    CHECK(cashed[3] == Approx(0.25 * 8.0 / 4.0)); // one of the four weeks of the window has passed
    CHECK(cashed[6] == Approx(0.25 * 8.0));
    CHECK(cashed[19] == Approx(0.25 * 8.0));
}

TEST_CASE("a policy that requires more hours than the baseline is charged for them") {
    const std::vector<double> baseline(20, 100.0);
    const std::vector<double> policy(20, 108.0);
    CHECK(avoided_hours_cashed(baseline, policy, money())[19] == Approx(-2.0));
}

TEST_CASE("the social view is the agency's view plus citizens' time plus need left unmet") {
    WorldResult world;
    world.weeks = 3;
    const std::size_t width = all_series().size();
    world.values.assign(2, std::vector<float>(3 * width, 0.0F));
    for (std::size_t week = 0; week < 3; ++week) {
        float* const row = world.values[1].data() + week * width;
        row[find_series("agency_spending")] = 250.0F;
        row[find_series("citizen_hours")] =
            20.0F; // per thousand and week: 20/1000 × 52 × 12 = 12.48
        row[find_series("unmet_value")] = 300.0F;
    }
    add_value_for_money(world, 0, default_parameters().money);
    CHECK(world.value(1, 2, find_series("citizens_time")) == Approx(12.48));
    CHECK(world.value(1, 2, find_series("agency_cost")) == Approx(250.0));
    CHECK(world.value(1, 2, find_series("social_cost")) == Approx(562.48));
}
