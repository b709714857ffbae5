#include "taktskifte/measures/inequality.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

std::vector<std::int32_t> ascending(std::span<const std::int32_t> counts) {
  const std::int32_t largest = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
  if (largest > std::ssize(counts)) {
    std::vector<std::int32_t> sorted(counts.begin(), counts.end());
    boost::sort::pdqsort(sorted.begin(), sorted.end());
    return sorted;
  }
  std::vector<std::size_t> how_many(static_cast<std::size_t>(largest) + 1);  // of each count
  for (const std::int32_t count : counts) ++how_many[static_cast<std::size_t>(count)];
  std::vector<std::int32_t> sorted;
  sorted.reserve(counts.size());
  for (std::size_t count = 0; count < how_many.size(); ++count)
    sorted.insert(sorted.end(), how_many[count], static_cast<std::int32_t>(count));
  return sorted;
}

}  // namespace

double gini(std::span<const std::int32_t> counts) {
  const auto sorted = ascending(counts);
  const auto n = static_cast<double>(sorted.size());
  double sum = 0.0;
  double ranked = 0.0;
  for (std::size_t r = 0; r < sorted.size(); ++r) {
    const auto value = static_cast<double>(sorted[r]);
    sum += value;
    ranked += (2.0 * static_cast<double>(r + 1) - n - 1.0) * value;
  }
  return sum > 0.0 ? ranked / (n * sum) : undefined;
}

std::vector<double> lorenz(std::span<const std::int32_t> counts, std::span<const double> shares) {
  const auto sorted = ascending(counts);
  std::vector<std::int64_t> up_to{0};  // up_to[k]: the k smallest together
  up_to.reserve(sorted.size() + 1);
  for (const auto count : sorted) up_to.push_back(up_to.back() + count);
  const auto all = static_cast<double>(up_to.back());
  std::vector<double> curve;
  for (const double share : shares) {
    const double place = share * static_cast<double>(sorted.size());
    const auto whole = std::min(static_cast<std::size_t>(place), sorted.size());
    double part = static_cast<double>(up_to[whole]);
    if (whole < sorted.size())
      part += (place - static_cast<double>(whole)) * static_cast<double>(sorted[whole]);
    curve.push_back(all > 0.0 ? part / all : undefined);
  }
  return curve;
}

}  // namespace taktskifte
