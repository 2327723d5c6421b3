// SPDX-License-Identifier: Apache-2.0
#include "sim/model/team.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/world_builder.hpp"

using namespace dowith;

namespace {

std::uint64_t digest_of(const Neighbourhood& home) {
    Digest digest;
    home.add_to(digest);
    return digest.value();
}

} // namespace

SCENARIO("a citizen's case is found among many, and none where there is none") {
    HandMade place{100};
    for (std::uint32_t row = 0; row < 100; row += 3) {
        place.open_case(CitizenId{row}, 0.5F);
    }
    for (const CitizenId c : place.people().rows()) {
        const Case* own = place.team().case_of(c);
        REQUIRE((own != nullptr) == (c.value % 3 == 0));
        CHECK((own == nullptr || own->citizen == c));
    }
    CHECK(Team{}.case_of(CitizenId{0U}) == nullptr);
}

SCENARIO("the least busy is somebody in post, the first of equals, and nobody in an empty office") {
    Team team;
    CHECK_FALSE(team.least_busy().exists());
    team.professionals.push_back({.caseload = 5});
    team.professionals.push_back({.caseload = 3});
    team.professionals.push_back({.caseload = 3});
    team.professionals.push_back({.vacant_weeks = 1, .caseload = 0});
    CHECK(team.least_busy() == ProfessionalId{1U});
    CHECK(team.posts_filled() == 3);
    for (Professional& who : team.professionals.span()) {
        who.vacant_weeks = 1;
    }
    CHECK_FALSE(team.least_busy().exists());
    CHECK(team.posts_filled() == 0);
}

SCENARIO("whatever may bear on the future shows in the fingerprint of a neighbourhood") {
    HandMade place;
    place.open_case(CitizenId{1U}, 0.5F);
    place.team().issues.push_back({CitizenId{2U}, 7, 0.4F});
    const std::uint64_t before = digest_of(place.home);
    const auto moved = [&](auto&& change) {
        HandMade other = place;
        change(other);
        return digest_of(other.home) != before;
    };
    CHECK_FALSE(moved([](HandMade&) {}));
    CHECK_FALSE(moved([](HandMade& h) { h.home.happenings.contacts = 9.0; })); // seen, not felt
    CHECK(moved([](HandMade& h) { h.people().trust[CitizenId{0U}] += 1e-6F; }));
    CHECK(moved([](HandMade& h) { h.people().pending[CitizenId{0U}] = 1; }));
    CHECK(moved([](HandMade& h) { h.people().ties.strength[CitizenId{0U}][3] = Strength{0.1}; }));
    CHECK(moved([](HandMade& h) { h.people().ties.partner[CitizenId{0U}][3] = CitizenId{2U}; }));
    CHECK(moved([](HandMade& h) { h.team().cases[0].bond = 0.61F; }));
    CHECK(moved([](HandMade& h) { h.team().cases[0].withdrawn = true; }));
    CHECK(moved([](HandMade& h) { h.team().cases[0].compelled = true; }));
    CHECK(moved([](HandMade& h) { h.team().cases[0].clash = true; }));
    CHECK(moved([](HandMade& h) { h.team().cases[0].was_deep = true; }));
    CHECK(moved([](HandMade& h) { h.home.knows_peers = true; }));
    CHECK(moved([](HandMade& h) { h.team().cases[0].professional = ProfessionalId::none(); }));
    CHECK(moved([](HandMade& h) { h.team().cases.clear(); }));
    CHECK(moved([](HandMade& h) { h.team().issues[0].promised = 0.5F; }));
    CHECK(moved([](HandMade& h) { h.team().issues[0].due_week = 8; }));
    CHECK(moved([](HandMade& h) { ++h.professional().tenure_weeks; }));
    CHECK(moved([](HandMade& h) { h.professional().vacant_weeks = 1; }));
    CHECK(moved([](HandMade& h) { h.professional().attitude = 0.46F; }));
    CHECK(moved([](HandMade& h) { h.team().design.answered[1][2] = 1.0; }));
    CHECK(moved([](HandMade& h) { h.team().design.fit[2] = 0.66; }));
    CHECK(moved([](HandMade& h) { h.team().load = 1.01; }));
    CHECK(moved([](HandMade& h) { h.team().cynicism = 0.01; }));
    CHECK(moved([](HandMade& h) { h.team().experience = 0.01; }));
    CHECK(moved([](HandMade& h) { h.team().post_share = 0.99; }));
    CHECK(moved([](HandMade& h) { h.team().mean_quality = 0.41; }));
    CHECK(moved([](HandMade& h) { h.team().unanswered_lately = 1.0; }));
    CHECK(moved([](HandMade& h) { h.home.reference_agency += 1e-9; }));
}
