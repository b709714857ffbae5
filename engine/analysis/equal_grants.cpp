#include "taktskifte/analysis/equal_grants.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "taktskifte/measures/inequality.hpp"

namespace taktskifte {
namespace {

struct Inequality {
  double gini = 0.0, theil = 0.0;
};

}  // namespace

std::vector<std::int32_t> thinned(std::span<const std::int32_t> counts,
                                  std::span<const std::uint32_t> numbers, std::int64_t keep,
                                  ReplicateSeed seed, std::uint32_t thinning) {
  std::vector<std::pair<double, std::size_t>> grants;  // its draw, and who led it
  for (std::size_t m = 0; m < counts.size(); ++m) {
    const Stream stream(seed, Purpose::thinned_grants, thinning, numbers[m]);
    for (std::int32_t k = 0; k < counts[m]; ++k)
      grants.emplace_back(stream.uniform(static_cast<std::uint32_t>(k)), m);
  }
  const auto kept = std::min(static_cast<std::size_t>(keep), grants.size());
  std::nth_element(grants.begin(), grants.begin() + static_cast<std::ptrdiff_t>(kept), grants.end());
  std::vector<std::int32_t> left(counts.size(), 0);
  for (std::size_t g = 0; g < kept; ++g) ++left[grants[g].second];
  return left;
}

namespace {

std::int64_t sum_of_counts(std::span<const std::int32_t> counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

/// Of those that gave any; 0 if none did.
std::int64_t fewest(const GrantCounts& scenarios) {
  std::int64_t fewest = 0;
  for (const auto& counts : scenarios) {
    const std::int64_t sum = sum_of_counts(counts);
    if (sum > 0 && (fewest == 0 || sum < fewest)) fewest = sum;
  }
  return fewest;
}

Inequality at(std::span<const std::int32_t> counts, std::int64_t keep, std::span<const std::uint32_t> numbers,
              std::span<const double> inhabitants, ReplicateSeed seed) {
  if (sum_of_counts(counts) <= keep) return {gini(counts), theil(counts, inhabitants)};
  Inequality sum;
  for (std::uint32_t k = 0; k < thinnings; ++k) {
    const auto left = thinned(counts, numbers, keep, seed, k);
    sum.gini += gini(left);
    sum.theil += theil(left, inhabitants);
  }
  return {sum.gini / thinnings, sum.theil / thinnings};
}

}  // namespace

std::vector<IndicatorRow> equal_grants_rows(std::span<const GrantCounts> replicates,
                                            std::span<const ReplicateSeed> seeds,
                                            std::span<const std::uint32_t> numbers,
                                            std::span<const double> inhabitants) {
  std::vector<IndicatorRow> rows;
  const std::size_t scenarios = replicates.empty() ? 0 : replicates.front().size();
  for (const char* const name : {"gini_awards_equal_grants", "theil_awards_equal_grants"})
    rows.push_back(
        {.name = name, .unit = RowUnit::share, .values = std::vector<std::vector<double>>(scenarios)});
  for (std::size_t r = 0; r < replicates.size(); ++r) {
    const std::int64_t keep = fewest(replicates[r]);
    for (std::size_t s = 0; s < scenarios; ++s) {
      const Inequality index = at(replicates[r][s], keep, numbers, inhabitants, seeds[r]);
      rows[0].values[s].push_back(index.gini);
      rows[1].values[s].push_back(index.theil);
    }
  }
  return rows;
}

}  // namespace taktskifte
