// SPDX-License-Identifier: Apache-2.0
#include "sim/experiment/overview.hpp"

#include "sim/engine/machine.hpp"

#include <algorithm>
#include <span>

namespace dowith {

Overview::Overview(std::size_t first, std::size_t homes, Communicator& processes)
    : first_{first}, places_{0}, processes_{processes}, seen_(homes) {
    for (const std::size_t here :
         processes.gather_numbers(std::span<const std::size_t>{&homes, 1})) {
        places_ += here;
    }
}

Observation Overview::add_up() const {
    const std::vector<Piece> own = pieces();
    const std::vector<Piece> all =
        processes_.is_alone() ? own : processes_.gather_numbers(std::span<const Piece>{own});
    Observation district;
    for (auto piece = all.begin(); piece != all.end();) {
        Observation of_block = piece->seen;
        const std::size_t number = piece->place / places_a_block;
        for (++piece; piece != all.end() && piece->place / places_a_block == number; ++piece) {
            of_block += piece->seen;
        }
        district += of_block;
    }
    district.at(Measure::one) = 1.0;
    return district;
}

std::vector<Overview::Piece> Overview::pieces() const {
    std::vector<Piece> sums;
    const std::size_t end = first_ + seen_.size();
    for (std::size_t place = first_; place < end; ++place) {
        const std::size_t begin_of_block = place / places_a_block * places_a_block;
        const bool goes_on =
            place > begin_of_block && // a block that lies here whole is one piece
            is_here(begin_of_block, std::min(begin_of_block + places_a_block, places_));
        if (goes_on) {
            sums.back().seen += seen_[place - first_];
        } else {
            sums.push_back({place, seen_[place - first_]});
        }
    }
    return sums;
}

bool Overview::is_here(std::size_t first, std::size_t end) const {
    return first >= first_ && end <= first_ + seen_.size();
}

} // namespace dowith
