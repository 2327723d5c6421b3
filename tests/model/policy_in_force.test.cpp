// SPDX-License-Identifier: Apache-2.0
#include "sim/model/policy_in_force.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/worked_numbers.hpp"
#include "tests/support/world_builder.hpp"

#include <cmath>

using namespace dowith;

namespace {

InForce in_week(std::uint32_t weeks, const Practice& practice) {
    return in_force(one_practice("one", practice), weeks, 0, worked_parameters().practice);
}

} // namespace

SCENARIO("managers let half of what is declared happen at a support of 0.3, and little below it") {
    const PracticeParameters p = worked_parameters().practice;
    CHECK(release(0.3, p) == Approx(0.5));
    CHECK(release(0.7, p) == Approx(0.2401 / (0.2401 + 0.0081)));
    CHECK(release(0.15, p) == Approx(1.0 / 17.0)); // half the support, a sixteenth of the odds
    CHECK(release(0.0, p) == 0.0);
    CHECK(release(1.0, p) < 1.0);
    for (double support = 0.0; support < 0.95; support += 0.05) {
        CHECK(release(support + 0.05, p) > release(support, p));
    }
}

SCENARIO("rounds are held in part even against managers, and almost all with them") {
    Practice practice = default_practice();
    practice.manager_support = 0.0;
    CHECK(in_week(0, practice).rounds_held == Approx(0.4));
    practice.manager_support = 1.0;
    CHECK(in_week(0, practice).rounds_held == Approx(0.4 + 0.6 / 1.0081));
}

SCENARIO("co-delivery takes setting up in its first half-year, and only co-delivery does") {
    Practice practice = default_practice();
    CHECK_FALSE(in_week(0, practice).setting_up);
    practice.delivery_share = 0.4;
    CHECK(in_week(0, practice).setting_up);
    CHECK(in_week(25, practice).setting_up);
    CHECK_FALSE(in_week(26, practice).setting_up);
}

SCENARIO("a place's managers and habits shift what policies declare, within [0, 1]") {
    PracticeParameters p = worked_parameters().practice;
    const Policy policy = one_practice("one", default_practice());
    const Practice declared = default_practice();
    p.manager_support_shift = -0.2;
    p.fidelity_shift = 0.1;
    const InForce shifted = in_force(policy, 0, 0, p);
    CHECK(shifted.practice.manager_support == Approx(declared.manager_support - 0.2));
    CHECK(shifted.practice.fidelity == Approx(declared.fidelity + 0.1));
    CHECK(shifted.release == release(shifted.practice.manager_support, p));
    p.manager_support_shift = -1.0;
    p.fidelity_shift = 1.0;
    CHECK(in_force(policy, 0, 0, p).practice.manager_support == 0.0);
    CHECK(in_force(policy, 0, 0, p).practice.fidelity == 1.0);
    CHECK(in_force(policy, 0, 0, p).release == 0.0);
}
