// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/choice.hpp"

#include "tests/support/catch.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace dowith;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<double> counts_of(const std::vector<Proportion>& shares) {
    std::vector<double> counts;
    for (const Proportion& share : shares) {
        counts.push_back(share.count);
    }
    return counts;
}

} // namespace

TEST_CASE("the best of a case is the one with the most, and equals share it") {
    const Payoffs payoffs{{1, 5, 2, 4}, {2, 5, 1, 4}, {0, 1, 3, 4}};
    const std::vector<Proportion> best = shares_best(payoffs);
    CHECK(best[0].count == Approx(0.5 + 1.0 / 3.0));
    CHECK(best[1].count == Approx(1.0 + 0.5 + 1.0 / 3.0));
    CHECK(best[2].count == Approx(1.0 + 1.0 / 3.0));
    CHECK(best[0].share + best[1].share + best[2].share == Approx(1.0));
}

TEST_CASE("a case in which an option is not known counts for nobody") {
    const Payoffs payoffs{{1, 9, 1}, {2, unknown, 0}};
    const std::vector<Proportion> best = shares_best(payoffs);
    CHECK(best[0].of == 2);
    CHECK(counts_of(best) == std::vector<double>{1.0, 1.0});
    const std::vector<Regret> short_by = regrets(payoffs);
    CHECK(short_by[0].most == 1.0);
    CHECK(short_by[0].spread.mean == 0.5);
    const Payoffs nothing{{unknown}, {1}};
    CHECK(std::isnan(shares_best(nothing)[0].share));
    CHECK(std::isnan(regrets(nothing)[1].most));
    CHECK(minimax_regret(regrets(nothing)).empty());
}

TEST_CASE("to be best in all takes one option that is, and there may be none") {
    const std::vector<Payoffs> objectives{{{1, 2, 2}, {0, 1, 3}}, {{5, 1, 7}, {4, 6, 7}}};
    // Case 0: the first in both. Case 1: one each. Case 2: the second, which ties in the other.
    CHECK(counts_of(shares_best_in_all(objectives)) == std::vector<double>{1.0, 1.0});
    CHECK(shares_best_in_all(objectives)[0].of == 3);
}

TEST_CASE("an option is dominated by another that is nowhere worse and somewhere better") {
    const std::vector<Payoffs> objectives{{{3}, {2}, {1}, {3}}, {{1}, {2}, {1}, {1}}};
    // (3,1) (2,2) (1,1) (3,1): the third is dominated; equals do not dominate one another.
    CHECK(counts_of(shares_undominated(objectives)) == std::vector<double>{1, 1, 0, 1});
}

TEST_CASE("who is best in all is undominated, so the one share never passes the other") {
    const std::vector<Payoffs> objectives{{{3, 1, 4, 1}, {5, 9, 2, 6}, {5, 3, 5, 8}},
                                          {{9, 7, 9, 3}, {2, 3, 8, 4}, {6, 2, 6, 4}}};
    const std::vector<Proportion> best = shares_best_in_all(objectives);
    const std::vector<Proportion> undominated = shares_undominated(objectives);
    for (std::size_t option = 0; option < 3; ++option) {
        CHECK(best[option].count <= undominated[option].count);
    }
}

TEST_CASE("regret is what is lost against the best of the same case, and minimax the least of it") {
    // Worked by hand. Best: 10, 6, 8. Regrets: 0 4 5, 3 1 0, 6 0 4.
    const Payoffs payoffs{{10, 2, 3}, {7, 5, 8}, {4, 6, 4}};
    const std::vector<Regret> short_by = regrets(payoffs);
    CHECK(short_by[0].spread.mean == 3.0);
    CHECK(short_by[0].most == 5.0);
    CHECK(short_by[1].spread.mean == Approx(4.0 / 3.0));
    CHECK(short_by[1].most == 3.0);
    CHECK(short_by[2].most == 6.0);
    CHECK(short_by[0].spread.p95 == Approx(4.9)); // nine tenths of the way from 4 to 5
    CHECK(minimax_regret(short_by) == std::vector<std::size_t>{1});
}

TEST_CASE("the least worst regret may belong to an option that is never best") {
    const Payoffs payoffs{{10, 0}, {0, 10}, {6, 6}};
    CHECK(counts_of(shares_best(payoffs)) == std::vector<double>{1, 1, 0});
    CHECK(minimax_regret(regrets(payoffs)) == std::vector<std::size_t>{2});
    const Payoffs alike{{1, 2}, {1, 2}};
    CHECK(minimax_regret(regrets(alike)) == std::vector<std::size_t>{0, 1});
}
