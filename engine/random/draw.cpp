#include "taktskifte/random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

#include "random/limits.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/random/binomial_of.hpp"

namespace taktskifte {
namespace {

/// ln(1 + x), x > -1. The rounding of 1 + x is undone by the ratio x / ((1 + x) - 1), whose denominator is
/// exact.
double log_one_plus(double x) {
  const double sum = 1.0 + x;
  return sum == 1.0 ? x : log(sum) * (x / (sum - 1.0));
}

/// ln n! less Stirling's (n + 1/2) ln n - n + ln(2 pi)/2, for n >= 11 (Abramowitz & Stegun 6.1.41). The first
/// term left out is 691/(360360 n^11) < 1e-14.
double stirling_rest(double n) {
  const double inverse = 1.0 / n;
  const double inverse2 = inverse * inverse;
  return inverse *
         (1.0 / 12 -
          inverse2 * (1.0 / 360 - inverse2 * (1.0 / 1260 - inverse2 * (1.0 / 1680 - inverse2 / 1188))));
}

/// k ln(k/mean) + mean - k, k > 0: how far a count lies from its mean, in log probability. Near the mean this
/// is a difference of large numbers, so there it is summed as a series in v = (k - mean)/(k + mean), from
/// ln(k/mean) = 2 atanh(v) (Loader 2000, "Fast and accurate computation of binomial probabilities").
double deviance(double k, double mean) {
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

double poisson_probability(double k, double mean) {
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

/// ln of a Gamma(shape, 1) draw; in logarithms a tiny shape does not underflow.
double log_gamma_draw(Sequence& draws, double shape) {
  // G(shape) = G(shape + 1) U^(1/shape).
  const double boost = shape < 1.0 ? log(draws.next()) / shape : 0.0;
  const double d = (shape < 1.0 ? shape + 1.0 : shape) - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  while (true) {
    const double x = normal(draws.next());
    const double u = draws.next();
    const double root = 1.0 + c * x;
    if (root <= 0.0) continue;
    const double v = root * root * root;
    const double log_v = log(v);
    if (log(u) < 0.5 * x * x + d - d * v + d * log_v) return boost + log(d) + log_v;
  }
}

}  // namespace

int binomial(double u, int n, double p) {
  if (n <= 0 || !(p > 0.0)) return 0;
  if (p >= 1.0) return n;
  // The failures of the mirrored law, taken from the other end of u, keep the result increasing in u and in
  // p.
  if (p > 0.5) return n - binomial(1.0 - u, n, 1.0 - p);
  return inverse(u, BinomialLaw{.last = n, .p = p});
}

namespace {

// What search_up(u, law, 0, ...) compares u with; infinity where it ends whatever u is.
void fill_row(const BinomialLaw& law, std::span<double> row) {
  double term = law.at_zero();
  double reached = term;
  for (int k = 0; k < law.last; ++k) {
    const double next = term * law.step_up(k);
    if (next < negligible && law.step_up(k) < 1.0) break;
    row[static_cast<std::size_t>(k)] = reached;
    term = next;
    reached += term;
  }
}

}  // namespace

BinomialOf::BinomialOf(double p) : p_(p), mirrored_(p > 0.5) {
  if (!(p > 0.0) || p >= 1.0) return;
  static_assert(row_size >= largest);
  table_.resize((largest + 1) * row_size, std::numeric_limits<double>::infinity());
  for (int n = 1; n <= largest; ++n) {
    fill_row({.last = n, .p = mirrored_ ? 1.0 - p : p},
             std::span(table_).subspan(static_cast<std::size_t>(n) * row_size, row_size));
  }
}

int BinomialOf::operator()(double u, int n) const {
  if (n <= 0) return 0;
  if (n > largest || table_.empty()) return binomial(u, n, p_);
  const double inside = std::clamp(mirrored_ ? 1.0 - u : u, tail, 1.0 - tail);
  const auto row = table_.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(n) * row_size);
  const auto k = std::lower_bound(row, row + n, inside) - row;
  return mirrored_ ? n - static_cast<int>(k) : static_cast<int>(k);
}

int poisson(double u, double mean) {
  if (!(mean > 0.0)) return 0;
  return inverse(u, PoissonLaw{mean});
}

namespace {

// Where mean < cap / 2, E[(X - cap)+] is below 4 mean^cap / (cap + 1)! of the mean: its terms fall faster
// than j / 2^j. This is the largest mean (found to some bits) for which that changes no bit of the mean.
constexpr std::size_t largest_rare_cap = 40;
constexpr auto rarely_above = [] {
  std::array<double, largest_rare_cap + 1> most{};
  for (std::size_t cap = 1; cap <= largest_rare_cap; ++cap) {
    double low = 0.0;
    double high = 0.5 * static_cast<double>(cap);
    for (int halving = 0; halving < 20; ++halving) {
      const double mean = 0.5 * (low + high);
      double part = 4.0;
      for (std::size_t j = 1; j <= cap; ++j) part *= mean / (static_cast<double>(j) + 1.0);
      (part < 0x1p-56 ? low : high) = mean;
    }
    most[cap] = low;
  }
  return most;
}();

}  // namespace

double mean_of_capped_poisson(double mean, int cap) {
  if (!(mean > 0.0) || cap <= 0) return 0.0;
  if (mean <= rarely_above[std::min(static_cast<std::size_t>(cap), largest_rare_cap)]) return mean;
  const PoissonLaw law{mean};
  if (cap > mean) {  // E[X] - E[(X - cap)+]
    double term = law.at(cap);
    double excess = 0.0;
    for (int k = cap; k < law.last; ++k) {
      term *= law.step_up(k);
      const double part = (k + 1.0 - cap) * term;
      excess += part;
      if (part <= negligible * excess || term == 0.0) break;
    }
    return mean - excess;
  }
  // cap - E[(cap - X)+]
  double term = law.at(cap);
  double shortfall = 0.0;
  for (int k = cap; k > 0; --k) {
    term *= law.step_down(k);
    const double part = (cap - (k - 1.0)) * term;
    shortfall += part;
    if (part <= negligible * shortfall || term == 0.0) break;
  }
  return cap - shortfall;
}

double normal(double u) { return normal_quantile(u); }

int uniform_index(double u, int n) { return std::min(static_cast<int>(u * n), n - 1); }

double gamma(Sequence& draws, double shape) { return exp(log_gamma_draw(draws, shape)); }

double beta(Sequence& draws, double a, double b) {
  const double first = log_gamma_draw(draws, a);
  const double second = log_gamma_draw(draws, b);
  return logistic(first - second);
}

}  // namespace taktskifte
