#include "taktskifte/sensitivity/information.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "sensitivity/chance.hpp"
#include "sensitivity/spline_basis.hpp"
#include "sensitivity/whole_sets.hpp"
#include "taktskifte/analysis/quantiles.hpp"
#include "taktskifte/core/parallel.hpp"
#include "taktskifte/core/undefined.hpp"

namespace taktskifte {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Sets = std::vector<std::size_t>;

constexpr std::size_t least_sets = 40;
constexpr double tail = 0.05;

// [set][choice]
MatrixXd values_in(const PointColumns& values, const Sets& sets) {
  MatrixXd matrix(static_cast<Index>(sets.size()), static_cast<Index>(values.size()));
  for (std::size_t c = 0; c < values.size(); ++c)
    for (std::size_t s = 0; s < sets.size(); ++s)
      matrix(static_cast<Index>(s), static_cast<Index>(c)) = values[c][sets[s]];
  return matrix;
}

Index best_of_means(const MatrixXd& values) {
  Index best = 0;
  values.colwise().mean().maxCoeff(&best);
  return best;
}

/// What knowing every input would earn over the choice that is best in `learn` without.
double perfect_gain(const MatrixXd& learn, const MatrixXd& earn) {
  return (earn.rowwise().maxCoeff() - earn.col(best_of_means(learn))).mean();
}

/// Chooses by one input on one half, and earns on the other.
class Chooser {
 public:
  Chooser(const std::vector<double>& learn, const std::vector<double>& earn, std::size_t knots)
      : basis_(spline_basis(learn, learn, knots)), there_(spline_basis(earn, learn, knots)) {
    solve_ = (basis_.transpose() * basis_).ldlt().solve(basis_.transpose());
  }

  // Mean gain over the choice that is best without knowing the input.
  [[nodiscard]] double gain(const MatrixXd& learn, const MatrixXd& earn) const {
    const MatrixXd expected = there_ * (solve_ * learn);
    const Index blind = best_of_means(learn);
    double sum = 0.0;
    for (Index s = 0; s < earn.rows(); ++s) {
      Index choice = 0;
      expected.row(s).maxCoeff(&choice);
      sum += earn(s, choice) - earn(s, blind);
    }
    return sum / static_cast<double>(earn.rows());
  }

 private:
  MatrixXd basis_, there_, solve_;
};

struct Halves {
  std::array<Sets, 2> of;
};

Halves halves_of(const Sets& sets, std::uint64_t seed) {
  Halves halves;
  const auto order = permutation_of(sets.size(), chance_of_use(seed, ChanceUse::halves, 1));
  for (std::size_t i = 0; i < order.size(); ++i) halves.of[i % 2].push_back(sets[order[i]]);
  return halves;
}

std::vector<double> picked(const std::vector<double>& column, const Sets& sets) {
  std::vector<double> values;
  values.reserve(sets.size());
  for (const std::size_t set : sets) values.push_back(column[set]);
  return values;
}

// Sets in the order of chance: what belongs to another point.
Halves permuted(const Halves& halves, std::uint64_t seed, int permutation) {
  Halves mixed;
  for (std::size_t h = 0; h < 2; ++h)
    for (const std::size_t i : permutation_of(
             halves.of[h].size(),
             chance_of_use(seed, ChanceUse::permutation,
                           2 * static_cast<std::uint32_t>(permutation) + static_cast<std::uint32_t>(h))))
      mixed.of[h].push_back(halves.of[h][i]);
  return mixed;
}

/// The values of both halves, as they are or in the order of a permutation.
using HalfValues = std::array<MatrixXd, 2>;

/// Gains of one input: as it is, then of each permutation.
std::vector<double> gains_of(const std::vector<double>& input, const Halves& halves,
                             const std::vector<HalfValues>& orders, std::size_t knots) {
  const auto first = picked(input, halves.of[0]);
  const auto second = picked(input, halves.of[1]);
  const Chooser forth(first, second, knots);
  const Chooser back(second, first, knots);
  std::vector<double> gains;
  gains.reserve(orders.size());
  for (const auto& values : orders)
    gains.push_back((forth.gain(values[0], values[1]) + back.gain(values[1], values[0])) / 2.0);
  return gains;
}

InputInformation input_of(const std::vector<double>& gains, double null_most) {
  InputInformation input{.value = gains.front()};
  std::vector<double> null(gains.begin() + 1, gains.end());
  std::sort(null.begin(), null.end());
  const auto as_much =
      std::count_if(null.begin(), null.end(), [&](double gain) { return gain >= input.value; });
  input.null_95 = quantile_of_sorted(null, 1.0 - tail);
  input.p_value = static_cast<double>(as_much + 1) / static_cast<double>(null.size() + 1);
  input.told = !null.empty() && input.value > 0.0 && input.value > null_most;
  return input;
}

}  // namespace

Information information_of(const PointColumns& inputs, const PointColumns& values,
                           const InformationOptions& options) {
  Information result;
  if (values.empty()) return result;
  const Sets sets = whole_sets(values);
  result.sets = sets.size();
  result.missing = values.front().size() - sets.size();
  if (sets.size() < least_sets) {
    result.mean = result.perfect = result.null_most = undefined;
    result.inputs.assign(inputs.size(), {.value = undefined, .null_95 = undefined});
    return result;
  }
  const MatrixXd all = values_in(values, sets);
  const Index best = best_of_means(all);
  result.best = static_cast<std::size_t>(best);
  result.mean = all.col(best).mean();

  const Halves halves = halves_of(sets, options.seed);
  std::vector<HalfValues> orders{{values_in(values, halves.of[0]), values_in(values, halves.of[1])}};
  const auto& [one, other] = orders.front();
  result.perfect = (perfect_gain(one, other) + perfect_gain(other, one)) / 2.0;
  for (int p = 0; p < options.permutations; ++p) {
    const Halves mixed = permuted(halves, options.seed, p);
    orders.push_back({values_in(values, mixed.of[0]), values_in(values, mixed.of[1])});
  }
  std::vector<std::vector<double>> gains(inputs.size());
  for_each_chunk(inputs.size(), 1, options.threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) gains[i] = gains_of(inputs[i], halves, orders, options.knots);
  });
  std::vector<double> most;
  for (std::size_t p = 1; p < orders.size(); ++p) {
    most.push_back(-std::numeric_limits<double>::infinity());
    for (const auto& of_input : gains) most.back() = std::max(most.back(), of_input[p]);
  }
  std::sort(most.begin(), most.end());
  result.null_most = quantile_of_sorted(most, 1.0 - tail);
  for (const auto& of_input : gains) result.inputs.push_back(input_of(of_input, result.null_most));
  return result;
}

}  // namespace taktskifte
