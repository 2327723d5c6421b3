// SPDX-License-Identifier: Apache-2.0
#include "sim/model/policy.hpp"

#include "tests/support/catch.hpp"

using namespace dowith;

namespace {

Stage stage(std::uint32_t from_week, double delivery_share) {
    Practice practice = default_practice();
    practice.delivery_share = delivery_share;
    Stage stage;
    stage.from_week = from_week;
    stage.practice = {practice};
    return stage;
}

} // namespace

SCENARIO("the stage in force is the last that has begun") {
    const Policy policy{"in steps", {stage(0, 0.0), stage(52, 0.2), stage(104, 0.4)}};
    CHECK(policy.stage_at(0).from_week == 0);
    CHECK(policy.stage_at(51).from_week == 0);
    CHECK(policy.stage_at(52).from_week == 52);
    CHECK(policy.stage_at(103).from_week == 52);
    CHECK(policy.stage_at(104).from_week == 104);
    CHECK(policy.stage_at(10000).from_week == 104);
}

SCENARIO("co-delivery is as old as its present spell, whatever stages it went through") {
    const Policy grown{"grown", {stage(0, 0.0), stage(52, 0.2), stage(104, 0.4)}};
    CHECK(grown.weeks_of_co_delivery(52, 0) == 0);
    CHECK(grown.weeks_of_co_delivery(60, 0) == 8);
    CHECK(grown.weeks_of_co_delivery(110, 0) == 58); // more of the same is no new beginning
    const Policy resumed{"resumed", {stage(0, 0.4), stage(30, 0.0), stage(40, 0.4)}};
    CHECK(resumed.weeks_of_co_delivery(29, 0) == 29);
    CHECK(resumed.weeks_of_co_delivery(45, 0) == 5); // but a break is
}
