// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/maths.hpp"

#include <array>
#include <bit>
#include <cmath> // for sqrt, which IEEE 754 rounds correctly everywhere
#include <cstddef>
#include <cstdint>
#include <limits>

// exp and log look the leading bits up in a table and leave a tiny rest to a short series; where a
// double is too short, for the tables and for pow, sums of two doubles are carried. The method is
// Tang's (1989 and 1990, ACM Transactions on Mathematical Software 15(2) and 16(4)); the tables are
// computed by the compiler.
namespace dowith::maths {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr int mantissa_bits = 52;

/// A number held as the unevaluated sum of two: about 106 bits.
struct Pair {
    double high;
    double low;
};

/// a + b without error, |a| >= |b| or a = 0. (Dekker 1971)
constexpr Pair ordered_sum(double a, double b) {
    const double sum = a + b;
    return {sum, b - (sum - a)};
}

/// a + b without error. (Knuth, TAOCP 2, section 4.2.2)
constexpr Pair exact_sum(double a, double b) {
    const double sum = a + b;
    const double shadow = sum - a;
    return {sum, (a - (sum - shadow)) + (b - shadow)};
}

/// The upper half of the mantissa, and the rest. (Veltkamp 1968)
constexpr Pair halves(double a) {
    const double spread = a * 0x1.0000002p27; // 2^27 + 1: leaves 26 bits in the upper half
    const double high = spread - (spread - a);
    return {high, a - high};
}

/// a * b without error, unless it leaves the normal numbers. (Dekker 1971)
constexpr Pair exact_product(double a, double b) {
    const double product = a * b;
    const auto [a1, a2] = halves(a);
    const auto [b1, b2] = halves(b);
    return {product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

constexpr Pair operator+(Pair a, Pair b) {
    const Pair sum = exact_sum(a.high, b.high);
    return ordered_sum(sum.high, sum.low + (a.low + b.low));
}

constexpr Pair operator*(Pair a, Pair b) {
    const Pair product = exact_product(a.high, b.high);
    return ordered_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

constexpr Pair operator/(Pair a, double b) {
    const double quotient = a.high / b;
    const Pair back = exact_product(quotient, b);
    return ordered_sum(quotient, ((a.high - back.high) - back.low + a.low) / b);
}

constexpr Pair ln_2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

/// x cut to its leading bits, `dropped` of 52 mantissa bits being cleared.
constexpr double leading(double x, int dropped) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) >> dropped << dropped);
}

// ---- exp: x = n ln 2 / 128 + r, so e^x = 2^(n / 128) e^r with |r| < 0.0028 ----

constexpr int table_bits = 7;
constexpr std::size_t table_size = std::size_t{1} << table_bits;
constexpr double steps = table_size;

struct Root {
    double value; ///< 2^(i / 128), rounded
    double rest;  ///< what rounding took, relative to `value`
};

constexpr std::array<Root, table_size> make_roots() {
    const Pair x = ln_2 / steps;
    Pair step{1.0, 0.0};
    for (int n = 12; n > 0; --n) {
        step = Pair{1.0, 0.0} + x * step / n;
    } // Taylor, by Horner
    std::array<Root, table_size> roots{};
    Pair root{1.0, 0.0};
    for (Root& entry : roots) {
        entry = {root.high, root.low / root.high};
        root = root * step;
    }
    return roots;
}

constexpr std::array<Root, table_size> roots = make_roots();

/// e^x, not yet multiplied out: root (1 + above_1) 2^exponent.
struct Factors {
    double root;
    double above_1;
    std::int64_t exponent;
};

/// 2^(n / 128) e^r for |r| < 0.003.
inline Factors root_times_exp(std::int64_t n, double r) {
    const Root root = roots[static_cast<std::size_t>(n) % table_size];
    // Taylor: the first term left out, r^6 / 720, is below 2^-59.
    const double square = r * r;
    const double curve =
        square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
    return {root.value, r + (root.rest + curve), n >> table_bits};
}

/// A whole number near x, |x| < 2^50: as the double that it is, and as an integer.
struct Whole {
    double value;
    std::int64_t integer;
};

constexpr Whole nearest(double x) {
    constexpr double rounder = 0x1.8p52; // leaves no room for a fraction
    const double shifted = x + rounder;
    return {shifted - rounder,
            std::bit_cast<std::int64_t>(shifted) - std::bit_cast<std::int64_t>(rounder)};
}

/// e^(x + rest) for |x| < 1000 and |rest| < 0.0001.
inline Factors factors_of_exp(double x, double rest) {
    constexpr double step_high = leading(ln_2.high / steps, 20); // times n < 2^18: exact
    constexpr double step_low = (ln_2.high / steps - step_high) + ln_2.low / steps;
    const Whole n = nearest(x * (steps / ln_2.high));
    const double r = ((x - n.value * step_high) - n.value * step_low) + rest;
    return root_times_exp(n.integer, r);
}

/// 2^n where that is a normal number.
double two_to(std::int64_t n) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(n + 1023) << mantissa_bits);
}

