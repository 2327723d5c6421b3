// SPDX-License-Identifier: Apache-2.0
#include "sim/model/mechanisms/ties.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/wide.hpp"
#include "sim/model/context.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace dowith {
namespace {

// clang-format off
constexpr auto declared = std::to_array<Declared<TiesParameters>>({
    {&TiesParameters::gain,
     {"gain", 0.02, {0.005, 0.05}, not_negative, "1/h",
     "rate at which an hour with somebody closes the gap to a tie of full strength",
     "Hall 2019: some 50 h together make a casual friend, 200 a close one; rate: assumption"}},
    {&TiesParameters::half_life,
     {"half_life", 52.0, {26.0, 104.0}, positive, "week",
     "half-life of a tie's return to what ordinary life keeps up; an acquaintance's to nothing",
     "assumption"}},
    {&TiesParameters::kin_half_life,
     {"kin_half_life", 156.0, {52.0, 520.0}, positive, "week", "the same of a tie to kin",
     "assumption: kin fade more slowly"}},
    {&TiesParameters::let_go,
     {"let_go", 0.01, {0.002, 0.02}, any_share, "1",
     "strength below which an acquaintance is forgotten",
     "assumption: what half an hour together makes"}},
    {&TiesParameters::meeting_hours,
     {"meeting_hours", 2.0, {0.0, 8.0}, not_negative, "h",
     "spent with another who takes part, at most once a month", "assumption: one session"}},
    {&TiesParameters::meeting_reach,
     {"meeting_reach", 25.0, {5.0, 200.0}, {1.0, 100000.0}, "1",
     "how many ranks of advantage apart, within a neighbourhood, two who meet may be",
     "assumption: people mostly meet their like, McPherson et al. 2001"}},
});

// clang-format on

/// What a citizen has seen so far of those they know.
struct Seen {
    std::uint32_t active = 0;
    std::uint32_t people = 0;
    float self_efficacy = 0;

    void add(Glimpse glimpse) {
        active += glimpse.is_active() ? 1U : 0U;
        self_efficacy += glimpse.self_efficacy();
        ++people;
    }

    /// Without a branch, since free slots come as they please: nobody counts for nothing.
    void add_if(bool exists, Glimpse glimpse) {
        const std::uint32_t mask = 0U - static_cast<std::uint32_t>(exists);
        active += mask & (glimpse.is_active() ? 1U : 0U);
        self_efficacy +=
            std::bit_cast<float>(mask & std::bit_cast<std::uint32_t>(glimpse.self_efficacy()));
        people -= mask;
    }
};

void look(Citizens& people, const Neighbourhood::Notice& here, const WeekContext& now) {
    auto border = people.ties.across_border.begin();
    now.for_each_in_turn(people, [&](CitizenId c) {
        Seen seen;
        for (const KnownCitizen known : people.ties.partner[c]) {
            seen.add_if(known.exists(), here[known.row_or(c)]);
        }
        while (border != people.ties.across_border.end() && border->here < c) {
            ++border;
        }
        for (; border != people.ties.across_border.end() && border->here == c; ++border) {
            seen.add(now.board[border->there.value][border->citizen_there.value]);
        }
        const auto count = static_cast<float>(seen.people);
        people.ties_active[c] = seen.people > 0 ? static_cast<float>(seen.active) / count : 0.0F;
        people.ties_efficacy[c] =
            seen.people > 0 ? seen.self_efficacy / count : people.self_efficacy[c];
    });
}

/// What a month of fading leaves.
struct Fading {
    std::array<double, Ties::slots> keep; ///< of the distance from what ordinary life keeps up
    Strength let_go;                      ///< an acquaintance below it is forgotten at both ends
};

Fading monthly_fading(const TiesParameters& p) {
    Fading fading{{}, Strength{p.let_go}};
    for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
        const double half_life = slot < Ties::kin_slots ? p.kin_half_life : p.half_life;
        fading.keep[slot] = maths::half_life_factor(half_life, weeks_per_round);
    }
    return fading;
}

