#include "sensitivity/spline_basis.hpp"

#include <algorithm>

#include "taktskifte/analysis/quantiles.hpp"

namespace taktskifte {
namespace {

// At equal parts of the sample, ends included, each once.
std::vector<double> knots_of(std::vector<double> sample, std::size_t count) {
  std::sort(sample.begin(), sample.end());
  std::vector<double> knots;
  for (std::size_t k = 0; k < count; ++k) {
    const double knot = quantile_of_sorted(
        sample, static_cast<double>(k) / static_cast<double>(std::max<std::size_t>(count - 1, 1)));
    if (knots.empty() || knot > knots.back()) knots.push_back(knot);
  }
  return knots;
}

double cubed_above(double x) { return x > 0.0 ? x * x * x : 0.0; }

}  // namespace

Eigen::MatrixXd spline_basis(const std::vector<double>& at, const std::vector<double>& sample,
                             std::size_t knots) {
  const auto places = knots_of(sample, knots);
  const std::size_t count = places.size();
  const auto points = static_cast<Eigen::Index>(at.size());
  Eigen::MatrixXd basis =
      Eigen::MatrixXd::Ones(points, static_cast<Eigen::Index>(std::max<std::size_t>(count, 1)));
  if (count < 2) return basis;
  const double range = places.back() - places.front();
  const auto scaled = [&](double x) { return (x - places.front()) / range; };
  // Slope of the cubic that begins at knot k, as it is after the last knot, less that of the last but one.
  const auto part = [&](double x, std::size_t k) {
    return (cubed_above(x - scaled(places[k])) - cubed_above(x - 1.0)) / (1.0 - scaled(places[k]));
  };
  for (Eigen::Index p = 0; p < points; ++p) {
    const double x = scaled(at[static_cast<std::size_t>(p)]);
    basis(p, 1) = x;
    for (std::size_t k = 0; k + 2 < count; ++k)
      basis(p, static_cast<Eigen::Index>(k + 2)) = part(x, k) - part(x, count - 2);
  }
  return basis;
}

}  // namespace taktskifte
