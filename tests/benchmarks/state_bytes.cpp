// SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/state_bytes.hpp"

#include "sim/kernel/contract.hpp"

#include <algorithm>

namespace dowith {
namespace {

constexpr std::size_t line_bytes = 64;

double changed_bytes(std::span<const std::byte> before, std::span<const std::byte> after) {
    const std::size_t shared = std::min(before.size(), after.size());
    std::size_t changed = std::max(before.size(), after.size()) - shared;
    for (std::size_t start = 0; start < shared; start += line_bytes) {
        const std::size_t length = std::min(line_bytes, shared - start);
        const bool same =
            std::ranges::equal(before.subspan(start, length), after.subspan(start, length));
        changed += same ? 0 : length;
    }
    return static_cast<double>(changed);
}

} // namespace

StateBytes::StateBytes(const Neighbourhood& home, const Neighbourhood::Notice& notice) {
    keep_people(home.citizens);
    for (const Team& team : home.teams) {
        keep_team(team);
    }
    keep_bank(home.bank);
    keep(std::span{notice});
}

template <class T> void StateBytes::keep(std::span<const T> values) {
    const auto bytes = std::as_bytes(values);
    pieces_.emplace_back(bytes.begin(), bytes.end());
}

void StateBytes::keep_people(const Citizens& people) {
    Citizens::for_each_column(people, [this](const auto& column) { keep(column.span()); });
    const Ties& ties = people.ties;
    keep(ties.partner.span());
    keep(ties.strength.span());
    keep(ties.ordinary.span());
    keep(ties.acquired.span());
    keep(ties.astir.span());
    keep(std::span{ties.across_border});
}

void StateBytes::keep_team(const Team& team) {
    keep(std::span{team.cases});
    keep(team.professionals.span());
    keep(std::span{team.issues});
    keep(std::span{team.peer_links});
}

void StateBytes::keep_bank(const TimeBank& bank) {
    keep(std::span{bank.members});
    keep(std::span{bank.former});
}

double StateBytes::size() const {
    double sum = 0;
    for (const auto& piece : pieces_) {
        sum += static_cast<double>(piece.size());
    }
    return sum;
}

double StateBytes::changed_since(const StateBytes& before) const {
    EXPECTS(pieces_.size() == before.pieces_.size());
    double sum = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        sum += changed_bytes(before.pieces_[i], pieces_[i]);
    }
    return sum;
}

} // namespace dowith
