// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/judgement.hpp"

#include "tests/support/catch.hpp"

#include <limits>
#include <set>
#include <string_view>

using namespace dowith;

namespace {

Part part_of(Estimator estimator, Band band) { return {"a thing", "1", band, estimator, nullptr}; }

} // namespace

SCENARIO("a median is met inside its band, however wide the worlds are spread") {
    const Part part = part_of(Estimator::median, {.low = 0.0, .high = 1.0});
    const Finding inside = finding_of(part, {.values = {-5.0, 0.5, 7.0}});
    CHECK(inside.value == 0.5);
    CHECK(inside.met);
    CHECK(inside.low < -4.0);
    CHECK(inside.high > 6.0);
    CHECK(inside.worlds == 3);
    CHECK_FALSE(finding_of(part, {.values = {-5.0, 1.5, 7.0}}).met);
    CHECK(finding_of(part, {.values = {1.0}}).met); // an end is inside
}

SCENARIO("a mean is met only where its whole interval is inside, and the median") {
    const Part part = part_of(Estimator::mean, at_least_zero);
    CHECK(finding_of(part, {.values = {0.9, 1.0, 1.1}}).met);
    // Mean 0.5, but one world in three below zero: t of two degrees is 4.3, the interval holds 0.
    CHECK_FALSE(finding_of(part, {.values = {-1.0, 1.0, 1.5}}).met);
    const Finding same = finding_of(part, {.values = {0.0, 0.0, 0.0}});
    CHECK(same.met); // nothing differs, and zero is inside
    CHECK(same.low == same.high);
}

SCENARIO("a value alone brings its own error, and may bring its own band") {
    const Part part = part_of(Estimator::value, {});
    const Finding found =
        finding_of(part, {.values = {2.0}, .error = 0.5, .band = Band{1.9, 2.1}, .worlds = 40});
    CHECK(found.met);
    CHECK(found.low == 1.5);
    CHECK(found.high == 2.5);
    CHECK(found.worlds == 40);
    CHECK_FALSE(finding_of(part, {.values = {2.2}, .band = Band{1.9, 2.1}}).met);
}

SCENARIO("what could not be known meets nothing") {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    for (const Estimator estimator : {Estimator::value, Estimator::median, Estimator::mean}) {
        CHECK_FALSE(finding_of(part_of(estimator, {}), {.values = {unknown, 1.0}}).met);
    }
}

SCENARIO("a claim is met if all its parts are, and shows the first that is not") {
    const Part good = part_of(Estimator::value, at_least_zero);
    const Finding met = finding_of(good, {.values = {1.0}});
    const Finding missed = finding_of(good, {.values = {-1.0}});
    CHECK(Judgement{nullptr, {met, met}}.met());
    CHECK_FALSE(Judgement{nullptr, {met, missed}}.met());
    const Judgement mixed{nullptr, {met, missed}};
    CHECK(mixed.headline().value == -1.0);
    const Judgement fine{nullptr, {met, met}};
    CHECK(&fine.headline() == &fine.findings.front());
}

TEST_CASE("claims are declared in order, once each, with a source and something to measure") {
    std::set<std::string_view> ids;
    for (const Claim& claim : claims()) {
        CAPTURE(claim.id);
        CHECK(ids.insert(claim.id).second);
        CHECK(claim.id.front() == (claim.kind == ClaimKind::exact     ? 'X'
                                   : claim.kind == ClaimKind::pattern ? 'Y'
                                                                      : 'F'));
        CHECK_FALSE(claim.says.empty());
        CHECK_FALSE(claim.source.empty());
        CHECK_FALSE(claim.parts.empty());
        for (const Part& part : claim.parts) {
            CHECK(part.band.low <= part.band.high);
            CHECK(part.measure != nullptr);
        }
    }
}
