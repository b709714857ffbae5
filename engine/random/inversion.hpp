// Draws by inversion: the laws of counts, term by term, and the search for the count whose distribution
// function reaches u.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "random/limits.hpp"
#include "taktskifte/core/math.hpp"

namespace taktskifte {

/// ln(1 + x), x > -1. The rounding of 1 + x is undone by the ratio x / ((1 + x) - 1), whose denominator is
/// exact.
inline double log_one_plus(double x) {
  const double sum = 1.0 + x;
  return sum == 1.0 ? x : log(sum) * (x / (sum - 1.0));
}

/// ln n! less Stirling's (n + 1/2) ln n - n + ln(2 pi)/2, for n >= 11 (Abramowitz & Stegun 6.1.41). The first
/// term left out is 691/(360360 n^11) < 1e-14.
inline double stirling_rest(double n) {
  const double inverse = 1.0 / n;
  const double inverse2 = inverse * inverse;
  return inverse *
         (1.0 / 12 -
          inverse2 * (1.0 / 360 - inverse2 * (1.0 / 1260 - inverse2 * (1.0 / 1680 - inverse2 / 1188))));
}

/// k ln(k/mean) + mean - k, k > 0: how far a count lies from its mean, in log probability. Near the mean this
/// is a difference of large numbers, so there it is summed as a series in v = (k - mean)/(k + mean), from
/// ln(k/mean) = 2 atanh(v) (Loader 2000, "Fast and accurate computation of binomial probabilities").
inline double deviance(double k, double mean) {
  const double difference = k - mean;
  const double v = difference / (k + mean);
  if (v > 0.1 || v < -0.1) return k * log(k / mean) - difference;
  const double v2 = v * v;
  double sum = difference * v;
  double power = 2.0 * k * v;
  for (int odd = 3; odd < 25; odd += 2) {  // 0.1^25 is below the last bit
    power *= v2;
    sum += power / odd;
  }
  return sum;
}

inline double poisson_probability(double k, double mean) {
  if (k < 12.0) return exp(k * log(mean) - mean - log_factorial(k));
  return exp(-stirling_rest(k) - deviance(k, mean)) / std::sqrt(2.0 * pi * k);
}

struct PoissonLaw {
  double expectation;
  int last = std::numeric_limits<int>::max();

  [[nodiscard]] double mean() const { return expectation; }
  [[nodiscard]] double at_zero() const { return exp(-expectation); }
  [[nodiscard]] int mode() const { return static_cast<int>(expectation); }
  [[nodiscard]] double at(int k) const { return poisson_probability(k, expectation); }
  /// P(k + 1) / P(k).
  [[nodiscard]] double step_up(int k) const { return expectation / (k + 1.0); }
  /// P(k - 1) / P(k).
  [[nodiscard]] double step_down(int k) const { return k / expectation; }
};

struct BinomialLaw {  // 0 < p <= 1/2
  int last;           ///< the number of trials
  double p;
  double q = 1.0 - p;
  double odds = p / q;

  [[nodiscard]] double mean() const { return last * p; }
  [[nodiscard]] double at_zero() const { return exp(last * log_one_plus(-p)); }
  [[nodiscard]] int mode() const { return static_cast<int>((last + 1.0) * p); }
  [[nodiscard]] double at(int k) const {  // Loader's saddle point; k >= 11 and last - k >= 11
    const double n = last;
    const double rest = n - k;
    const double logarithm = stirling_rest(n) - stirling_rest(k) - stirling_rest(rest) - deviance(k, n * p) -
                             deviance(rest, n * q);
    return exp(logarithm) * std::sqrt(n / (2.0 * pi * k * rest));
  }
  [[nodiscard]] double step_up(int k) const { return odds * ((static_cast<double>(last) - k) / (k + 1.0)); }
  [[nodiscard]] double step_down(int k) const { return k / (odds * (static_cast<double>(last) - k + 1.0)); }
};

/// The smallest count above `k` whose distribution function reaches u, where `below` is the function at `k`
/// and `term` the probability of `k`, which is at or above the mode less one.
template <class Law>
int search_up(double u, const Law& law, int k, double below, double term) {
  while (below < u && k < law.last) {
    term *= law.step_up(k);
    // Rounding may leave the sum of very many terms short of a u next to 1.
    if (term < negligible && law.step_up(k) < 1.0) break;
    ++k;
    below += term;
  }
  return k;
}

template <class Law>
int search_from_zero(double u, const Law& law) {
  const double first = law.at_zero();
  return search_up(u, law, 0, first, first);
}

template <class Law>
int search_from_mode(double u, const Law& law) {
  const int mode = law.mode();
  const double peak = law.at(mode);
  double reached = peak;
  double term = peak;
  for (int k = mode; k > 0 && term > negligible; --k) {
    term *= law.step_down(k);
    reached += term;
  }
  if (reached < u) return search_up(u, law, mode, reached, peak);

  int k = mode;
  term = peak;
  while (k > 0 && reached - term >= u && term > negligible) {
    reached -= term;
    term *= law.step_down(k);
    --k;
  }
  return k;
}

/// The smallest count whose distribution function reaches u.
template <class Law>
int inverse(double u, const Law& law) {
  const double inside = std::clamp(u, tail, 1.0 - tail);
  return law.mean() < small_mean ? search_from_zero(inside, law) : search_from_mode(inside, law);
}

}  // namespace taktskifte
