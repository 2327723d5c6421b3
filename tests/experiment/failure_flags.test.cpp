// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/failure_flags.hpp"

#include "tests/experiment/small_scenario.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <limits>
#include <string>

using namespace dowith;

namespace {

/// Three worlds of a baseline and one policy in which every indicator is 1 and nothing differs, to
/// be changed one indicator at a time.
class MadeUp {
  public:
    MadeUp() {
        scenario_ = small_scenario();
        scenario_.policies.resize(2, scenario_.policies.front());
        scenario_.baseline = 0;
        for (std::uint32_t number = 0; number < 3; ++number) {
            WorldResult world;
            world.world = number;
            world.weeks = 1;
            world.values.assign(2, std::vector<float>(all_series().size(), 1.0F));
            for (std::vector<float>& policy : world.values) {
                policy[find_series("withdrawn")] = 0.0F;
                policy[find_series("contacts")] = 100.0F;
            }
            world.digests.assign(2, 0);
            world.realised.assign(2, Realised{.power = 1.0, .delivery = 0.0, .rung = 6});
            worlds_.push_back(world);
        }
    }

    /// Of the policy in all worlds, a little different from one to the next.
    MadeUp& level(std::string_view series, float value) {
        for (WorldResult& world : worlds_) {
            world.values[1][find_series(series)] =
                value * (1.0F + 0.001F * static_cast<float>(world.world));
        }
        return *this;
    }

    MadeUp& declares(double design_power, double realised) {
        scenario_.policies[1].stages.back().practice.front().design_power = design_power;
        for (WorldResult& world : worlds_) {
            world.realised[1].power = realised;
        }
        return *this;
    }

    MadeUp& offers(double voice) {
        scenario_.policies[1].stages.back().practice.front().voice = voice;
        return *this;
    }

    /// The same in the mean, but one world goes the other way.
    MadeUp& level_in_all_but_one(std::string_view series, float value) {
        level(series, value);
        worlds_.front().values[1][find_series(series)] = 1.0F;
        return *this;
    }

    [[nodiscard]] std::vector<std::string> left_open() const {
        std::vector<std::string> names;
        const Comparison comparison = compare_worlds(scenario_, worlds_);
        for (const FailureFlag* flag : undecided(scenario_, comparison, 1)) {
            names.emplace_back(flag->name);
        }
        return names;
    }

    [[nodiscard]] std::vector<std::string> flags(std::size_t policy = 1) const {
        std::vector<std::string> names;
        const Comparison comparison = compare_worlds(scenario_, worlds_);
        for (const FailureFlag* flag : flagged(scenario_, comparison, policy)) {
            names.emplace_back(flag->name);
        }
        return names;
    }

  private:
    Scenario scenario_;
    std::vector<WorldResult> worlds_;
};

using Names = std::vector<std::string>;

} // namespace

SCENARIO("a policy that differs in nothing is flagged for nothing") {
    CHECK(MadeUp{}.flags().empty());
    CHECK(MadeUp{}.flags(0).empty());
}

SCENARIO("work is dumped where citizens do more, the agency pays less, and need is left unmet") {
    MadeUp made;
    made.level("citizen_hours", 7.0F).level("agency_spending", 0.7F);
    CHECK(made.flags().empty()); // so far it may just be efficient
    made.level("unmet_need", 1.1F);
    CHECK(made.flags() == Names{"work_dumped"});
}

SCENARIO("voice is a token where many are asked and few answered, also as the baseline") {
    const auto flags = [](double voice, float contacts, float answered) {
        return MadeUp{}
            .offers(voice)
            .level("contacts", contacts)
            .level("answered", answered)
            .flags();
    };
    CHECK(flags(0.5, 900.0F, 0.2F) == Names{"tokenism"});
    CHECK(flags(0.5, 900.0F, 0.5F).empty());
    CHECK(flags(0.5, 100.0F, 0.2F).empty());
    CHECK(flags(0.05, 900.0F, 0.2F).empty()); // who is not asked and complains is no token
    // Where nothing falls due, nobody knows what share is answered.
    constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
    CHECK(flags(0.5, 900.0F, unknown).empty());
}

SCENARIO("what the mean shows and the interval leaves open is told as not decided") {
    MadeUp made;
    made.level("agency_spending", 0.7F).level("unmet_need", 1.1F);
    made.level_in_all_but_one("citizen_hours", 9.0F);
    CHECK(made.flags().empty());
    CHECK(made.left_open() == Names{"work_dumped"});
    made.level("citizen_hours", 9.0F);
    CHECK(made.flags() == Names{"work_dumped"});
    CHECK(made.left_open().empty());
}

SCENARIO("a policy stalls where less than half of the power that it declares comes about") {
    CHECK(MadeUp{}.declares(0.5, 0.2).flags() == Names{"stalled"});
    CHECK(MadeUp{}.declares(0.5, 0.3).flags().empty());
    CHECK(MadeUp{}.declares(0.05, 0.0).flags().empty()); // advice declares no power
}

SCENARIO("a difference that is clear and too small to matter is no sign") {
    CHECK(MadeUp{}.level("staff_load", 1.3F).level("staff_burnout", 1.02F).flags().empty());
    CHECK(MadeUp{}.level("benefit_concentration", 1.005F).flags().empty());
}

SCENARIO("each other failure is flagged by its signs") {
    CHECK(MadeUp{}.level("social_cost", 4.0F).level("need_met", 0.9F).flags() ==
          Names{"costs_outweigh"});
    CHECK(MadeUp{}.level("benefit_concentration", 1.2F).flags() == Names{"reinforced_inequality"});
    CHECK(MadeUp{}.level("withdrawn", 0.05F).flags() == Names{"driven_out"});
    CHECK(MadeUp{}.level("staff_load", 1.3F).level("staff_burnout", 1.2F).flags() ==
          Names{"burnout_spiral"});
    CHECK(MadeUp{}.level("need_met", 1.2F).level("trust_clients", 0.9F).flags() ==
          Names{"expectations_overshot"});
}

TEST_CASE("every flag has signs of series that there are, and a sentence") {
    for (const FailureFlag& flag : failure_flags()) {
        CAPTURE(std::string{flag.name});
        CHECK(flag.failure.front() == 'F');
        CHECK((!flag.sentence.empty() && flag.sentence.back() != '.'));
        CHECK_FALSE(rule_text(flag).empty());
        CHECK((flag.also == nullptr) == flag.also_says.empty());
        bool any = flag.also != nullptr;
        for (const FailureSign& sign : flag.signs) {
            any |= sign.of != FailureSign::Of::nothing;
            CHECK((sign.of == FailureSign::Of::nothing || find_series(sign.series) != no_series));
        }
        CHECK(any);
    }
}
