#include "taktskifte/core/columns.hpp"

#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include "support/simd.hpp"
#include "taktskifte/core/math.hpp"

using namespace taktskifte;

namespace {

using Column = void (*)(std::span<const double>, std::span<double>);
using Function = double (*)(double);

// How many numbers differ in any bit. Every length to 17 is tried too, so that the last, partly filled lanes
// are.
int different(Column column, Function function, const std::vector<double>& x) {
  int count = 0;
  std::vector<double> y(x.size());
  const auto compare = [&](std::size_t first, std::size_t size) {
    column(std::span(x).subspan(first, size), std::span(y).first(size));
    for (std::size_t i = 0; i < size; ++i) {
      const double one = function(x[first + i]);
      if (std::bit_cast<std::uint64_t>(y[i]) == std::bit_cast<std::uint64_t>(one)) continue;
      if (std::isnan(y[i]) && std::isnan(one)) continue;  // a NaN's bits are nobody's business
      UNSCOPED_INFO(x[first + i] << " gives " << y[i] << ", not " << one);
      ++count;
    }
  };
  compare(0, x.size());
  for (std::size_t size = 0; size <= 17; ++size) compare(size, size);
  return count;
}

std::vector<double> with_uniform(std::vector<double> x, double low, double high, int count) {
  std::mt19937_64 engine(1);
  std::uniform_real_distribution<double> between(low, high);
  for (int i = 0; i < count; ++i) x.push_back(between(engine));
  return x;
}

constexpr double inf = std::numeric_limits<double>::infinity();

}  // namespace

TEST_CASE("Columns have the bits of the function, on every instruction set") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto around_zero =
      with_uniform({0.0, -0.0, 1.0, -1.0, 708.5, 709.5, 710.0, -708.5, -740.0, -746.0, inf, -inf, nan}, -40.0,
                   40.0, 20'000);
  auto positive = with_uniform(
      {0.0, -1.0, 1.0, inf, nan, 1e-310, 4.9e-324, 1e308, std::sqrt(0.5), std::sqrt(2.0)}, 0.0, 10.0, 20'000);
  positive = with_uniform(std::move(positive), 0.0, 1e-300, 1'000);
  auto open_interval = with_uniform({0.5, 0.075, 0.925, 1e-13, 1.0 - 1e-13, 1e-12, 1e-300}, 0.0, 1.0, 20'000);
  open_interval = with_uniform(std::move(open_interval), 0.0, 1e-9, 1'000);
  const int targets = test::for_each_simd_target([&](const std::string& name) {
    INFO(name);
    CHECK(simd_target() == name);
    CHECK(different(taktskifte::exp, taktskifte::exp, around_zero) == 0);
    CHECK(different(taktskifte::log, taktskifte::log, positive) == 0);
    CHECK(different(taktskifte::logistic, taktskifte::logistic, around_zero) == 0);
    CHECK(different(taktskifte::normal_quantile, taktskifte::normal_quantile, open_interval) == 0);
  });
  CHECK(targets >= 1);
}

TEST_CASE("A column may be transformed in place") {
  std::vector<double> x{0.0, 1.0, 2.0};
  taktskifte::exp(x, x);
  CHECK(x == std::vector<double>{1.0, taktskifte::exp(1.0), taktskifte::exp(2.0)});
}

TEST_CASE("Means of rows are those of adding one after the other, on every instruction set") {
  std::mt19937_64 engine(2);
  std::uniform_real_distribution<double> number(-1.0, 1.0);
  constexpr std::size_t count = 40;
  std::vector<double> rows(count * row_width);
  for (double& x : rows) x = number(engine);
  std::vector<int> begin{0};  // rows of 0, 1, ... entries
  std::vector<int> column;
  for (int entries = 0; entries < 15; ++entries) {
    for (int e = 0; e < entries; ++e) column.push_back(static_cast<int>(engine() % count));
    begin.push_back(static_cast<int>(column.size()));
  }
  test::for_each_simd_target([&](const std::string& name) {
    INFO(name);
    std::vector<double> sums((begin.size() - 1) * row_width, -1.0);
    means_of_rows({begin, column}, rows, sums);
    for (std::size_t at = 0; at < sums.size(); ++at) {
      double sum = 0.0;
      const auto first = static_cast<std::size_t>(begin[at / row_width]);
      const auto last = static_cast<std::size_t>(begin[at / row_width + 1]);
      for (auto e = first; e < last; ++e)
        sum += 1.0 / static_cast<double>(last - first) *
               rows[static_cast<std::size_t>(column[e]) * row_width + at % row_width];
      CHECK(sums[at] == sum);
    }
  });
}
