#include "taktskifte/random/draw.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "random/inversion.hpp"
#include "taktskifte/core/math.hpp"

namespace taktskifte {
namespace {

/// ln of a Gamma(shape, 1) draw; in logarithms a tiny shape does not underflow.
double log_gamma_draw(StreamCursor& draws, double shape) {
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

double gamma(StreamCursor& draws, double shape) { return exp(log_gamma_draw(draws, shape)); }

double beta(StreamCursor& draws, double a, double b) {
  const double first = log_gamma_draw(draws, a);
  const double second = log_gamma_draw(draws, b);
  return logistic(first - second);
}

}  // namespace taktskifte
