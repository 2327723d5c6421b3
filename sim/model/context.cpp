// SPDX-License-Identifier: Apache-2.0
#include "sim/model/context.hpp"

namespace dowith {

double WeekContext::information() const {
    double sum = 0.0;
    for (const InForce& policy : practices) {
        sum += policy.practice.information;
    }
    return practices.empty() ? usual_information : sum / static_cast<double>(practices.size());
}

std::span<const std::uint32_t>
WeekContext::words(const Neighbourhood& home, Purpose purpose, ServiceId service) const {
    scratch.words.resize(home.citizens.size());
    // Each service has a purpose number of its own here, so that one block serves one service.
    const std::uint32_t key = static_cast<std::uint32_t>(purpose) + 1000U * (service.value + 1U);
    draw_words(luck, home.id.value, 0, week.value, key, scratch.words);
    return scratch.words;
}

std::span<const std::uint32_t> WeekContext::words_in_turn(const Neighbourhood& home,
                                                          Purpose purpose) const {
    scratch.words.resize(count_in_turn(home.citizens));
    draw_words(luck,
               home.id.value,
               first_in_turn(),
               week.value,
               static_cast<std::uint32_t>(purpose),
               scratch.words,
               weeks_per_round);
    return scratch.words;
}

} // namespace dowith
