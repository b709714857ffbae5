#include "taktskifte/sensitivity/sobol_indices.hpp"

#include <cmath>

#include "taktskifte/analysis/ratio.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

using Outcomes = std::span<const double>;  // [row][replicate]

/// A mean that is taken step by step.
struct RunningMean {
  double sum = 0.0;
  std::size_t count = 0;
  void add(double value) {
    sum += value;
    ++count;
  }
  [[nodiscard]] double value() const { return count == 0 ? undefined : sum / static_cast<double>(count); }
};

struct Centre {
  double mean = 0.0, variance = 0.0;
};

Centre centre_of(const SaltelliOutcomes& outcomes) {
  RunningMean mean;
  RunningMean squares;
  const auto each = [&](const auto& use) {
    for (std::size_t i = 0; i < outcomes.a.size(); ++i)
      if (std::isfinite(outcomes.a[i]) && std::isfinite(outcomes.b[i])) {
        use(outcomes.a[i]);
        use(outcomes.b[i]);
      }
  };
  each([&](double value) { mean.add(value); });
  each([&](double value) { squares.add((value - mean.value()) * (value - mean.value())); });
  return {.mean = mean.value(), .variance = squares.value()};
}

bool is_whole(Outcomes column, std::size_t row, std::size_t replicates) {
  for (const double value : column.subspan(row * replicates, replicates))
    if (!std::isfinite(value)) return false;
  return true;
}

double row_mean(Outcomes column, std::size_t row, std::size_t replicates) {
  RunningMean mean;
  for (const double value : column.subspan(row * replicates, replicates)) mean.add(value);
  return mean.value();
}

/// The parts of the variance of one scrambling that an input makes.
struct Parts {
  double first = undefined, total = undefined;
  std::size_t rows = 0;
  bool moved = false;  ///< some outcome is another with the input as in B
};

Parts parts_of(const SaltelliOutcomes& outcomes, std::size_t input, std::size_t replicates, double mean) {
  const auto& with = outcomes.a_b[input];
  RunningMean products;
  RunningMean squares;
  Parts parts;
  for (std::size_t row = 0; row * replicates < outcomes.a.size(); ++row) {
    if (!is_whole(outcomes.a, row, replicates) || !is_whole(outcomes.b, row, replicates) ||
        !is_whole(with, row, replicates))
      continue;
    ++parts.rows;
    const auto n = static_cast<double>(replicates);
    const double b_sum = n * (row_mean(outcomes.b, row, replicates) - mean);
    for (std::size_t i = row * replicates; i < (row + 1) * replicates; ++i) {
      const double b = outcomes.b[i] - mean;
      const double others = replicates == 1 ? b : (b_sum - b) / (n - 1.0);
      const double step = with[i] - outcomes.a[i];
      parts.moved = parts.moved || step != 0.0;
      products.add(others * step);
      squares.add(0.5 * step * step);
    }
  }
  parts.first = products.value();
  parts.total = squares.value();
  return parts;
}

Parts chance_parts(const SaltelliOutcomes& outcomes, std::size_t replicates) {
  RunningMean covariances;
  RunningMean variances;
  Parts parts;
  for (std::size_t row = 0; row * replicates < outcomes.a.size(); ++row) {
    if (!is_whole(outcomes.a, row, replicates) || !is_whole(outcomes.b, row, replicates)) continue;
    ++parts.rows;
    const double a_mean = row_mean(outcomes.a, row, replicates);
    const double b_mean = row_mean(outcomes.b, row, replicates);
    double products = 0.0;
    double squares = 0.0;
    for (std::size_t i = row * replicates; i < (row + 1) * replicates; ++i) {
      const double a = outcomes.a[i] - a_mean;
      const double b = outcomes.b[i] - b_mean;
      products += a * b;
      squares += 0.5 * (a * a + b * b);
      parts.moved = parts.moved || outcomes.a[i] != outcomes.a[row * replicates] ||
                    outcomes.b[i] != outcomes.b[row * replicates];
    }
    covariances.add(products / static_cast<double>(replicates - 1));
    variances.add(squares / static_cast<double>(replicates - 1));
  }
  parts.first = covariances.value();
  parts.total = variances.value();
  return parts;
}

