#include "taktskifte/analysis/cube_designs.hpp"

#include <numeric>
#include <utility>
#include <vector>

#include "taktskifte/random/stream.hpp"

namespace taktskifte {

CubePoints saltelli_points(std::size_t rows, std::size_t inputs, std::uint64_t seed) {
  CubePoints points;
  points.reserve(rows * saltelli_row(inputs));
  for (const auto& both : scrambled_sobol(rows, 2 * inputs, seed)) {
    const auto middle = both.begin() + static_cast<std::ptrdiff_t>(inputs);
    const std::vector<double> a(both.begin(), middle);
    const std::vector<double> b(middle, both.end());
    points.push_back(a);
    for (std::size_t i = 0; i < inputs; ++i) {
      points.push_back(a);
      points.back()[i] = b[i];
    }
    points.push_back(b);
  }
  return points;
}

CubePoints morris_points(std::size_t trajectories, std::size_t inputs, std::uint64_t seed) {
  constexpr std::uint32_t of_trajectory = 100;  // a step that hypercube.cpp does not use
  constexpr int steps = 3;                      // between the lowest level and the highest
  CubePoints points;
  points.reserve(trajectories * trajectory_length(inputs));
  std::vector<int> levels(inputs);
  std::vector<std::size_t> order(inputs);
  const auto add_point = [&] {
    auto& point = points.emplace_back();
    for (const int level : levels) point.push_back(static_cast<double>(level) / steps);
  };
  for (std::size_t t = 0; t < trajectories; ++t) {
    StreamCursor chance({{seed, 0}, Purpose::design, of_trajectory, static_cast<std::uint32_t>(t)}, 0);
    for (auto& level : levels) level = static_cast<int>(chance.next() * (steps + 1));
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = inputs; i > 1; --i)
      std::swap(order[i - 1], order[static_cast<std::size_t>(chance.next() * static_cast<double>(i))]);
    add_point();
    for (const std::size_t input : order) {
      levels[input] += levels[input] < 2 ? 2 : -2;  // trajectory_step of the range
      add_point();
    }
  }
  return points;
}

}  // namespace taktskifte