/// The product of the factors, also where it is subnormal or too large for a double.
inline double multiplied(Factors f) {
    const double power = f.root + f.root * f.above_1;
    if (f.exponent > -1022 && f.exponent < 1023) {
        return power * two_to(f.exponent);
    }
    const std::int64_t first = f.exponent < 0 ? -1000 : 1000;
    return power * two_to(first) * two_to(f.exponent - first); // rounded once, by the last product
}

/// Beyond these exponents e^x is certainly infinite, or 0.
constexpr double far_out = 800.0;

bool is_far_out(double x) { return !(x < far_out && x > -far_out); }

/// What a power becomes for an exponent far out, or NaN.
double limit(double exponent) {
    return exponent > 0.0 ? infinity : exponent < 0.0 ? 0.0 : exponent;
}

// ---- log: x = 2^k z, z inverse = 1 + r, so log x = k ln 2 - log(inverse) + log(1 + r) ----

/// Where the mantissas z begin: [0.6875, 1.375), so that 1 lies on the border of two table rows.
constexpr std::uint64_t first_mantissa = 0x3FE6000000000000U;
constexpr int row_shift = mantissa_bits - table_bits;
/// Leading parts are cut to multiples of 2^-42, so that k ln 2 + log is exact for all exponents k.
constexpr double grid = 0x1p42;

struct Row {
    double inverse; ///< near 1 / z, a multiple of 1 / 512
    Pair log;       ///< of 1 / inverse; the first part is a multiple of 2^-42
};

constexpr double cut_to_grid(double x) {
    return static_cast<double>(static_cast<std::int64_t>(x * grid)) / grid;
}

/// log(a / b) = 2 artanh s, s = (a - b) / (a + b); for ratios in [0.68, 1.46].
constexpr Pair log_of_ratio(double a, double b) {
    const Pair s = Pair{a - b, 0.0} / (a + b);
    const Pair square = s * s;
    Pair sum{0.0, 0.0};
    for (int n = 49; n > 0; n -= 2) {
        sum = sum * square + Pair{1.0, 0.0} / n;
    }
    return s * sum * Pair{2.0, 0.0};
}

constexpr std::array<Row, table_size> make_rows() {
    std::array<Row, table_size> rows{};
    for (std::size_t i = 0; i < table_size; ++i) {
        const std::uint64_t start = first_mantissa + (std::uint64_t{i} << row_shift);
        const auto middle = std::bit_cast<double>(start + (std::uint64_t{1} << (row_shift - 1)));
        // Exactly 1 on both sides of 1: there log x is small and r alone must carry it.
        const bool beside_1 = middle > 1.0 - 0x1p-8 && middle < 1.0 + 0x1p-7;
        const double parts = beside_1 ? 512.0 : nearest(512.0 / middle).value;
        const Pair log = log_of_ratio(512.0, parts);
        const double cut = cut_to_grid(log.high);
        rows[i] = {parts / 512.0, {cut, (log.high - cut) + log.low}};
    }
    return rows;
}