NoInterval why_none(const Ratio& ratio) {
  if (ratio.interval) return NoInterval::none;
  if (ratio.pairs == 0) return NoInterval::no_rows;
  return ratio.pairs < 2 ? NoInterval::few_scramblings : NoInterval::unbounded;
}

SobolIndex index_of(const std::vector<double>& parts, const std::vector<double>& variances, bool moved) {
  if (!moved) return {.value = 0.0, .interval = Interval{0.0, 0.0}, .reading = IndexReading::zero};
  const Ratio ratio = ratio_of_means(parts, variances);
  return {
      .value = ratio.value,
      .interval = ratio.interval,
      .reading = ratio.interval && ratio.interval->low > 0.0 ? IndexReading::told : IndexReading::not_told,
      .no_interval = why_none(ratio)};
}

InputIndices indices_of(const std::vector<Parts>& parts, const std::vector<double>& variances) {
  std::vector<double> first;
  std::vector<double> total;
  InputIndices indices;
  bool moved = false;
  for (const Parts& one : parts) {
    first.push_back(one.first);
    total.push_back(one.total);
    indices.rows += one.rows;
    moved = moved || one.moved;
  }
  const bool known = indices.rows > 0;
  indices.first = index_of(first, variances, moved || !known);
  indices.total = index_of(total, variances, moved || !known);
  return indices;
}

}  // namespace

std::string_view to_string(IndexReading reading) {
  return name_of<IndexReading::told>(reading, {"exactly 0", "not told from 0", "told from 0"});
}

std::string_view to_string(NoInterval why) {
  return name_of<NoInterval::unbounded>(why, {"", "every row misses an outcome", "too few scramblings",
                                              "unbounded, since the variance itself is not told from 0"});
}

std::vector<SaltelliOutcomes> saltelli_outcomes(std::span<const double> values, std::size_t inputs,
                                                std::size_t scramblings, std::size_t replicates) {
  const std::size_t rows = values.size() / replicates / scramblings / (inputs + 2);
  const auto take = [&](std::vector<double>& column) {
    column.insert(column.end(), values.begin(), values.begin() + static_cast<std::ptrdiff_t>(replicates));
    values = values.subspan(replicates);
  };
  std::vector<SaltelliOutcomes> all(scramblings);
  for (auto& outcomes : all) {
    outcomes.a_b.resize(inputs);
    for (std::size_t row = 0; row < rows; ++row) {
      take(outcomes.a);
      for (auto& column : outcomes.a_b) take(column);
      take(outcomes.b);
    }
  }
  return all;
}

SobolIndices sobol_indices(std::span<const SaltelliOutcomes> scramblings, std::size_t replicates) {
  SobolIndices indices;
  std::vector<Centre> centres;
  std::vector<double> variances;
  RunningMean means;
  RunningMean variance;
  for (const auto& outcomes : scramblings) {
    centres.push_back(centre_of(outcomes));
    variances.push_back(centres.back().variance);
    if (!std::isfinite(centres.back().variance)) continue;
    means.add(centres.back().mean);
    variance.add(centres.back().variance);
  }
  indices.mean = means.value();
  indices.variance = variance.value();
  const auto over_scramblings = [&](const auto& parts_in) {
    std::vector<Parts> parts;
    for (std::size_t s = 0; s < scramblings.size(); ++s)
      parts.push_back(parts_in(scramblings[s], centres[s].mean));
    return indices_of(parts, variances);
  };
  const std::size_t inputs = scramblings.empty() ? 0 : scramblings.front().a_b.size();
  for (std::size_t input = 0; input < inputs; ++input)
    indices.inputs.push_back(over_scramblings([&](const SaltelliOutcomes& outcomes, double mean) {
      return parts_of(outcomes, input, replicates, mean);
    }));
  if (replicates > 1)
    indices.chance = over_scramblings(
        [&](const SaltelliOutcomes& outcomes, double) { return chance_parts(outcomes, replicates); });
  return indices;
}

}  // namespace taktskifte
