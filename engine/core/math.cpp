#include "taktskifte/core/math.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/math_constants.hpp"
#include "taktskifte/core/bits.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

// pi/2 in three parts: the first two have 33 bits, so that they times a whole number up to 4 are exact.
constexpr double half_pi_high = 0x1.921fb544p+0;
constexpr double half_pi_middle = 0x1.0b4611a6p-34;
constexpr double half_pi_low = 0x1.3198a2e037073p-69;

constexpr double half_pi = pi / 2.0;
constexpr double half_pi_rest = 0x1.1a62633145c07p-54;  // pi/2 less the double nearest to it

constexpr double half_ln_two_pi = 0.91893853320467274178;  // ln(2 pi) / 2

constexpr double power_of_two(int k) {  // k in [-1022, 1023]
  return double_of(static_cast<std::uint64_t>(k + 1023) << 52U);
}

/// Horner's rule, the constant first.
template <std::size_t N>
constexpr double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

/// log() in a form that the compiler can run, for the table of factorials.
constexpr double logarithm(double x) {
  if (!(x > 0.0)) return x == 0.0 ? -infinity : undefined;
  if (x == infinity) return x;
  int exponent = 0;
  if (x < 0x1p-1022) {
    x *= 0x1p54;
    exponent = -54;
  }
  // x = 2^exponent * m with m in [sqrt(1/2), sqrt(2)): shifting the bits by those of sqrt(1/2) carries into
  // the exponent exactly from sqrt(2) on.
  const std::uint64_t bits = bits_of(x);
  const std::uint64_t steps = (bits - root_half_bits + (std::uint64_t{1023} << 52U)) >> 52U;
  exponent += static_cast<int>(steps) - 1023;
  const double m = double_of(bits - ((steps - 1023U) << 52U));

  // ln(1 + f) = 2 atanh(s) with s = f / (2 + f), |s| < 0.172; and 2s = f - s f, so with
  // rest = 2 (s^2/3 + s^4/5 + ...) it is f - s (f - rest). The first term left out is below 1e-18 of the sum.
  const double f = m - 1.0;
  const double s = f / (2.0 + f);
  const double s2 = s * s;
  const double s4 = s2 * s2;
  const double rest = s2 * (polynomial(log_even, s4) + s2 * polynomial(log_odd, s4));
  const double k = exponent;
  return k * ln2_high + (f - (s * (f - rest) - k * ln2_low));
}

// 170! is the largest factorial below the largest double. Each product is rounded once, so the relative error
// of 170! is below 170 * 2^-53, and that of its logarithm smaller still.
constexpr std::size_t tabled_factorials = 171;
constexpr auto log_factorials = [] {
  std::array<double, tabled_factorials> table{};
  double factorial = 1.0;
  for (std::size_t n = 1; n < tabled_factorials; ++n) {
    factorial *= static_cast<double>(n);
    table[n] = logarithm(factorial);
  }
  return table;
}();

// Taylor coefficients of asin(x)/x in x^2: a_0 = 1, a_n = (2n)! / (4^n n!^2 (2n + 1)). At x = 1/2 the first
// one left out is below 1e-18.
constexpr auto asin_series = [] {
  std::array<double, 26> a{};
  double central = 1.0;  // (2n)! / (4^n n!^2)
  for (std::size_t n = 0; n < a.size(); ++n) {
    const auto two_n = static_cast<double>(2 * n);
    a[n] = central / (two_n + 1.0);
    central *= (two_n + 1.0) / (two_n + 2.0);
  }
  return a;
}();

double sine_near_zero(double r) {  // |r| <= pi/4; Taylor, first term left out below 1e-19
  constexpr std::array<double, 8> series{
      -1.0 / 6,        1.0 / 120,        -1.0 / 5040,         1.0 / 362880,
      -1.0 / 39916800, 1.0 / 6227020800, -1.0 / 1307674368e3, 1.0 / 355687428096e3};
  const double r2 = r * r;
  return r + r * r2 * polynomial(series, r2);
}

double cosine_near_zero(double r) {  // |r| <= pi/4; Taylor, first term left out below 1e-17
  constexpr std::array<double, 7> series{1.0 / 24,           -1.0 / 720,      1.0 / 40320,
                                         -1.0 / 3628800,     1.0 / 479001600, -1.0 / 87178291200,
                                         1.0 / 20922789888e3};
  const double r2 = r * r;
  return 1.0 - (0.5 * r2 - r2 * r2 * polynomial(series, r2));
}

