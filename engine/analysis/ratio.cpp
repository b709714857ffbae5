#include "taktskifte/analysis/ratio.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

/// Means of pairs, and variances and covariance of these means.
struct PairMoments {
  double n = 0.0;
  double over = 0.0, under = 0.0;
  double over_over = 0.0, under_under = 0.0, over_under = 0.0;
};

PairMoments pair_moments(std::span<const double> over, std::span<const double> under) {
  PairMoments m;
  const auto each = [&](const auto& use) {
    for (std::size_t r = 0; r < over.size(); ++r)
      if (!std::isnan(over[r]) && !std::isnan(under[r])) use(over[r], under[r]);
  };
  each([&](double a, double b) {
    ++m.n;
    m.over += (a - m.over) / m.n;
    m.under += (b - m.under) / m.n;
  });
  each([&](double a, double b) {
    m.over_over += (a - m.over) * (a - m.over);
    m.under_under += (b - m.under) * (b - m.under);
    m.over_under += (a - m.over) * (b - m.under);
  });
  const double of_mean = 1.0 / (m.n * (m.n - 1.0));
  m.over_over *= of_mean;
  m.under_under *= of_mean;
  m.over_under *= of_mean;
  return m;
}

}  // namespace

Ratio ratio_of_means(std::span<const double> over, std::span<const double> under, double miss) {
  const PairMoments m = pair_moments(over, under);
  Ratio ratio{.value = m.n > 0.0 && m.under != 0.0 ? m.over / m.under : undefined,
              .interval = std::nullopt,
              .pairs = static_cast<int>(m.n)};
  if (m.n < 2.0) return ratio;
  const double t = quantile(complement(boost::math::students_t(m.n - 1.0), miss / 2.0));
  // (over - r under)^2 = t^2 (over_over - 2 r over_under + r^2 under_under), solved for r.
  const double a = m.under * m.under - t * t * m.under_under;
  const double b = m.over * m.under - t * t * m.over_under;
  const double c = m.over * m.over - t * t * m.over_over;
  if (!(a > 0.0)) return ratio;
  const double half = std::sqrt(std::max(0.0, b * b - a * c));
  ratio.interval = Interval{.low = (b - half) / a, .high = (b + half) / a};
  return ratio;
}

}  // namespace taktskifte
