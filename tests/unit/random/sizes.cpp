// Normal, gamma and beta draws, and the choice of an index.
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "support/laws.hpp"
#include "taktskifte/random/draw.hpp"

using taktskifte::Purpose;
using taktskifte::Stream;
using taktskifte::StreamCursor;
namespace support = taktskifte::support;

namespace {

constexpr std::uint32_t n = 40000;

Stream stream_of(std::uint32_t who) { return {{.seed = 5, .replicate = 0}, Purpose::request, 1, who}; }

double mean_of(const std::vector<double>& values) {
  double sum = 0.0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double mean_square_about(const std::vector<double>& values, double centre) {
  double sum = 0.0;
  for (const double value : values) sum += (value - centre) * (value - centre);
  return sum / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("normal draws follow the normal law and grow with u") {
  std::vector<double> draws;
  for (std::uint32_t i = 0; i < n; ++i) draws.push_back(taktskifte::normal(stream_of(1).uniform(i)));
  const boost::math::normal_distribution<double> law;
  CHECK(support::kolmogorov_ratio(draws, [&](double x) { return cdf(law, x); }) < 1.0);
  double before = -40.0;
  for (const double u : support::uniform_grid(1000)) {
    CHECK(taktskifte::normal(u) > before);
    before = taktskifte::normal(u);
  }
}

TEST_CASE("gamma draws follow the gamma law") {
  for (const double shape : {0.05, 0.5, 1.0, 2.73, 40.0}) {
    StreamCursor uniforms(stream_of(2), 0);
    std::vector<double> draws;
    for (std::uint32_t i = 0; i < n; ++i) draws.push_back(taktskifte::gamma(uniforms, shape));
    const boost::math::gamma_distribution<double> law(shape);
    INFO("shape = " << shape);
    CHECK(support::kolmogorov_ratio(draws, [&](double x) { return cdf(law, x); }) < 1.0);
    // Mean and variance are both the shape; the fourth central moment is 3 shape^2 + 6 shape.
    CHECK(std::fabs(mean_of(draws) - shape) < support::mean_tolerance(std::sqrt(shape), n));
    CHECK(std::fabs(mean_square_about(draws, shape) - shape) <
          support::mean_tolerance(std::sqrt(2.0 * shape * shape + 6.0 * shape), n));
  }
}

TEST_CASE("beta draws follow the beta law") {
  struct Shapes {
    double a, b;
  };
  for (const auto& [a, b] : {Shapes{4.2, 0.8}, Shapes{2.0, 2.73}, Shapes{0.2, 0.3}, Shapes{30.0, 70.0}}) {
    StreamCursor uniforms(stream_of(3), 0);
    std::vector<double> draws;
    for (std::uint32_t i = 0; i < n; ++i) draws.push_back(taktskifte::beta(uniforms, a, b));
    const boost::math::beta_distribution<double> law(a, b);
    INFO("a = " << a << ", b = " << b);
    CHECK(support::kolmogorov_ratio(draws, [&](double x) { return cdf(law, x); }) < 1.0);
    CHECK(std::fabs(mean_of(draws) - mean(law)) < support::mean_tolerance(standard_deviation(law), n));
  }
}

TEST_CASE("beta draws with tiny shapes are numbers") {
  StreamCursor uniforms(stream_of(4), 0);
  for (int i = 0; i < 2000; ++i) {
    const double x = taktskifte::beta(uniforms, 1e-3, 1e-3);
    CHECK((x >= 0.0 && x <= 1.0));
  }
}

TEST_CASE("an index is uniform and stays in its range") {
  for (const int choices : {1, 2, 3, 7, 1000003, 2147483647}) {
    CHECK(taktskifte::uniform_index(0x1p-53, choices) == 0);
    CHECK(taktskifte::uniform_index(1.0 - 0x1p-53, choices) == choices - 1);
  }
  std::vector<int> draws;
  for (std::uint32_t i = 0; i < n; ++i)
    draws.push_back(taktskifte::uniform_index(stream_of(5).uniform(i), 17));
  CHECK(support::chi_square_ratio(draws, 16, [](int) { return 1.0 / 17; }) < 1.0);
}
