#include "taktskifte/measures/inequality.hpp"

#include <algorithm>
#include <array>
#include <boost/sort/pdqsort/pdqsort.hpp>

#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

RankedCounts ranked_by_sorting(std::span<const std::int32_t> counts) {
  std::vector<std::int32_t> sorted(counts.begin(), counts.end());
  boost::sort::pdqsort(sorted.begin(), sorted.end());
  RankedCounts all{.runs = {}, .places = sorted.size()};
  for (const std::int32_t count : sorted) {
    if (all.runs.empty() || all.runs.back().count != count) all.runs.push_back({count, 0});
    ++all.runs.back().places;
  }
  return all;
}

std::int32_t largest_of(std::span<const std::int32_t> counts) {
  std::int32_t largest = 0;
  for (const std::int32_t count : counts) largest = std::max(largest, count);
  return largest;
}

}  // namespace

RankedCounts ranked(std::span<const std::int32_t> counts) {
  const std::int32_t largest = largest_of(counts);
  if (largest > std::ssize(counts)) return ranked_by_sorting(counts);
  // Four tallies side by side: most places have one of few counts, and each would wait for the one before.
  constexpr std::size_t apart = 4;
  std::vector<std::array<std::size_t, apart>> how_many(static_cast<std::size_t>(largest) + 1);
  std::size_t place = 0;
  for (; place + apart <= counts.size(); place += apart)
    for (std::size_t part = 0; part < apart; ++part)
      ++how_many[static_cast<std::size_t>(counts[place + part])][part];
  for (; place < counts.size(); ++place) ++how_many[static_cast<std::size_t>(counts[place])][0];
  RankedCounts all{.runs = {}, .places = counts.size()};
  for (std::size_t count = 0; count < how_many.size(); ++count) {
    const auto& [a, b, c, d] = how_many[count];
    if (const std::size_t places = a + b + c + d; places > 0)
      all.runs.push_back({static_cast<std::int32_t>(count), places});
  }
  return all;
}

// Whole numbers, exact as long as n times the sum is below 2^53. The ranks of a run are those after `before`.
double gini(const RankedCounts& counts) {
  const auto n = static_cast<double>(counts.places);
  double sum = 0.0;
  double ranked = 0.0;
  double before = 0.0;
  for (const CountRun& run : counts.runs) {
    const auto value = static_cast<double>(run.count);
    const auto places = static_cast<double>(run.places);
    sum += places * value;
    ranked += places * (2.0 * before + places - n) * value;
    before += places;
  }
  return sum > 0.0 ? ranked / (n * sum) : undefined;
}

// Sums of counts are whole numbers below 2^53, so that they are exact.
std::vector<double> lorenz(const RankedCounts& counts, std::span<const double> shares) {
  double all = 0.0;
  for (const CountRun& run : counts.runs)
    all += static_cast<double>(run.places) * static_cast<double>(run.count);
  std::vector<double> curve;
  for (const double share : shares) {
    const double place = share * static_cast<double>(counts.places);
    auto left = std::min(static_cast<std::size_t>(place), counts.places);  // whole places
    double part = place - static_cast<double>(left);                       // of the next one
    double sum = 0.0;
    for (const CountRun& run : counts.runs) {
      const auto value = static_cast<double>(run.count);
      const std::size_t taken = std::min(left, run.places);
      sum += static_cast<double>(taken) * value;
      left -= taken;
      if (taken == run.places) continue;
      sum += part * value;
      break;
    }
    curve.push_back(all > 0.0 ? sum / all : undefined);
  }
  return curve;
}

}  // namespace taktskifte
