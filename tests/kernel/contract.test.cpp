// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/contract.hpp"

#include "sim/kernel/broken_contract.hpp"
#include "sim/kernel/column.hpp"
#include "sim/kernel/digest.hpp"
#include "sim/kernel/draw.hpp"
#include "sim/kernel/maths.hpp"
#include "sim/kernel/units.hpp"
#include "tests/support/catch.hpp"

#include <csignal>
#include <cstdio>
#include <limits>
#include <sys/wait.h>
#include <unistd.h>

using namespace dowith;

#if DOWITH_CONTRACTS
namespace {

/// Whether a process that does this is aborted, as a broken contract aborts it.
template <class Action> bool is_aborted_by(Action action) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // not Catch2's, which would report the child as a test
        static_cast<void>(std::freopen("/dev/null", "w", stderr));
        action();
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

} // namespace

TEST_CASE("a kept contract lets the program go on", "[contract]") {
    CHECK_FALSE(is_aborted_by([] { EXPECTS(true); }));
    CHECK_FALSE(is_aborted_by([] { static_cast<void>(Share{1.0}); }));
}

TEST_CASE("each kind of broken contract ends the program", "[contract]") {
    CHECK(is_aborted_by([] { EXPECTS(false); }));
    CHECK(is_aborted_by([] { ENSURES(false); }));
    CHECK(is_aborted_by([] { INVARIANT(false); }));
}

TEST_CASE("a broken contract throws while somebody wants it thrown, and only then", "[contract]") {
    const auto thrown = [] {
        const ContractsThrow meanwhile;
        const ContractsThrow by_another;
        EXPECTS(false);
    };
    CHECK_THROWS_AS(thrown(), BrokenContract);
    CHECK(is_aborted_by([] { EXPECTS(false); }));
}

TEST_CASE("a row that a column does not have ends the program", "[contract][column]") {
    using CitizenId = Id<struct CitizenTag>;
    CHECK(is_aborted_by([] {
        Column<float, CitizenId> column(3);
        column[CitizenId{3U}] = 1.0F;
    }));
    CHECK(is_aborted_by([] {
        Column<float, CitizenId> column(3);
        column[CitizenId::none()] = 1.0F;
    }));
}

TEST_CASE("numbers outside their range end the program, and so does NaN", "[contract]") {
    CHECK(is_aborted_by([] { static_cast<void>(Share{1.0 + 0x1p-52}); }));
    CHECK(is_aborted_by([] { static_cast<void>(Share{not_a_number}); }));
    CHECK(is_aborted_by([] { static_cast<void>(Week{1} - 2U); }));
    CHECK(is_aborted_by([] { static_cast<void>(maths::pow(-1.0, 2.0)); }));
    CHECK(is_aborted_by([] { static_cast<void>(maths::log(-1.0)); }));
    CHECK(is_aborted_by([] { static_cast<void>(maths::half_life_factor(0.0, 1.0)); }));
    CHECK(is_aborted_by([] { static_cast<void>(maths::normal_quantile(1.0)); }));
    CHECK(is_aborted_by([] { Digest{}.add(not_a_number); }));
    CHECK(is_aborted_by([] { Digest{}.add(std::span{&not_a_number, 1}); }));
}

TEST_CASE("draws that make no sense end the program", "[contract][draw]") {
    const Draw draw{Luck{1, 2}, {3, 4}, 5, 6};
    CHECK(is_aborted_by([&] { static_cast<void>(draw.occurs(1.1)); }));
    CHECK(is_aborted_by([&] { static_cast<void>(draw.occurs(not_a_number)); }));
    CHECK(is_aborted_by([&] { static_cast<void>(draw.poisson(701.0)); }));
    CHECK(is_aborted_by([&] { static_cast<void>(draw.below(0)); }));
    CHECK(is_aborted_by([] { static_cast<void>(Draw{Luck{1, 2}, {3, 4}, 5, 1U << 20U}); }));
}
#endif
