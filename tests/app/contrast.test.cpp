// SPDX-License-Identifier: Apache-2.0
#include "sim/app/contrast.hpp"

#include "tests/support/catch.hpp"

#include <cmath>

namespace dowith {
namespace {

Series series_called(std::string_view name) { return all_series()[find_series(name)]; }

/// A difference whose mean has this interval, in 40 worlds, 39 of them better.
Contrast contrast_of(std::string_view series, double low, double high) {
    Contrast contrast{series_called(series), "co-delivery", "consultation-only", {}, 40};
    Spread& difference = contrast.paired.difference;
    difference.mean = (low + high) / 2.0;
    difference.sd = 0.03;
    difference.low = low;
    difference.high = high;
    difference.p05 = difference.mean - 0.026;
    difference.p95 = difference.mean + 0.026;
    contrast.paired.better_share = 39.0 / 40.0;
    return contrast;
}

bool says(const std::string& sentence, const std::string& part) {
    return sentence.find(part) != std::string::npos;
}

} // namespace

SCENARIO("a sentence says how much, under which policy, how surely, and in how many worlds") {
    GIVEN("an outcome that rises under the policy") {
        const Contrast contrast = contrast_of("need_met", 0.070, 0.092);
        THEN("the whole sentence can be read aloud") {
            CHECK(difference_sentence(contrast) ==
                  "Need met ends 0.081 higher under co-delivery than under consultation-only "
                  "(95 % interval of the mean 0.070 to 0.092); better in 39 of 40 worlds.");
        }
        THEN("the spread between worlds is told in another sentence, of worlds and not of means") {
            CHECK(spread_sentence(contrast) == "Worlds differ: in nine of ten the difference lies "
                                               "between +0.055 and +0.107.");
        }
    }
    GIVEN("a cost that falls under the policy") {
        const Contrast contrast = contrast_of("social_cost", -14.6, -10.1);
        THEN("lower is said once: neither the amount nor its interval has a minus besides") {
            CHECK(difference_sentence(contrast) ==
                  "Social cost averages 12.3 GBP per citizen and year lower under co-delivery than "
                  "under "
                  "consultation-only (95 % interval of the mean 10.1 to 14.6); better in 39 of 40 "
                  "worlds.");
        }
    }
    GIVEN("an outcome of a group, and one that is a plural") {
        THEN("the sentence has the grammar of both") {
            CHECK(says(difference_sentence(contrast_of("trust_clients", 0.01, 0.02)),
                       "Trust of clients ends "));
            CHECK(says(difference_sentence(contrast_of("crises", 1.0, 2.0)), "Crises end "));
            CHECK(says(difference_sentence(contrast_of("connectedness", 0.1, 0.2)),
                       "Connectedness ends "));
        }
    }
}

SCENARIO("a mean that may be zero is never told as a difference") {
    GIVEN("an interval that includes zero") {
        const Contrast contrast = contrast_of("trust", -0.010, 0.018);
        THEN("the sentence begins by saying that nothing can be told") {
            const std::string sentence = difference_sentence(contrast);
            CHECK(sentence.rfind("No difference in trust can be told between co-delivery and "
                                 "consultation-only",
                                 0) == 0);
            CHECK(says(sentence, "-0.010 to 0.018, includes zero"));
            CHECK(verdict_of(contrast) == Verdict::unclear);
        }
    }
    GIVEN("an interval that ends at zero exactly") {
        THEN("it includes zero, from above as from below") {
            CHECK(verdict_of(contrast_of("trust", 0.0, 0.02)) == Verdict::unclear);
            CHECK(verdict_of(contrast_of("trust", -0.02, 0.0)) == Verdict::unclear);
        }
    }
    GIVEN("an interval that just keeps clear of zero") {
        THEN("it is told with the decimals that show so") {
            CHECK(says(difference_sentence(contrast_of("trust", -0.0248, -0.0002)),
                       "0.0125 lower under co-delivery than under consultation-only (95 % interval "
                       "of the mean 0.0002 to 0.0248)"));
        }
    }
    GIVEN("a single world") {
        Contrast contrast = contrast_of("trust", 0.05, 0.05);
        contrast.worlds = 1;
        contrast.paired.difference = spread_of(std::vector<double>{0.0003});
        THEN("there is no interval, and the sentence claims none") {
            CHECK(verdict_of(contrast) == Verdict::unclear);
            CHECK_FALSE(says(difference_sentence(contrast), "interval"));
            CHECK(says(difference_sentence(contrast), "the one world"));
            CHECK(says(difference_sentence(contrast), "0.0003 higher")); // and not nought
            CHECK(spread_sentence(contrast).empty());
        }
    }
    GIVEN("worlds of which none differs") {
        Contrast contrast = contrast_of("trust", 0.0, 0.0);
        contrast.paired.difference = {};
        THEN("that is known, and said") {
            CHECK(verdict_of(contrast) == Verdict::same);
            CHECK(says(difference_sentence(contrast), "the same"));
            CHECK(spread_sentence(contrast).empty());
        }
    }
}

SCENARIO("which direction is good is the outcome's, not the sign's") {
    GIVEN("the same clear rise of three outcomes") {
        THEN("it is good news, bad news, or neither") {
            CHECK(verdict_of(contrast_of("need_met", 0.1, 0.2)) == Verdict::better);
            CHECK(verdict_of(contrast_of("social_cost", 0.1, 0.2)) == Verdict::worse);
            CHECK(verdict_of(contrast_of("contacts", 0.1, 0.2)) == Verdict::higher);
        }
    }
    GIVEN("the same clear fall") {
        THEN("it is the other way round") {
            CHECK(verdict_of(contrast_of("need_met", -0.2, -0.1)) == Verdict::worse);
            CHECK(verdict_of(contrast_of("social_cost", -0.2, -0.1)) == Verdict::better);
            CHECK(verdict_of(contrast_of("contacts", -0.2, -0.1)) == Verdict::lower);
        }
    }
    GIVEN("an outcome without a good direction") {
        THEN("no sentence calls a policy better for it, and no mark stands beside it") {
            const Contrast contrast = contrast_of("contacts", 0.1, 0.2);
            CHECK_FALSE(says(difference_sentence(contrast), "better"));
            CHECK(says(difference_sentence(contrast), "higher in 39 of 40 worlds"));
            CHECK(verdict_text(verdict_of(contrast)) == "  higher");
        }
    }
    GIVEN("a mark") {
        THEN("it never stands without its word") {
            CHECK(verdict_text(Verdict::better) == "▲ better");
            CHECK(verdict_text(Verdict::worse) == "▼ worse");
        }
    }
}

SCENARIO("a sentence says in how many worlds an outcome is known, where not in all") {
    Contrast contrast = contrast_of("hours_gini", -0.2, -0.1);
    contrast.paired.known = contrast.worlds = 3;
    contrast.simulated = 4;
    GIVEN("a clear difference, an unclear one, and none") {
        const std::string known = " (known in 3 of 4 worlds).";
        CHECK(says(difference_sentence(contrast), known));
        contrast.paired.difference.high = 0.1;
        CHECK(says(difference_sentence(contrast), known));
        contrast.paired.difference = {};
        CHECK(says(difference_sentence(contrast), "in every world" + known));
    }
    GIVEN("one world of four") {
        contrast.worlds = 1;
        CHECK(says(difference_sentence(contrast), "in the one world in which both are known"));
        CHECK(says(difference_sentence(contrast), " (known in 1 of 4 worlds)."));
    }
    GIVEN("all worlds") {
        contrast.simulated = 3;
        CHECK_FALSE(says(difference_sentence(contrast), "known"));
    }
}

SCENARIO("an interval that holds at every look is called joint, and one that is not known none") {
    Contrast contrast = contrast_of("need_met", 0.070, 0.092);
    contrast.is_joint = true;
    CHECK(says(difference_sentence(contrast), "(joint 95 % interval of the mean 0.070 to 0.092)"));
    contrast = contrast_of("need_met", -0.010, 0.012);
    contrast.is_joint = true;
    CHECK(says(difference_sentence(contrast),
               "but the joint 95 % interval of the mean, -0.010 to 0.012, includes zero"));
    contrast.paired.difference.low = contrast.paired.difference.high = std::nan("");
    CHECK(says(difference_sentence(contrast),
               "but 40 worlds are too few for an interval that holds at every look; better in "
               "39 of 40 worlds."));
}

SCENARIO("worlds are counted whole, but for ties") {
    Contrast contrast = contrast_of("trust", 0.1, 0.2);
    GIVEN("a share that rounding left just off a whole number of worlds") {
        contrast.paired.better_share = std::nextafter(29.0 / 40.0, 0.0);
        THEN("the count is that number") { CHECK(share_text(contrast) == "29 of 40"); }
    }
    GIVEN("one tie among the worlds") {
        contrast.paired.better_share = 29.5 / 40.0;
        THEN("it counts half") { CHECK(share_text(contrast) == "29.5 of 40"); }
    }
}

SCENARIO("what pairing saved is told only where it is known") {
    Contrast contrast = contrast_of("trust", 0.1, 0.2);
    contrast.paired.variance_ratio = 12.2;
    CHECK(saving_text(contrast) == "12");
    contrast.paired.variance_ratio = 0.9; // whose luck has nothing to do with the baseline's
    CHECK(saving_text(contrast) == "0.9");
    contrast.paired.variance_ratio = 0.0; // no variance to compare
    CHECK(saving_text(contrast) == "unknown");
}

SCENARIO("a table never calls better what it shows as nothing") {
    GIVEN("a clear difference that the usual decimals would round away") {
        THEN("it gets as many as it needs") {
            CHECK(table_decimals(contrast_of("trust", 0.00011, 0.00013)) == 4);
        }
    }
    GIVEN("an unclear one as small") {
        THEN("it is shown as nothing, which is all that is known") {
            CHECK(table_decimals(contrast_of("trust", -0.00011, 0.00013)) == 3);
        }
    }
}

} // namespace dowith
