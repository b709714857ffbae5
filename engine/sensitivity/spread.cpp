#include "taktskifte/sensitivity/spread.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {

Spread spread_of(std::span<const double> differences, double margin) {
  std::vector<double> sorted;
  for (const double difference : differences)
    if (!std::isnan(difference)) sorted.push_back(difference);
  std::sort(sorted.begin(), sorted.end());
  Spread spread{.quantiles = told_quantiles_of(sorted),
                .sets = sorted.size(),
                .missing = differences.size() - sorted.size()};
  const auto share = [&](const auto& holds) {
    if (sorted.empty()) return undefined;
    return static_cast<double>(std::count_if(sorted.begin(), sorted.end(), holds)) /
           static_cast<double>(sorted.size());
  };
  spread.below = share([&](double difference) { return difference < -margin; });
  spread.within = share([&](double difference) { return std::fabs(difference) <= margin; });
  spread.above = share([&](double difference) { return difference > margin; });
  return spread;
}

}  // namespace taktskifte
