// SPDX-License-Identifier: Apache-2.0
#include "sim/validation/bench.hpp"

#include "sim/engine/executor.hpp"
#include "sim/kernel/text.hpp"
#include "sim/scenario/gallery.hpp"
#include "sim/validation/follow.hpp"
#include "sim/validation/judgement.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <vector>

using namespace dowith;

namespace {

const Claim& claim_of(std::string_view id) {
    const auto all = claims();
    return *std::find_if(all.begin(), all.end(), [&](const Claim& each) { return each.id == id; });
}

} // namespace

TEST_CASE("every place that a claim needs is a scenario with the policies that it names") {
    const auto executor = serial_executor();
    const Bench bench{{}, Effort::quick, *executor};
    for (const Claim& claim : claims()) {
        for (const std::string_view place : {claim.need.place, claim.need.also}) {
            if (place.empty()) {
                continue;
            }
            CAPTURE(claim.id, place);
            std::set<std::string, std::less<>> names;
            const Scenario scenario = bench.scenario(place);
            for (const Policy& policy : scenario.policies) {
                names.insert(policy.name);
            }
            for (const std::string_view policy : claim.need.policies) {
                CHECK((policy.empty() || names.count(policy) == 1));
            }
            CHECK(scenario.baseline == 0); // it is run whatever is needed
        }
    }
}

TEST_CASE("what exact claims need is a verification scenario, what others need is none") {
    for (const Claim& claim : claims()) {
        for (const std::string_view place : {claim.need.place, claim.need.also}) {
            if (place.empty()) {
                continue;
            }
            CAPTURE(claim.id, place);
            const auto is_in = [&](const char* folder) {
                return gallery_text(str(folder, '/', place, ".yaml")).has_value();
            };
            CHECK(is_in("verification") == (claim.kind == ClaimKind::exact));
            CHECK(is_in("validation") == (claim.kind != ClaimKind::exact));
        }
    }
}

TEST_CASE("a place is measured with the assignments that a claim makes") {
    const auto executor = serial_executor();
    const std::vector<std::string> said{"client_quality=0.8", "seed=7"};
    const Bench full{{}, Effort::full, *executor};
    CHECK(full.scenario("need-alone", said).parameters.population.client_quality == 0.8);
    CHECK(full.scenario("scrip-chain", said).seed == 7);
    CHECK(full.scenario("scrip-chain", said).worlds == 100);
}

TEST_CASE("a full measurement takes five times as many worlds of the same place") {
    const auto executor = serial_executor();
    const Scenario quick = Bench{{}, Effort::quick, *executor}.scenario("place");
    const Scenario full = Bench{{}, Effort::full, *executor}.scenario("place");
    CHECK(quick.worlds >= 20);
    CHECK(full.worlds == 5 * quick.worlds);
    CHECK(full.world_key == quick.world_key);
}

TEST_CASE("what is followed by hand is what the comparison of the same world tells") {
    const auto executor = tbb_executor(0);
    const Claim* const claim = &claim_of("F3");
    Bench bench{std::span{&claim, 1}, Effort::quick, *executor};
    const Sample told = bench.level("station", "voiceless", "need_met", {0, 20});
    const Sample followed =
        bench.study("station", [](const Scenario& scenario, const ForkPoint& fork, Executor& one) {
            double weeks = 0.0;
            follow(scenario, fork, "voiceless", 20, one, [&](const auto& now, std::uint32_t) {
                RunningMean quality;
                for_each_case(now, [&](const Neighbourhood&, const Case& each) {
                    quality.add(static_cast<double>(each.quality));
                });
                weeks += quality.count > 0.0 ? quality.value() / 20.0 : 0.0;
            });
            return weeks;
        });
    REQUIRE(told.values.size() == followed.values.size());
    for (std::size_t world = 0; world < told.values.size(); ++world) {
        // Indicators are kept in single precision: each week is off by 2^-24 of a share at most.
        CHECK(followed.values[world] == Approx(told.values[world]).margin(1e-7).epsilon(0));
    }
}

TEST_CASE("a mean over worlds must lie within four errors, taken from their spread, of theory") {
    // Mean 2, s = sqrt(2/3), four worlds: 4 s/2.
    const Sample around = mean_around(3.0, {.values = {1.0, 2.0, 2.0, 3.0}});
    CHECK(around.values == std::vector<double>{2.0});
    CHECK(around.worlds == 4);
    CHECK(around.error == Approx(2.0 * std::sqrt(2.0 / 3.0)));
    CHECK(around.band->low == Approx(3.0 - around.error));
    CHECK(around.band->high == Approx(3.0 + around.error));
}

SCENARIO("the share of requests served must meet its closed form as closely as worlds allow") {
    // Over 40,000 requests a world's share has at most the s.d. 0.005, with correlation and all:
    // 4 · 0.005/sqrt(20) to either side.
    const auto executor = tbb_executor(0);
    const Claim* const claim = &claim_of("X3");
    Bench bench{std::span{&claim, 1}, Effort::quick, *executor};
    const Finding found = finding_of(claim->parts.front(), claim->parts.front().measure(bench));
    CHECK(found.met);
    CHECK(found.band.high - found.band.low < 2.0 * 4.0 * 0.005 / std::sqrt(20.0));
    CHECK(found.high - found.low == Approx(found.band.high - found.band.low));
}

TEST_CASE("months are twelfths of a year of 52 weeks") {
    CHECK(months(0, 6).last == 26);
    CHECK(months(18, 24).first == 78);
    CHECK(months(18, 24).last == 104);
}
