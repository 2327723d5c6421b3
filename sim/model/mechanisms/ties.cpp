// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/ties.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/model/context.hpp"

#include <array>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<TiesParameters>>({
    {&TiesParameters::gain,
     {"gain", 0.02, {0.005, 0.05}, not_negative, "1/h",
     "rate at which an hour with somebody closes the gap to a tie of full strength",
     "Hall 2019: some 50 h together make a casual friend, 200 a close one; rate: assumption"}},
});

// clang-format on

constexpr double connectedness_scale = 1.5; // assumption: a tie strength sum of 1 makes 0.49

/// What a citizen has seen so far of those they know.
struct Seen {
    float active = 0;
    float self_efficacy = 0;
    float people = 0;

    void add(const Glimpse& glimpse) {
        active += glimpse.active;
        self_efficacy += glimpse.self_efficacy;
        people += 1.0F;
    }
};

} // namespace

void ties(Neighbourhood& home, const WeekContext& now) {
    Citizens& people = home.citizens;
    const Neighbourhood::Notice& here = now.board[home.id.value];
    auto border = people.ties.across_border.begin();
    const std::uint32_t first =
        (weeks_per_round - now.week.value % weeks_per_round) % weeks_per_round;
    for (std::size_t row = first; row < people.size(); row += weeks_per_round) {
        const CitizenId c{row};
        Seen seen;
        for (const CitizenId known : people.ties.partner[c]) {
            if (known.exists()) {
                seen.add(here[known.value]);
            }
        }
        while (border != people.ties.across_border.end() && border->here < c) {
            ++border;
        }
        for (; border != people.ties.across_border.end() && border->here == c; ++border) {
            seen.add(now.board[border->there.value][border->citizen_there.value]);
        }
        people.ties_active[c] = seen.people > 0.0F ? seen.active / seen.people : 0.0F;
        people.ties_efficacy[c] =
            seen.people > 0.0F ? seen.self_efficacy / seen.people : people.self_efficacy[c];
    }
}

std::span<const Declared<TiesParameters>> ties_declarations() { return declared; }

void meet(Neighbourhood& home, CitizenId a, CitizenId b, double hours, const TiesParameters& p) {
    EXPECTS(a != b && hours >= 0.0);
    Ties& ties = home.citizens.ties;
    const double step = maths::at_least_one(p.gain * hours);
    const std::size_t of_a = ties.slot_of(a, b);
    if (of_a == Ties::slots) {
        ties.begin(a, b, Strength{step});
        return;
    }
    const auto grow = [step](Strength& s) { s = Strength{s.value() + step * (1.0 - s.value())}; };
    const std::size_t of_b = ties.slot_of(b, a);
    EXPECTS(of_b != Ties::slots);
    grow(ties.strength[a][of_a]);
    grow(ties.strength[b][of_b]);
}

double connectedness_of(double strength_sum) {
    return 1.0 - maths::exp(-strength_sum / connectedness_scale);
}

double strength_sum_for(double connectedness) {
    return -connectedness_scale * maths::log(1.0 - connectedness);
}

} // namespace dowith
