// The one file that makes tolerances of statistical tests: every bound states n and its false-alarm chance.
#pragma once

#include <cmath>

namespace taktskifte::support {

/// Two-sided standard normal quantiles for the false-alarm chances that the tests use.
inline constexpr double z_one_in_a_million = 4.8916;   // P(|Z| > z) = 1e-6
inline constexpr double z_one_in_a_thousand = 3.2905;  // P(|Z| > z) = 1e-3

/// Half-width within which the mean of n independent values with standard deviation `sd` lies, but for one
/// chance in a million (normal approximation; n >= 100).
inline double mean_tolerance(double sd, double n) { return z_one_in_a_million * sd / std::sqrt(n); }

/// The same for a share `p` seen in n independent trials (n p (1 - p) >= 25).
inline double share_tolerance(double p, double n) { return mean_tolerance(std::sqrt(p * (1.0 - p)), n); }

/// Upper bound of a chi-square statistic with k degrees of freedom, exceeded with one chance in a million
/// (Wilson & Hilferty 1931; k >= 3).
inline double chi_square_bound(double k) {
  const double z = 4.7534;  // P(Z > z) = 1e-6
  const double t = 1.0 - 2.0 / (9.0 * k) + z * std::sqrt(2.0 / (9.0 * k));
  return k * t * t * t;
}

/// Bound of the Kolmogorov-Smirnov distance of n values from their law, exceeded with one chance in a million
/// (2 exp(-2 n d^2) = 1e-6).
inline double kolmogorov_bound(double n) { return std::sqrt(std::log(2e6) / (2.0 * n)); }

/// Factor within which the ratio of two independent estimates of variance lies from the true ratio, each from
/// n normal values, but for one chance in a million (ln of an estimate has variance 2 / n; n >= 1000).
inline double variance_ratio_factor(double n) { return std::exp(z_one_in_a_million * std::sqrt(4.0 / n)); }

}  // namespace taktskifte::support
