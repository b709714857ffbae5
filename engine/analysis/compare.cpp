#include "taktskifte/analysis/compare.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <limits>

#include "taktskifte/analysis/quantiles.hpp"
#include "taktskifte/analysis/ratio.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct Moments {
  double mean = undefined;
  double variance = undefined;  ///< of a single value; NaN with fewer than two
  double skewness = undefined;  ///< NaN with fewer than three, and if all are equal
};

// Deviations are taken from the first value, so that equal values have a variance of exactly 0.
Moments moments(const std::vector<double>& values) {
  if (values.empty()) return {};
  const auto n = static_cast<double>(values.size());
  const double origin = values.front();
  double sum = 0.0;
  for (const double value : values) sum += value - origin;
  const double shift = sum / n;
  if (values.size() < 2) return {.mean = origin + shift};
  double squares = 0.0;
  double cubes = 0.0;
  for (const double value : values) {
    const double off = value - origin - shift;
    squares += off * off;
    cubes += off * off * off;
  }
  const bool spread = squares > 0.0 && values.size() >= 3;
  return {.mean = origin + shift,
          .variance = squares / (n - 1.0),
          .skewness = spread ? std::sqrt(n) * cubes / (squares * std::sqrt(squares)) : undefined};
}

ScenarioMean mean_of(const std::vector<double>& values) {
  std::vector<double> defined;
  for (const double value : values)
    if (!std::isnan(value)) defined.push_back(value);
  const Moments of_defined = moments(defined);
  const auto n = static_cast<double>(defined.size());
  return {.value = of_defined.mean,
          .standard_error = std::sqrt(of_defined.variance / n),
          .replicates = static_cast<int>(defined.size())};
}

/// The t interval that misses with chance `miss`.
Interval t_interval(const Moments& difference, int pairs, double miss) {
  const boost::math::students_t law(pairs - 1.0);
  const double half =
      quantile(complement(law, miss / 2.0)) * std::sqrt(difference.variance / static_cast<double>(pairs));
  return {.low = difference.mean - half, .high = difference.mean + half};
}

Verdict judge(const std::optional<Interval>& interval, double margin) {
  if (std::isnan(margin)) return Verdict::no_margin;
  if (!interval) return Verdict::cannot_tell;
  if (interval->low >= -margin && interval->high <= margin) return Verdict::too_small;
  if (interval->low > margin || interval->high < -margin) return Verdict::matters;
  return Verdict::cannot_tell;
}

/// The doubt's multiples of a difference, the smaller first.
Interval in_doubt(double difference, const Interval& doubt) {
  const auto [low, high] = std::minmax({difference * doubt.low, difference * doubt.high});
  return {.low = low, .high = high};
}

bool is_near(const Interval& chance, const Interval& doubt, double margin) {
  const auto passes = [&](double border) { return doubt.low < border && border < doubt.high; };
  return (passes(margin) || passes(-margin)) && chance.high - chance.low < doubt.high - doubt.low;
}

/// The chance behind a claim: of a t value beyond the distance between the mean and the border of the margin
/// that it is held to be beyond, on either side.
double chance_of(const Difference& difference, double margin) {
  if (difference.verdict != Verdict::matters && difference.verdict != Verdict::too_small) return undefined;
  const double distance = std::fabs(std::fabs(difference.value) - margin);
  const double error = difference.standard_error();
  if (!(error > 0.0)) return 0.0;
  const boost::math::students_t law(difference.pairs - 1.0);
  return 2.0 * cdf(complement(law, distance / error));
}

int apart_from_commonest(const std::vector<double>& sorted) {
  std::ptrdiff_t most = 0;
  for (auto one = sorted.begin(); one != sorted.end();) {
    const auto next = std::upper_bound(one, sorted.end(), *one);
    most = std::max(most, next - one);
    one = next;
  }
  return static_cast<int>(std::ssize(sorted) - most);
}

double factor(double variance_apart, double variance_of_difference) {
  if (variance_of_difference > 0.0) return variance_apart / variance_of_difference;
  return variance_apart > 0.0 ? infinity : undefined;
}

