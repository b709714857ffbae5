#include "taktskifte/sensitivity/regret.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sensitivity/whole_sets.hpp"
#include "taktskifte/analysis/quantiles.hpp"

namespace taktskifte {
namespace {

constexpr double high_part = 0.95;

std::size_t least_by(const std::vector<Regret>& choices, double Regret::*rule) {
  const auto least = std::min_element(choices.begin(), choices.end(),
                                      [&](const Regret& a, const Regret& b) { return a.*rule < b.*rule; });
  return static_cast<std::size_t>(least - choices.begin());
}

}  // namespace

Regrets regrets_of(const PointColumns& values) {
  Regrets result;
  if (values.empty()) return result;
  const auto sets = whole_sets(values);
  result.sets = sets.size();
  result.missing = values.front().size() - sets.size();
  PointColumns lost(values.size());
  std::vector<std::size_t> times_best(values.size(), 0);
  for (const std::size_t set : sets) {
    std::size_t best = 0;
    for (std::size_t c = 1; c < values.size(); ++c)
      if (values[c][set] > values[best][set]) best = c;
    ++times_best[best];
    for (std::size_t c = 0; c < values.size(); ++c) lost[c].push_back(values[best][set] - values[c][set]);
  }
  const auto n = static_cast<double>(sets.size());
  for (std::size_t c = 0; c < values.size(); ++c) {
    double sum = 0.0;
    for (const double regret : lost[c]) sum += regret;
    std::sort(lost[c].begin(), lost[c].end());
    result.choices.push_back({.mean = sum / n,
                              .high = quantile_of_sorted(lost[c], high_part),
                              .most = quantile_of_sorted(lost[c], 1.0),
                              .best_share = static_cast<double>(times_best[c]) / n});
  }
  result.least_mean = least_by(result.choices, &Regret::mean);
  result.least_high = least_by(result.choices, &Regret::high);
  result.least_most = least_by(result.choices, &Regret::most);
  return result;
}

PointColumns values_at(double worth, const PointColumns& innovations, const PointColumns& private_rd) {
  PointColumns values = private_rd;
  for (std::size_t c = 0; c < values.size(); ++c)
    for (std::size_t set = 0; set < values[c].size(); ++set) values[c][set] += worth * innovations[c][set];
  return values;
}

}  // namespace taktskifte