void fade(Ties& ties, CitizenId c, const Fading& fading) {
    const std::array<Strength, Ties::slots> kept_up = ties.kept_up(c);
    std::array<Strength, Ties::slots>& strength = ties.strength[c];
    for (std::size_t slot = 0; slot < Ties::slots; ++slot) {
        strength[slot] = strength[slot].toward(kept_up[slot], fading.keep[slot]);
    }
    for (std::size_t slot = Ties::kin_slots; slot < Ties::slots && ties.acquired[c] != 0; ++slot) {
        if (ties.is_acquired(c, slot) && strength[slot] < fading.let_go) {
            ties.end(c, slot);
        }
    }
    ties.astir[c] = strength == kept_up ? 0 : 1;
}

/// Fades the ties of those in turn whose ties do not rest; leaves who that is, and what their ties
/// add up to, in the scratch memory.
DOWITH_WIDE void fade_what_is_astir(Ties& ties, const Fading& fading, const WeekContext& now) {
    std::vector<CitizenId>& faded = now.scratch.faded;
    std::vector<double>& strengths = now.scratch.strengths;
    faded.clear();
    strengths.clear();
    const std::size_t citizens = ties.astir.size();
    for (std::size_t row = now.first_in_turn(); row < citizens; row += weeks_per_round) {
        const CitizenId c{row};
        if (ties.astir[c] != 0) {
            fade(ties, c, fading);
            faded.push_back(c);
            strengths.push_back(Strength::sum(ties.strength[c]));
        }
    }
}

DOWITH_WIDE void connect(std::span<const double> strengths, std::span<float> connectedness) {
    for (std::size_t i = 0; i < strengths.size(); ++i) {
        connectedness[i] = connectedness_of(strengths[i]);
    }
}

void fade_all(Citizens& people, const WeekContext& now) {
    fade_what_is_astir(people.ties, monthly_fading(now.parameters.ties), now);
    const std::vector<CitizenId>& faded = now.scratch.faded;
    std::vector<float>& connectedness = now.scratch.connectedness;
    connectedness.resize(faded.size());
    connect(now.scratch.strengths, connectedness);
    for (std::size_t i = 0; i < faded.size(); ++i) {
        people.connectedness[faded[i]] = connectedness[i];
    }
}

/// Somebody within reach of `c` in the order of advantage, all equally likely; none() where nobody
/// else is there.
CitizenId
somebody_alike(const Citizens& people, CitizenId c, std::uint32_t word, const TiesParameters& p) {
    const auto reach = static_cast<std::uint32_t>(p.meeting_reach);
    const auto last = static_cast<std::uint32_t>(people.size() - 1);
    const std::uint32_t below = std::min(reach, c.value);
    const std::uint32_t above = std::min(reach, last - c.value);
    if (below + above == 0) {
        return CitizenId::none();
    }
    const std::uint32_t place = c.value - below + whole_below(below + above, word);
    return CitizenId{place < c.value ? place : place + 1}; // anybody but `c`
}

/// Those who are active come across another; they meet if that one is active too.
void meet_while_taking_part(Neighbourhood& home,
                            const Neighbourhood::Notice& here,
                            const WeekContext& now) {
    const TiesParameters& p = now.parameters.ties;
    now.for_each_in_turn(home, Purpose::meeting, [&](CitizenId c, std::uint32_t word) {
        if (!here[c.value].is_active()) {
            return;
        }
        const CitizenId other = somebody_alike(home.citizens, c, word, p);
        if (other.exists() && here[other.value].is_active()) {
            meet(home, c, other, p.meeting_hours, p);
        }
    });
}

} // namespace

void ties(Neighbourhood& home, const WeekContext& now) {
    const Neighbourhood::Notice& here = now.board[home.id.value];
    look(home.citizens, here, now);
    fade_all(home.citizens, now);
    meet_while_taking_part(home, here, now);
}

std::span<const Declared<TiesParameters>> ties_declarations() { return declared; }

void meet(Neighbourhood& home, CitizenId a, CitizenId b, double hours, const TiesParameters& p) {
    EXPECTS(a != b && hours >= 0.0);
    Ties& ties = home.citizens.ties;
    const double step = maths::at_least_one(p.gain * hours);
    if (step <= 0.0) {
        return; // no time together makes no acquaintance
    }
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
    ties.astir[a] = ties.astir[b] = 1;
}

double strength_sum_for(double connectedness) {
    return -connectedness_scale * maths::log(1.0 - connectedness);
}

} // namespace dowith