Difference paired_difference(const std::vector<double>& base, const std::vector<double>& other, double margin,
                             double comparisons, const std::optional<Interval>& doubt) {
  std::vector<double> first;
  std::vector<double> second;
  std::vector<double> paired;
  int seen = 0;
  for (std::size_t r = 0; r < base.size(); ++r) {
    if (std::isnan(base[r]) || std::isnan(other[r])) continue;
    seen += base[r] != 0.0 || other[r] != 0.0 ? 1 : 0;
    first.push_back(base[r]);
    second.push_back(other[r]);
    paired.push_back(other[r] - base[r]);
  }
  std::vector<double> sorted = paired;
  std::sort(sorted.begin(), sorted.end());
  const Moments moments_of_pairs = moments(paired);
  Difference difference{.value = moments_of_pairs.mean,
                        .pairs = static_cast<int>(paired.size()),
                        .dropped = static_cast<int>(base.size() - paired.size()),
                        .interval = std::nullopt,
                        .simultaneous = std::nullopt,
                        .variance_factor = undefined,
                        .standard_deviation = std::sqrt(moments_of_pairs.variance),
                        .skewness = moments_of_pairs.skewness,
                        .quantiles = told_quantiles_of(sorted),
                        .relative = ratio_of_means(paired, first),
                        .seen = seen,
                        .apart = apart_from_commonest(sorted),
                        .in_doubt = std::nullopt};
  if (paired.size() >= 2) {
    const double miss = 1.0 - confidence;
    difference.interval = t_interval(moments_of_pairs, difference.pairs, miss);
    difference.simultaneous = t_interval(moments_of_pairs, difference.pairs, miss / comparisons);
    difference.variance_factor =
        factor(moments(first).variance + moments(second).variance, moments_of_pairs.variance);
  }
  difference.verdict = judge(difference.simultaneous, margin);
  if (doubt && difference.simultaneous) difference.in_doubt = in_doubt(difference.value, *doubt);
  if (difference.in_doubt && !std::isnan(margin) &&
      is_near(*difference.simultaneous, *difference.in_doubt, margin))
    difference.verdict = Verdict::near_margin;
  if (difference.pairs >= 2 && seen == 0) difference.verdict = Verdict::none_seen;
  difference.p_value = chance_of(difference, margin);
  return difference;
}

}  // namespace

std::array<double, told_quantiles.size()> told_quantiles_of(std::span<const double> sorted) {
  std::array<double, told_quantiles.size()> quantiles{};
  for (std::size_t q = 0; q < quantiles.size(); ++q)
    quantiles[q] = quantile_of_sorted(sorted, told_quantiles[q]);
  return quantiles;
}

std::string_view to_string(Verdict verdict) {
  return name_of<Verdict::none_seen>(verdict, {"matters", "too small to matter", "near the margin",
                                               "cannot tell", "no margin", "none seen"});
}

bool Difference::exact() const { return interval.has_value() && interval->low == interval->high; }

bool Difference::skewed() const {
  const bool few_apart = apart < 10 && apart < pairs - apart;
  return interval.has_value() && !exact() &&
         (few_apart || static_cast<double>(pairs) < 25.0 * skewness * skewness);
}

double Difference::at_most() const { return pairs > 0 && seen == 0 ? std::min(1.0, 3.0 / pairs) : undefined; }

double Difference::standard_error() const {
  return pairs >= 2 ? standard_deviation / std::sqrt(static_cast<double>(pairs)) : undefined;
}

Comparison compare(const std::vector<std::vector<double>>& values, double margin,
                   std::span<const std::optional<Interval>> doubts) {
  Comparison comparison{.means = {}, .differences = {}, .margin = margin};
  for (const auto& scenario : values) comparison.means.push_back(mean_of(scenario));
  const auto comparisons = static_cast<double>(values.size()) - 1.0;
  for (std::size_t s = 1; s < values.size(); ++s)
    comparison.differences.push_back(paired_difference(values[0], values[s], margin, comparisons,
                                                       doubts.empty() ? std::nullopt : doubts[s - 1]));
  return comparison;
}

}  // namespace taktskifte
