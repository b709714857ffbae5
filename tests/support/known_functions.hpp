// Functions of the unit cube whose Sobol' indices are known, and their designs.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "taktskifte/analysis/cube_designs.hpp"
#include "taktskifte/analysis/hypercube.hpp"
#include "taktskifte/sensitivity/sobol_indices.hpp"

namespace taktskifte::support {

/// Ishigami & Homma (1990) with a = 7 and b = 0.1 of the first three inputs.
inline double ishigami(const std::vector<double>& cube) {
  constexpr double circle = 6.283185307179586;
  const auto angle = [&](std::size_t i) { return circle * (cube[i] - 0.5); };
  const double two = std::sin(angle(1));
  return std::sin(angle(0)) * (1.0 + 0.1 * std::pow(angle(2), 4)) + 7.0 * two * two;
}
inline constexpr std::array ishigami_first = {0.3139, 0.4424, 0.0};
inline constexpr std::array ishigami_total = {0.5576, 0.4424, 0.2437};

/// Sobol's g-function with a = (0, 1, 4.5, 9, 99, 99, 99, 99), as many inputs as there are.
inline constexpr std::array<double, 8> g_weights = {0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0};
inline double g_function(const std::vector<double>& cube) {
  double product = 1.0;
  for (std::size_t i = 0; i < g_weights.size(); ++i)
    product *= (std::fabs(4.0 * cube[i] - 2.0) + g_weights[i]) / (1.0 + g_weights[i]);
  return product;
}
struct KnownIndices {
  std::vector<double> first, total;
};
/// Of the g-function: V_i = 1 / (3 (1 + a_i)^2), V = prod(1 + V_i) - 1 (Saltelli & Sobol' 1995).
inline KnownIndices g_indices() {
  KnownIndices known;
  double all = 1.0;
  for (const double a : g_weights) all *= 1.0 + 1.0 / (3.0 * (1.0 + a) * (1.0 + a));
  for (const double a : g_weights) {
    const double part = 1.0 / (3.0 * (1.0 + a) * (1.0 + a));
    known.first.push_back(part / (all - 1.0));
    known.total.push_back(part * (all / (1.0 + part)) / (all - 1.0));
  }
  return known;
}

/// What a function gives at the points of one scrambling.
template <typename Function>
SaltelliOutcomes saltelli_outcomes(const Function& function, std::size_t inputs, std::size_t rows,
                                   std::uint64_t seed) {
  SaltelliOutcomes outcomes{.a = {}, .b = {}, .a_b = PointColumns(inputs)};
  const auto points = saltelli_points(rows, inputs, seed);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t first = row * saltelli_row(inputs);
    outcomes.a.push_back(function(points[first]));
    for (std::size_t i = 0; i < inputs; ++i) outcomes.a_b[i].push_back(function(points[first + 1 + i]));
    outcomes.b.push_back(function(points[first + inputs + 1]));
  }
  return outcomes;
}

/// The same of several scramblings.
template <typename Function>
std::vector<SaltelliOutcomes> scramblings_of(const Function& function, std::size_t inputs, std::size_t rows,
                                             std::size_t count, std::uint64_t seed) {
  std::vector<SaltelliOutcomes> all;
  for (std::size_t s = 0; s < count; ++s) all.push_back(saltelli_outcomes(function, inputs, rows, seed + s));
  return all;
}

/// Scrambled Sobol' points of the unit cube, input by input.
inline PointColumns unit_cube(std::size_t points, std::size_t inputs) {
  PointColumns columns(inputs);
  for (const auto& point : scrambled_sobol(points, inputs, 1))
    for (std::size_t i = 0; i < inputs; ++i) columns[i].push_back(point[i]);
  return columns;
}

}  // namespace taktskifte::support
