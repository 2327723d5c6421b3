// SPDX-License-Identifier: Apache-2.0
#include "sim/model/ties.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>

namespace dowith {

std::size_t Ties::slot_of(CitizenId c, CitizenId known) const {
    const auto& mine = partner[c];
    return static_cast<std::size_t>(std::find(mine.begin(), mine.end(), known) - mine.begin());
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
    partner.resize(count);
    strength.resize(count);
    ordinary.resize(count);
    acquired.resize(count);
    astir.resize(count);
}

void Ties::add_to(Digest& digest) const {
    digest.add(partner.span());
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
