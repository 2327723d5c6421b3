// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/draw.hpp"

#include "sim/kernel/maths.hpp"

#include <algorithm>
#include <array>

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

namespace {

/// The words of a run of rows, lane beside lane.
struct Lanes {
    static constexpr std::size_t rows = 64;
    std::array<std::array<std::uint32_t, rows>, 4> words;

    /// Kept to the plainest loop over arrays that nothing else can reach: so it is vectorised.
    void fill(PhiloxCounter first, PhiloxKey key) {
        for (std::uint32_t i = 0; i < rows; ++i) {
            const PhiloxCounter block =
                philox4x32_10({first[0] + i, first[1], first[2], first[3]}, key);
            words[0][i] = block[0];
            words[1][i] = block[1];
            words[2][i] = block[2];
            words[3][i] = block[3];
        }
    }
};

} // namespace

void draw_words(const Luck& luck,
                std::uint32_t room,
                std::uint32_t first_row,
                std::uint32_t week,
                std::uint32_t purpose,
                std::span<std::uint32_t> lane0,
                std::span<std::uint32_t> lane1,
                std::span<std::uint32_t> lane2,
                std::span<std::uint32_t> lane3) {
    const std::array lanes{lane0, lane1, lane2, lane3};
    for (const auto lane : lanes) {
        EXPECTS(lane.empty() || lane.size() == lane0.size());
    }
    Lanes run{};
    for (std::size_t start = 0; start < lane0.size(); start += Lanes::rows) {
        const auto row = first_row + static_cast<std::uint32_t>(start);
        run.fill(Draw::first_counter({room, row}, week, purpose), luck.key());
        const std::size_t count = std::min(Lanes::rows, lane0.size() - start);
        for (std::size_t lane = 0; lane < 4; ++lane) {
            if (!lanes[lane].empty()) {
                std::copy_n(run.words[lane].begin(), count, lanes[lane].subspan(start).begin());
            }
        }
    }
}

} // namespace dowith