constexpr std::array<Row, table_size> rows = make_rows();

/// log x = straight + rest + log(1 + r) - r; r = r_high + r_low.
struct Reduced {
    Pair straight; ///< all that is linear: k ln 2 + row.log + r, leading parts, without error
    double rest;   ///< what is left of the linear parts
    double r_high;
    double r_low;
};

/// x > 0 and finite.
inline Reduced reduced(double x) {
    const bool subnormal = x < std::numeric_limits<double>::min();
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(subnormal ? x * 0x1p52 : x);
    const std::uint64_t offset = bits - first_mantissa;
    const std::int64_t exponent = static_cast<std::int64_t>(offset) >> mantissa_bits;
    const double z =
        std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << mantissa_bits));
    const Row& row = rows[(offset >> row_shift) % table_size];

    // z * inverse - 1 without error: either half of z has room for ten bits more.
    const double z_high = leading(z, 32);
    const Pair r = exact_sum(z_high * row.inverse - 1.0, (z - z_high) * row.inverse);

    constexpr double ln_2_high = cut_to_grid(ln_2.high);
    constexpr double ln_2_low = (ln_2.high - ln_2_high) + ln_2.low;
    const auto k = static_cast<double>(subnormal ? exponent - 52 : exponent);
    return {exact_sum(k * ln_2_high + row.log.high, r.high),
            (k * ln_2_low + row.log.low) + r.low,
            r.high,
            r.low};
}

/// log(1 + r) - r + r^2 / 2 for |r| <= 2^-7: its Taylor series from r^3 / 3 to r^9 / 9.
double curve_of_log(double r) {
    const double square = r * r;
    const double fifth = 1.0 / 5 - r * (1.0 / 6);
    const double seventh = (1.0 / 7 - r * (1.0 / 8)) + square * (1.0 / 9);
    return r * square * ((1.0 / 3 - r * (1.0 / 4)) + square * (fifth + square * seventh));
}

/// log x to about 65 bits, x > 0 and finite.
Pair log_as_sum(double x) {
    const Reduced part = reduced(x);
    const double r = part.r_high;
    const double r_upper = leading(r, 27); // so that its square is exact
    const double parabola_low = (r - r_upper) * (r + r_upper) * 0.5 + r * part.r_low;
    const Pair sum = ordered_sum(part.straight.high, -0.5 * (r_upper * r_upper));
    const double low = (part.straight.low + sum.low) + part.rest - parabola_low + curve_of_log(r);
    return ordered_sum(sum.high, low);
}

} // namespace

double exp(double x) { return is_far_out(x) ? limit(x) : multiplied(factors_of_exp(x, 0.0)); }

double exp2(double x) {
    constexpr double far_out_2 = 1100.0;
    if (!(x < far_out_2 && x > -far_out_2)) {
        return limit(x);
    }
    const Whole n = nearest(x * steps);
    return multiplied(root_times_exp(n.integer, (x - n.value / steps) * ln_2.high));
}

double log(double x) {
    EXPECTS(!(x < 0.0));
    if (!(x > 0.0)) {
        return x == 0.0 ? -infinity : x;
    }
    if (x == infinity) {
        return x;
    }
    const Reduced part = reduced(x);
    const double curve = curve_of_log(part.r_high) - 0.5 * part.r_high * part.r_high;
    return part.straight.high + (part.straight.low + (part.rest + curve));
}

double pow(double x, double y) {
    EXPECTS(!(x < 0.0));
    if (y == 0.0 || x == 1.0) {
        return 1.0;
    }
    if (!(x > 0.0 && x < infinity)) {
        return limit(log(x) * y);
    }
    const Pair log_x = log_as_sum(x);
    const double rough = y * log_x.high;
    if (is_far_out(rough)) {
        return limit(rough);
    }
    // Upper halves multiply without error; the other products are 2^-26 of that or less.
    const double y_upper = leading(y, 27);
    const double log_upper = leading(log_x.high, 27);
    const double rest = (y - y_upper) * log_upper + y * ((log_x.high - log_upper) + log_x.low);
    return multiplied(factors_of_exp(y_upper * log_upper, rest));
}

