// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/spread.hpp"

#include "sim/kernel/draw.hpp"
#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace dowith;

TEST_CASE("the interval of a mean is Student's, worked by hand") {
    // 1, 2, 3, 4, 5: mean 3, s.d. 1.5811, t(0.975; 4) = 2.77645, half width 1.9632
    const Spread spread = spread_of(std::vector<double>{1, 2, 3, 4, 5});
    CHECK(spread.mean == 3.0);
    CHECK(spread.sd == Approx(1.5811388));
    CHECK(spread.low == Approx(3.0 - 1.9632432));
    CHECK(spread.high == Approx(3.0 + 1.9632432));
    CHECK(spread.median == 3.0);
    CHECK(spread.p05 == Approx(1.2));
    CHECK(spread.p95 == Approx(4.8));
}

TEST_CASE("one world has a mean and no interval, rather than a wrong one") {
    const Spread spread = spread_of(std::vector<double>{0.4});
    CHECK(spread.mean == 0.4);
    CHECK(spread.sd == 0.0);
    CHECK(std::isnan(spread.low)); // not known, which is no interval of no width
    CHECK(std::isnan(spread.high));
    CHECK(spread.median == 0.4);
}

TEST_CASE("a policy is better where the difference goes the good way, and a tie counts half") {
    const std::vector<double> baseline{1, 1, 1, 1};
    const std::vector<double> policy{2, 0, 1, 3};
    CHECK(paired_difference(baseline, policy, true).better_share == 0.625);
    CHECK(paired_difference(baseline, policy, false).better_share == 0.375);
    CHECK(paired_difference(baseline, policy, true).difference.mean == 0.5);
}

TEST_CASE("worlds in which something is not known are left out, and nothing known stays unknown") {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const Spread spread = spread_of(std::vector<double>{1, unknown, 3});
    CHECK(spread.mean == 2.0);
    CHECK(spread.median == 2.0);
    CHECK(spread.sd == Approx(std::sqrt(2.0)));
    CHECK(std::isnan(spread_of(std::vector<double>{unknown, unknown}).mean));
    const std::vector<double> baseline{1, unknown, 3, 5};
    const std::vector<double> policy{2, 2, unknown, 4};
    const PairedDifference paired = paired_difference(baseline, policy, true);
    CHECK(paired.known == 2);
    CHECK(paired.difference.mean == 0.0);
    CHECK(paired.better_share == 0.5);
    const std::vector<double> nowhere(4, unknown);
    CHECK(paired_difference(baseline, nowhere, true).known == 0);
    CHECK(std::isnan(paired_difference(baseline, nowhere, true).better_share));
}

TEST_CASE("pairing saves what worlds share") {
    // The policy adds 1 or 3 to whatever the world brings: variance 20/3 each unpaired, 4/3 paired.
    const std::vector<double> baseline{0, 2, 4, 6};
    const std::vector<double> policy{1, 5, 5, 9};
    const PairedDifference paired = paired_difference(baseline, policy, true);
    const double unpaired = 20.0 / 3.0 + 32.0 / 3.0;
    CHECK(paired.variance_ratio == Approx(unpaired / (4.0 / 3.0)));
}

TEST_CASE("the 95 % interval covers the true mean in 95 % of experiments") {
    // 4,000 experiments of 10 normal values: standard error of the rate is 0.0034, four of them
    // allowed.
    constexpr unsigned experiments = 4000;
    unsigned covered = 0;
    const Luck luck{5, 0};
    for (unsigned experiment = 0; experiment < experiments; ++experiment) {
        std::vector<double> values;
        for (unsigned i = 0; i < 10; ++i) {
            values.push_back(Draw{luck, {experiment, i}, 0, 1}.normal(2.0, 3.0));
        }
        const Spread spread = spread_of(values);
        covered += spread.low <= 2.0 && 2.0 <= spread.high ? 1 : 0;
    }
    CHECK(static_cast<double>(covered) / experiments == Approx(0.95).margin(0.0138));
}
