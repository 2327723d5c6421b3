// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace dowith {

/// An interval of a mean that may be looked at as often as one likes: the chance that the true mean
/// ever lies outside, at whichever number of values, is `alpha` at most. Student's interval
/// promises that for one look at a number of values that was planned; who looks again and stops
/// when it pleases is wrong more often.
///
/// Half the width after n values of standard deviation s, where c² says at which n it is tightest:
///
///     A = ((n + c²) / (c² alpha²))^(1/n)
///     half-width² = s² (A - 1)(n - 1) / (n (1 - A c² / (n + c²)))
///
/// and infinite where the last bracket is not positive, which is so of a few values.
///
/// It holds for normal values of any mean and variance, and however few (a likelihood ratio with a
/// normal prior of variance 1/c² on mean over standard deviation, which does not depend on the
/// unknown deviation, is a martingale; Ville's inequality does the rest). For n to infinity it is
/// the asymptotic confidence sequence, sqrt((n + c²)/n² × log((n + c²)/(c² alpha²))) × s, which
/// asks for no more than a variance. What few values of a skewed distribution do to it is measured
/// in docs/statistics.md.
/// Sources: Lai 1976, Annals of Statistics 4(2), for normal values of unknown variance; Wang and
/// Ramdas 2024, arXiv:2310.03722, who put a normal prior in place of his flat one; Waudby-Smith,
/// Arbour, Sinha, Kennedy and Ramdas 2024, Annals of Statistics 52(6), the asymptotic sequence and
/// the choice of c² = tight_at / (log(1 / alpha²) + log(log(1 / alpha²) + 1)).
class ConfidenceSequence {
  public:
    ///     alpha: above 0, below 1
    ///     tight_at: number of values, above 0, at which it is about as narrow as it can be; a
    ///     half or a double of it costs a few per cent of the width. Chosen before any value is
    ///     seen.
    ConfidenceSequence(double alpha, double tight_at);

    /// 0 where all values are alike; infinite where they are too few to say anything, as one is.
    [[nodiscard]] double half_width(std::size_t count, double sd) const;

    /// The fewest values, of this standard deviation, with which half the width is `wanted` > 0 or
    /// less; `count_most` where it takes more.
    [[nodiscard]] std::size_t count_for(double wanted, double sd) const;

    static constexpr std::size_t count_most = 1'000'000'000;

  private:
    double alpha_;
    double c2_;
};

} // namespace dowith
