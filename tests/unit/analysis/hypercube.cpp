#include "taktskifte/analysis/hypercube.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

using namespace taktskifte;

TEST_CASE("The first Sobol' points are those of Joe and Kuo") {
  // The first ten points of the sample of https://web.maths.unsw.edu.au/~fkuo/sobol/ in three dimensions.
  const double known[10][3] = {{0, 0, 0},
                               {0.5, 0.5, 0.5},
                               {0.75, 0.25, 0.25},
                               {0.25, 0.75, 0.75},
                               {0.375, 0.375, 0.625},
                               {0.875, 0.875, 0.125},
                               {0.625, 0.125, 0.875},
                               {0.125, 0.625, 0.375},
                               {0.1875, 0.3125, 0.9375},
                               {0.6875, 0.8125, 0.4375}};
  const auto points = sobol_digits(10, 3);
  for (std::size_t i = 0; i < 10; ++i)
    for (std::size_t d = 0; d < 3; ++d) {
      INFO("point " << i << ", dimension " << d);
      CHECK(static_cast<double>(points[i][d]) * 0x1p-32 == known[i][d]);
    }
}

namespace {

// Whether each of n equal cells of every dimension holds one of n points.
bool fills_each_cell(const CubePoints& points) {
  const auto n = static_cast<double>(points.size());
  for (std::size_t d = 0; d < points.front().size(); ++d) {
    std::set<double> cells;
    for (const auto& point : points) {
      if (!(point[d] > 0.0 && point[d] < 1.0)) return false;
      cells.insert(std::floor(point[d] * n));
    }
    if (cells.size() != points.size()) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("A Latin hypercube has one point in each cell of each dimension, elsewhere with another seed") {
  for (const std::size_t count : {1U, 7U, 100U}) CHECK(fills_each_cell(latin_hypercube(count, 5, 1)));
  CHECK(latin_hypercube(50, 3, 1) == latin_hypercube(50, 3, 1));
  CHECK(latin_hypercube(50, 3, 1) != latin_hypercube(50, 3, 2));
  const auto points = latin_hypercube(50, 2, 1);
  CHECK(std::any_of(points.begin(), points.end(), [](const auto& point) { return point[0] != point[1]; }));
}

TEST_CASE("Scrambled Sobol' points stay a net") {
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const auto points = scrambled_sobol(256, 40, seed);
    CHECK(fills_each_cell(points));
    // Every pair of the first dimensions has one point in each of 16 x 16 cells: (0, 8, 2)-net of 1 and 2.
    std::set<std::pair<int, int>> cells;
    for (const auto& point : points)
      cells.insert({static_cast<int>(point[0] * 16.0), static_cast<int>(point[1] * 16.0)});
    CHECK(cells.size() == 256);
  }
  CHECK(scrambled_sobol(64, 3, 1) != scrambled_sobol(64, 3, 2));
}

TEST_CASE("The mean of a smooth function over scramblings is right, with a smaller error than of chance") {
  // Integral of the product of (1 + (x - 1/2) / 2) over 5 dimensions: 1. Its variance is
  // (1 + 1/48)^5 - 1 = 0.109, the standard error of 256 independent points 0.0206.
  double sum = 0.0;
  double squares = 0.0;
  constexpr int scramblings = 200;
  for (int seed = 0; seed < scramblings; ++seed) {
    double mean = 0.0;
    for (const auto& point : scrambled_sobol(256, 5, static_cast<std::uint64_t>(seed))) {
      double product = 1.0;
      for (const double x : point) product *= 1.0 + (x - 0.5) / 2.0;
      mean += product / 256.0;
    }
    sum += mean;
    squares += (mean - 1.0) * (mean - 1.0);
  }
  const double error = std::sqrt(squares / scramblings);
  CHECK(error < 0.0206 / 10.0);
  CHECK(std::abs(sum / scramblings - 1.0) < 4.0 * error / std::sqrt(scramblings));
}
