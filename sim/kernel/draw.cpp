// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/draw.hpp"

#include "sim/kernel/maths.hpp"
#include "sim/kernel/philox_run.hpp"

namespace dowith {

double Draw::normal(double mean, double sd, unsigned k) const {
    EXPECTS(sd >= 0.0);
    return mean + sd * maths::normal_quantile(fine_uniform(k));
}

double Draw::lognormal(double median, double log_sd, unsigned k) const {
    EXPECTS(median > 0.0);
    return median * maths::exp(normal(0.0, log_sd, k));
}

double Draw::exponential(double mean, unsigned k) const {
    EXPECTS(mean >= 0.0);
    return -mean * maths::log(1.0 - uniform(k));
}

unsigned Draw::poisson(double mean, unsigned k) const {
    EXPECTS(mean >= 0.0 && mean <= 700.0);
    double left = fine_uniform(k);
    if (left < (1.0 - mean) - 0x1p-50) {
        return 0; // e^(-mean) is above, whatever its last bits: what comes up most needs none
    }
    double probability = maths::exp(-mean);
    unsigned count = 0;
    // The sum of all probabilities may miss `left` by rounding; far in the tail they only shrink.
    while (left > probability && (count < mean || probability > 0x1p-80)) {
        left -= probability;
        ++count;
        probability *= mean / count;
    }
    return count;
}

double Draw::kumaraswamy(double a, double b, unsigned k) const {
    EXPECTS(a > 0.0 && b > 0.0);
    const double log_above = maths::log(1.0 - uniform(k));
    return maths::pow(maths::at_least_one(-log_above / b), 1.0 / a);
}

void draw_words(const Luck& luck,
                std::uint32_t room,
                std::uint32_t first_row,
                std::uint32_t week,
                std::uint32_t purpose,
                std::span<std::uint32_t> words,
                std::uint32_t stride) {
    philox_run(Draw::first_counter({room, first_row}, week, purpose), luck.key(), stride, words);
}

} // namespace dowith