struct Quarter {
  int turns;    ///< quarter turns taken off, modulo 4
  double rest;  ///< in [-pi/4, pi/4]
};

Quarter to_first_quarter(double x) {
  const double k = (x * (1.0 / half_pi) + rounder) - rounder;
  const double rest = ((x - k * half_pi_high) - k * half_pi_middle) - k * half_pi_low;
  return {static_cast<int>(k) & 3, rest};
}

double asin_small(double x) { return x * polynomial(asin_series, x * x); }

}  // namespace

double exp(double x) {
  if (!(x < 709.8)) return x >= 709.8 ? infinity : x;
  if (x < -745.14) return 0.0;
  const double k = (x * one_over_ln2 + rounder) - rounder;
  const double r = (x - k * ln2_high) - k * ln2_low;  // |r| <= ln(2)/2

  // Grouped so that the parts can run side by side.
  const double r2 = r * r;
  const double r4 = r2 * r2;
  const auto group = [&](const std::array<double, 4>& t) {
    return (t[0] + r * t[1]) + r2 * (t[2] + r * t[3]);
  };
  const double rest = group(exp_terms[0]) + r4 * (group(exp_terms[1]) + r4 * group(exp_terms[2]));
  const double fraction = 1.0 + (r + r2 * rest);

  const int exponent = static_cast<int>(k);
  if (exponent > -1022 && exponent < 1024) return fraction * power_of_two(exponent);
  const int half = exponent / 2;
  return fraction * power_of_two(half) * power_of_two(exponent - half);
}

double log(double x) { return logarithm(x); }

double pow(double x, double y) {
  if (y == 0.0) return 1.0;
  if (x == 0.0) return y > 0.0 ? 0.0 : infinity;
  return exp(y * log(x));
}

double logistic(double x) { return 1.0 / (1.0 + exp(-x)); }

double logit(double p) { return log(p / (1.0 - p)); }

double sin(double x) {
  const auto [turns, rest] = to_first_quarter(x);
  const double value = (turns & 1) != 0 ? cosine_near_zero(rest) : sine_near_zero(rest);
  return (turns & 2) != 0 ? -value : value;
}

double cos(double x) {
  const auto [turns, rest] = to_first_quarter(x);
  const double value = (turns & 1) != 0 ? sine_near_zero(rest) : cosine_near_zero(rest);
  return turns == 1 || turns == 2 ? -value : value;
}

double asin(double x) {
  if (x >= -0.5 && x <= 0.5) return asin_small(x);
  // asin(x) = pi/2 - 2 asin(sqrt((1 - x)/2)): the half-angle identity, which loses nothing near 1.
  const double size = x < 0.0 ? -x : x;
  const double value = half_pi - (2.0 * asin_small(std::sqrt((1.0 - size) / 2.0)) - half_pi_rest);
  return x < 0.0 ? -value : value;
}

double log_factorial(double n) {
  if (n < static_cast<double>(tabled_factorials)) return log_factorials[static_cast<std::size_t>(n)];
  // Stirling's series (Abramowitz & Stegun 6.1.41); at n = 171 the next term is below 1e-18.
  const double inverse = 1.0 / n;
  const double inverse2 = inverse * inverse;
  const double series = inverse * (1.0 / 12 - inverse2 * (1.0 / 360 - inverse2 * (1.0 / 1260)));
  return (n + 0.5) * log(n) - n + half_ln_two_pi + series;
}

double normal_quantile(double p) {
  const double q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const double t = 0.180625 - q * q;
    return q * (polynomial(quantile_middle[0], t) / polynomial(quantile_middle[1], t));
  }
  const double r = std::sqrt(-log(q < 0.0 ? p : 1.0 - p));
  const Quotient& quotient = r <= 5.0 ? quantile_tail : quantile_far_tail;
  const double v = r - (r <= 5.0 ? 1.6 : 5.0);
  const double size = polynomial(quotient[0], v) / polynomial(quotient[1], v);
  return q < 0.0 ? -size : size;
}

}  // namespace taktskifte
