// SPDX-License-Identifier: Apache-2.0
#include "sim/model/ties.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>

namespace dowith {
namespace {

/// As rows of 32 bits, two to a word: a digest does not tell how the rows are kept.
void add_pairs(Digest& digest, const std::array<KnownCitizen, Ties::slots>& known) {
    for (std::size_t slot = 0; slot < Ties::slots; slot += 2) {
        const CitizenId low = known[slot];
        const CitizenId high = known[slot + 1];
        digest.add(std::uint64_t{high.value} << 32U | low.value);
    }
}

} // namespace

std::size_t Ties::slot_of(CitizenId c, CitizenId known) const {
    const auto& mine = partner[c];
    const auto found = std::find(mine.begin(), mine.end(), KnownCitizen{known});
    return static_cast<std::size_t>(found - mine.begin());
}

std::size_t Ties::place_for(CitizenId c, Strength newcomer) const {
    std::size_t place = slots;
    double weakest = newcomer.value();
    for (std::size_t slot = kin_slots; slot < slots; ++slot) {
        if (!partner[c][slot].exists()) {
            return slot;
        }
        if (strength[c][slot].value() < weakest) {
            weakest = strength[c][slot].value();
            place = slot;
        }
    }
    return place;
}

void Ties::begin(CitizenId a, CitizenId b, Strength newcomer) {
    EXPECTS(a != b && slot_of(a, b) == slots);
    const std::size_t place_a = place_for(a, newcomer);
    const std::size_t place_b = place_for(b, newcomer);
    if (place_a == slots || place_b == slots) {
        return;
    }
    const auto settle = [&](CitizenId c, std::size_t slot, CitizenId known) {
        end(c, slot);
        partner[c][slot] = known;
        strength[c][slot] = newcomer;
        acquired[c] = static_cast<std::uint8_t>(acquired[c] | 1U << slot);
        astir[c] = 1;
    };
    settle(a, place_a, b);
    settle(b, place_b, a);
}

void Ties::end(CitizenId c, std::size_t slot) {
    const CitizenId known = partner[c][slot];
    if (!known.exists()) {
        return;
    }
    const std::size_t back = slot_of(known, c);
    clear(c, slot);
    if (back != slots) {
        clear(known, back);
    }
}

void Ties::clear(CitizenId c, std::size_t slot) {
    partner[c][slot] = CitizenId::none();
    strength[c][slot] = Strength{};
    acquired[c] = static_cast<std::uint8_t>(acquired[c] & ~(1U << slot));
    astir[c] = 1;
}

void Ties::resize(std::size_t count) {
    EXPECTS(count <= citizens_of_neighbourhood_max);
    partner.resize(count);
    strength.resize(count);
    ordinary.resize(count);
    acquired.resize(count);
    astir.resize(count);
}

void Ties::add_to(Digest& digest) const {
    digest.add(std::uint64_t{partner.size()});
    for (const std::array<KnownCitizen, slots>& known : partner.span()) {
        add_pairs(digest, known);
    }
    digest.add(strength.span());
    digest.add(ordinary.span());
    digest.add(acquired.span());
    digest.add(astir.span());
    digest.add(std::uint64_t{across_border.size()});
    for (const BorderTie& tie : across_border) {
        digest.add(std::uint64_t{tie.here.value} << 32U | tie.citizen_there.value);
        digest.add(std::uint64_t{tie.there.value});
    }
}

} // namespace dowith
