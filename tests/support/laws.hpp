// Comparing draws and quantiles with a reference law.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "support/tolerance.hpp"

namespace taktskifte::support {

/// Values of u from the smallest to the largest that a Stream gives: close to both ends and evenly between.
inline std::vector<double> uniform_grid(int steps) {
  std::vector<double> grid;
  for (double u = 0x1p-53; u < 1e-3; u *= 3.0) grid.push_back(u);
  for (int i = 1; i < steps; ++i) grid.push_back(i / static_cast<double>(steps));
  for (double rest = 1e-3; rest > 0x1p-53; rest /= 3.0) grid.push_back(1.0 - rest);
  grid.push_back(1.0 - 0x1p-53);
  std::sort(grid.begin(), grid.end());
  grid.erase(std::unique(grid.begin(), grid.end()), grid.end());
  return grid;
}

/// Largest violation of cdf(k - 1) < u <= cdf(k) over the grid, where k = quantile(u): 0 for a perfect
/// inverse.
template <class Quantile, class Cdf>
double inverse_error(const std::vector<double>& grid, Quantile quantile, Cdf cdf) {
  double worst = 0.0;
  for (const double u : grid) {
    const int k = quantile(u);
    if (k > 0) worst = std::max(worst, cdf(k - 1) - u);
    worst = std::max(worst, u - cdf(k));
  }
  return worst;
}

/// How far the chi-square statistic of `draws` against the cell probabilities stays below its bound (false
/// alarm one in a million): at most 1 when the law holds. Cells expecting fewer than 10 are merged with their
/// neighbours.
template <class Probability>
double chi_square_ratio(const std::vector<int>& draws, int last, Probability probability) {
  std::vector<double> seen(static_cast<std::size_t>(last) + 1, 0.0);
  for (const int k : draws) ++seen[static_cast<std::size_t>(k)];
  const auto n = static_cast<double>(draws.size());
  double statistic = 0.0;
  double cells = 0.0;
  double expected = 0.0;
  double observed = 0.0;
  double expected_left = n;
  for (int k = 0; k <= last; ++k) {
    const double here = n * probability(k);
    expected += here;
    observed += seen[static_cast<std::size_t>(k)];
    expected_left -= here;
    if (k == last || (expected >= 10.0 && expected_left >= 10.0)) {
      statistic += (observed - expected) * (observed - expected) / expected;
      ++cells;
      expected = 0.0;
      observed = 0.0;
    }
  }
  return statistic / chi_square_bound(std::max(3.0, cells - 1.0));
}

/// Kolmogorov-Smirnov distance of `values` from the law with this distribution function, over its bound.
template <class Cdf>
double kolmogorov_ratio(std::vector<double> values, Cdf cdf) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double distance = 0.0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double p = cdf(values[i]);
    const auto rank = static_cast<double>(i);
    distance = std::max({distance, p - rank / n, (rank + 1.0) / n - p});
  }
  return distance / kolmogorov_bound(n);
}

}  // namespace taktskifte::support
