// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/units.hpp"

#include "tests/support/catch.hpp"

#include <concepts>

using namespace dowith;

namespace {

struct HoursPerWeekUnit {
    static constexpr std::string_view label = "h/week";
};

struct EuroUnit {
    static constexpr std::string_view label = "EUR";
};

using HoursPerWeek = Quantity<HoursPerWeekUnit>;
using Euro = Quantity<EuroUnit>;

template <class A, class B>
concept Addable = requires(A a, B b) {
    a + b;
};

template <class A, class B>
concept Comparable = requires(A a, B b) {
    a < b;
};

template <class A, class B>
concept Multipliable = requires(A a, B b) {
    a* b;
};

static_assert(Addable<Euro, Euro> && Comparable<Euro, Euro>);
static_assert(!Addable<Euro, HoursPerWeek> && !Comparable<Euro, HoursPerWeek>);
static_assert(!Addable<Euro, double> && !Comparable<Euro, double>);
static_assert(Multipliable<Euro, double> && !Multipliable<Euro, Euro>);
static_assert(!std::convertible_to<double, Euro> && !std::convertible_to<Euro, double>);
static_assert(!std::convertible_to<double, Share> && !std::convertible_to<Share, double>);
static_assert(!std::convertible_to<unsigned, Week> && !std::convertible_to<unsigned, Seed>);
static_assert(!Addable<Week, Week> && Addable<Week, std::uint32_t>);
static_assert(!Comparable<Week, Seed>);

} // namespace

TEST_CASE("quantities of one unit add, scale and divide as numbers do", "[units]") {
    Euro account{100.0};
    account += Euro{20.0};
    account -= Euro{50.0};
    CHECK(account == Euro{70.0});
    CHECK(account + Euro{1.0} - Euro{2.0} == Euro{69.0});
    CHECK(-account * 2.0 == Euro{-140.0});
    CHECK(0.5 * account == account / 2.0);
    CHECK(account / Euro{35.0} == 2.0);
    CHECK(Euro{1.0} < Euro{2.0});
    CHECK(Euro{}.value() == 0.0);
    CHECK(HoursPerWeek::label == "h/week");
    CHECK(Euro::label == "EUR");
}

TEST_CASE("a share of a share is a share, and complements add up to one", "[units]") {
    CHECK((Share{0.5} * Share{0.25}).value() == 0.125);
    CHECK(Share{0.25}.complement() == Share{0.75});
    CHECK(Share{}.complement() == Share{1.0});
    CHECK(Share{0.1} < Share{0.2});
}

TEST_CASE("weeks count forwards from 0 and differ by whole weeks", "[units]") {
    Week week{103};
    ++week;
    CHECK(week == Week{104});
    CHECK(week + 52 == Week{156});
    CHECK(week - 104 == Week{});
    CHECK(week - Week{100} == 4U);
    CHECK(Week{1} < Week{2});
}
