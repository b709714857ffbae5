#include "taktskifte/analysis/quantiles.hpp"

#include <algorithm>
#include <cstddef>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {

double quantile_of_sorted(std::span<const double> sorted, double p) {
  if (sorted.empty()) return undefined;
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double above = sorted[std::min(below + 1, sorted.size() - 1)];
  return sorted[below] + (place - static_cast<double>(below)) * (above - sorted[below]);
}

}  // namespace taktskifte
