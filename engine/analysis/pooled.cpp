#include "taktskifte/analysis/pooled.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace taktskifte {

Pooled jackknife(double value, const std::vector<double>& left_out, double miss) {
  if (left_out.size() < 2) return {.value = value, .interval = std::nullopt};
  const auto n = static_cast<double>(left_out.size());
  // Deviations are taken from the first value, so that equal values give an error of exactly 0.
  const double origin = left_out.front();
  double sum = 0.0;
  for (const double each : left_out) sum += each - origin;
  const double shift = sum / n;
  double squares = 0.0;
  for (const double each : left_out) squares += (each - origin - shift) * (each - origin - shift);
  const double error = std::sqrt((n - 1.0) / n * squares);
  if (!std::isfinite(error)) return {.value = value, .interval = std::nullopt};
  const boost::math::students_t law(n - 1.0);
  const double half = quantile(complement(law, miss / 2.0)) * error;
  return {.value = value, .interval = Interval{.low = value - half, .high = value + half}};
}

Pooled pooled(const std::vector<Terms>& replicates, const TermsFormula& formula, double miss) {
  Terms sums{};
  for (const Terms& terms : replicates) {
    for (std::size_t t = 0; t < terms.size(); ++t) sums[t] += terms[t];
  }
  auto mean = [](const Terms& total, double n) {
    Terms terms = total;
    for (double& term : terms) term /= n;
    return terms;
  };
  const auto n = static_cast<double>(replicates.size());
  std::vector<double> left_out;
  for (const Terms& terms : replicates) {
    Terms others = sums;
    for (std::size_t t = 0; t < terms.size(); ++t) others[t] -= terms[t];
    left_out.push_back(formula(mean(others, n - 1.0)));
  }
  return jackknife(formula(mean(sums, n)), left_out, miss);
}

double first_term(const Terms& t) { return t[0]; }
double ratio(const Terms& t) { return t[0] / t[1]; }
double difference_of_ratios(const Terms& t) { return t[0] / t[1] - t[2] / t[3]; }
double ratio_of_ratios(const Terms& t) { return (t[0] / t[1]) / (t[2] / t[3]); }

}  // namespace taktskifte
