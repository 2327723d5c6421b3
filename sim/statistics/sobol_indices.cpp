// SPDX-License-Identifier: Apache-2.0
#include "sim/statistics/sobol_indices.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/statistics/bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace dowith {
namespace {

using Rows = std::vector<std::size_t>;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Rows known_rows(const SobolSample& sample) {
    Rows rows;
    for (std::size_t row = 0; row < sample.a.size(); ++row) {
        double sum = sample.a[row] + sample.b[row]; // not known if any of them is not
        for (const std::vector<double>& one : sample.ab) {
            sum += one[row];
        }
        if (!std::isnan(sum)) {
            rows.push_back(row);
        }
    }
    return rows;
}

/// The indices of some rows, without intervals: first ones, then total ones, then the sum of first.
class Estimate {
  public:
    Estimate(const SobolSample& sample, std::span<const std::size_t> rows)
        : sample_{sample}, rows_{rows} {
        for (const std::size_t row : rows) {
            mean_ += sample.a[row] + sample.b[row];
        }
        mean_ /= 2.0 * count();
        for (const std::size_t row : rows) {
            const double a = sample.a[row] - mean_;
            const double b = sample.b[row] - mean_;
            variance_ += a * a + b * b;
        }
        variance_ /= 2.0 * count();
    }

    [[nodiscard]] double mean() const { return mean_; }

    [[nodiscard]] double variance() const { return variance_; }

    [[nodiscard]] double first(std::size_t factor) const {
        double sum = 0.0;
        for (const std::size_t row : rows_) {
            sum += (sample_.b[row] - mean_) * (sample_.ab[factor][row] - sample_.a[row]);
        }
        return sum / (count() * variance_);
    }

    [[nodiscard]] double total(std::size_t factor) const {
        double sum = 0.0;
        for (const std::size_t row : rows_) {
            const double step = sample_.a[row] - sample_.ab[factor][row];
            sum += step * step;
        }
        return sum / (2.0 * count() * variance_);
    }

    [[nodiscard]] std::vector<double> all() const {
        const std::size_t factors = sample_.ab.size();
        std::vector<double> shares;
        double sum = 0.0;
        for (std::size_t i = 0; i < factors; ++i) {
            shares.push_back(first(i));
            sum += shares.back();
        }
        for (std::size_t i = 0; i < factors; ++i) {
            shares.push_back(total(i));
        }
        shares.push_back(sum);
        return shares;
    }

  private:
    [[nodiscard]] double count() const { return static_cast<double>(rows_.size()); }

    const SobolSample& sample_;
    std::span<const std::size_t> rows_;
    double mean_ = 0;
    double variance_ = 0;
};

SobolIndices nothing_known(std::size_t factors, std::size_t rows) {
    const SobolIndex none{unknown, unknown, unknown};
    const std::vector<SobolIndex> all(factors, none);
    return {rows, unknown, unknown, all, all, none};
}

} // namespace

SobolIndices sobol_indices(const SobolSample& sample, std::uint64_t seed) {
    const std::size_t factors = sample.ab.size();
    EXPECTS(sample.a.size() == sample.b.size());
    EXPECTS(std::all_of(sample.ab.begin(), sample.ab.end(), [&](const std::vector<double>& one) {
        return one.size() == sample.a.size();
    }));
    const Rows rows = known_rows(sample);
    if (rows.size() < 2) {
        return nothing_known(factors, rows.size());
    }
    const Estimate estimate{sample, rows};
    if (!(estimate.variance() > 0.0)) {
        SobolIndices none = nothing_known(factors, rows.size());
        none.mean = estimate.mean();
        none.variance = 0.0;
        return none;
    }
    const std::vector<double> shares = estimate.all();
    const std::vector<Bounds> bounds =
        bootstrap(rows.size(), shares.size(), sobol_resamples, seed, [&](const Rows& drawn) {
            Rows of_sample;
            for (const std::size_t place : drawn) {
                of_sample.push_back(rows[place]);
            }
            return Estimate{sample, of_sample}.all();
        });
    SobolIndices indices{rows.size(), estimate.mean(), estimate.variance(), {}, {}, {}};
    const auto index = [&](std::size_t i) {
        return SobolIndex{shares[i], bounds[i].low, bounds[i].high};
    };
    for (std::size_t i = 0; i < factors; ++i) {
        indices.first.push_back(index(i));
        indices.total.push_back(index(factors + i));
    }
    indices.additive = index(2 * factors);
    return indices;
}

} // namespace dowith