double logistic(double x) {
    const double e = exp(x < 0.0 ? x : -x);
    return (x < 0.0 ? e : 1.0) / (1.0 + e);
}

double half_life_factor(double half_life, double time) {
    EXPECTS(half_life > 0.0);
    return exp2(-time / half_life);
}

double at_least_one(double expected) {
    EXPECTS(!(expected < 0.0));
    if (expected > 40.0) {
        return 1.0;
    } // short of 1 by less than 2^-57
    const Factors none = factors_of_exp(-expected, 0.0);
    const double root = none.root * two_to(none.exponent);
    return (1.0 - root) - root * none.above_1; // `above_1` keeps all digits of a small `expected`
}

namespace {

using Coefficients = std::array<double, 8>;

/// c0 + c1 x + ... + c7 x^7.
double polynomial(const Coefficients& c, double x) {
    double sum = c[7];
    for (std::size_t i = 7; i > 0; --i) {
        sum = sum * x + c[i - 1];
    }
    return sum;
}

/// A ratio of two polynomials on one stretch of the quantile function, as the paper names them.
struct Stretch {
    Coefficients numerator;
    Coefficients denominator;

    [[nodiscard]] double at(double x) const {
        return polynomial(numerator, x) / polynomial(denominator, x);
    }
};

constexpr Stretch centre{{3.3871328727963666080e0,
                          1.3314166789178437745e2,
                          1.9715909503065514427e3,
                          1.3731693765509461125e4,
                          4.5921953931549871457e4,
                          6.7265770927008700853e4,
                          3.3430575583588128105e4,
                          2.5090809287301226727e3},
                         {1.0,
                          4.2313330701600911252e1,
                          6.8718700749205790830e2,
                          5.3941960214247511077e3,
                          2.1213794301586595867e4,
                          3.9307895800092710610e4,
                          2.8729085735721942674e4,
                          5.2264952788528545610e3}};

constexpr Stretch flank{{1.42343711074968357734e0,
                         4.63033784615654529590e0,
                         5.76949722146069140550e0,
                         3.64784832476320460504e0,
                         1.27045825245236838258e0,
                         2.41780725177450611770e-1,
                         2.27238449892691845833e-2,
                         7.74545014278341407640e-4},
                        {1.0,
                         2.05319162663775882187e0,
                         1.67638483018380384940e0,
                         6.89767334985100004550e-1,
                         1.48103976427480074590e-1,
                         1.51986665636164571966e-2,
                         5.47593808499534494600e-4,
                         1.05075007164441684324e-9}};

constexpr Stretch far_tail{{6.65790464350110377720e0,
                            5.46378491116411436990e0,
                            1.78482653991729133580e0,
                            2.96560571828504891230e-1,
                            2.65321895265761230930e-2,
                            1.24266094738807843860e-3,
                            2.71155556874348757815e-5,
                            2.01033439929228813265e-7},
                           {1.0,
                            5.99832206555887937690e-1,
                            1.36929880922735805310e-1,
                            1.48753612908506148525e-2,
                            7.86869131145613259100e-4,
                            1.84631831751005468180e-5,
                            1.42151175831644588870e-7,
                            2.04426310338993978564e-15}};

} // namespace

double normal_quantile(double p) {
    EXPECTS(p > 0.0 && p < 1.0);
    const double q = p - 0.5;
    if (q >= -0.425 && q <= 0.425) {
        return q * centre.at(0.180625 - q * q);
    }
    const double depth = std::sqrt(-log(q < 0.0 ? p : 1.0 - p));
    const double size = depth <= 5.0 ? flank.at(depth - 1.6) : far_tail.at(depth - 5.0);
    return q < 0.0 ? -size : size;
}

} // namespace dowith::maths
