// Binomial and Poisson against Boost.Math's distribution functions.
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

#include "support/laws.hpp"
#include "taktskifte/random/draw.hpp"

using taktskifte::Purpose;
using taktskifte::Stream;
namespace support = taktskifte::support;

namespace {

struct Trials {
  int n;
  double p;
};

// Means on both sides of the change from searching from 0 to searching from the mode, and mirrored.
const std::vector<Trials> trials{{1, 0.3},      {5, 0.5},      {7, 0.9},    {40, 0.1},     {40, 0.299},
                                 {40, 0.301},   {23, 0.5},     {25, 0.5},   {100, 0.5},    {100, 0.51},
                                 {400, 0.97},   {1000, 0.011}, {1000, 0.4}, {30000, 0.25}, {9999, 1e-4},
                                 {9999, 0.999}, {2000000, 0.3}};
const std::vector<double> means{1e-9, 0.01, 0.5, 1.0, 3.7, 11.99, 12.0, 12.01, 20.0, 63.5, 400.0, 12345.6};

// The references round too; the sums here are of up to some thousand terms.
constexpr double rounding = 1e-12;

std::vector<double> uniforms(std::uint32_t count, std::uint32_t who) {
  const Stream stream({.seed = 11, .replicate = 0}, Purpose::innovate, 0, who);
  std::vector<double> values;
  for (std::uint32_t i = 0; i < count; ++i) values.push_back(stream.uniform(i));
  return values;
}

}  // namespace

TEST_CASE("binomial is the inverse of the distribution function") {
  const auto grid = support::uniform_grid(400);
  for (const auto& [n, p] : trials) {
    const boost::math::binomial_distribution<double> law(n, p);
    INFO("n = " << n << ", p = " << p);
    CHECK(support::inverse_error(
              grid, [n = n, p = p](double u) { return taktskifte::binomial(u, n, p); },
              [&](int k) { return cdf(law, k); }) < rounding);
  }
}

TEST_CASE("binomial draws follow the law") {
  const auto u = uniforms(20000, 1);
  for (const auto& [n, p] : trials) {
    if (n > 2000) continue;
    std::vector<int> draws;
    for (const double each : u) draws.push_back(taktskifte::binomial(each, n, p));
    const boost::math::binomial_distribution<double> law(n, p);
    INFO("n = " << n << ", p = " << p);
    CHECK(support::chi_square_ratio(draws, n, [&](int k) { return pdf(law, k); }) < 1.0);
  }
}

TEST_CASE("the chi-square test sees a binomial with another chance") {
  std::vector<int> draws;
  for (const double u : uniforms(20000, 1)) draws.push_back(taktskifte::binomial(u, 40, 0.31));
  const boost::math::binomial_distribution<double> law(40, 0.30);
  CHECK(support::chi_square_ratio(draws, 40, [&](int k) { return pdf(law, k); }) > 1.0);
}

TEST_CASE("binomial never falls when u, p or n grows") {
  const auto grid = support::uniform_grid(60);
  int falls = 0;
  for (const int n : {1, 10, 24, 25, 60, 500}) {
    int before_u = 0;
    for (const double u : grid) {
      if (taktskifte::binomial(u, n, 0.37) < before_u) ++falls;
      before_u = taktskifte::binomial(u, n, 0.37);
      int before_p = 0;
      for (double p = 0.0; p <= 1.0; p += 0.004) {
        const int k = taktskifte::binomial(u, n, p);
        if (k < before_p) ++falls;
        before_p = k;
      }
    }
  }
  for (const double p : {0.02, 0.3, 0.5, 0.77}) {
    for (const double u : grid) {
      int before = 0;
      for (int n = 0; n < 120; ++n) {
        const int k = taktskifte::binomial(u, n, p);
        if (k < before) ++falls;
        before = k;
      }
    }
  }
  CHECK(falls == 0);
}

TEST_CASE("binomial at the ends of its parameters") {
  for (const double u : support::uniform_grid(20)) {
    CHECK(taktskifte::binomial(u, 0, 0.5) == 0);
    CHECK(taktskifte::binomial(u, 100, 0.0) == 0);
    CHECK(taktskifte::binomial(u, 100, -0.1) == 0);
    CHECK(taktskifte::binomial(u, 100, 1.0) == 100);
    CHECK(taktskifte::binomial(u, 100, 1.1) == 100);
    const int huge = taktskifte::binomial(u, 2147483647, 1e-9);
    CHECK((huge >= 0 && huge < 40));
    const int almost = taktskifte::binomial(u, 50, 1.0 - 1e-16);
    CHECK((almost >= 49 && almost <= 50));
  }
}

TEST_CASE("poisson is the inverse of the distribution function") {
  const auto grid = support::uniform_grid(400);
  for (const double mean : means) {
    const boost::math::poisson_distribution<double> law(mean);
    INFO("mean = " << mean);
    CHECK(support::inverse_error(
              grid, [&](double u) { return taktskifte::poisson(u, mean); },
              [&](int k) { return cdf(law, k); }) < rounding);
  }
}

TEST_CASE("poisson draws follow the law") {
  const auto u = uniforms(20000, 2);
  for (const double mean : {0.5, 3.7, 11.99, 12.01, 63.5, 400.0}) {
    std::vector<int> draws;
    for (const double each : u) draws.push_back(taktskifte::poisson(each, mean));
    const boost::math::poisson_distribution<double> law(mean);
    INFO("mean = " << mean);
    CHECK(support::chi_square_ratio(draws, 1000, [&](int k) { return pdf(law, k); }) < 1.0);
  }
}

TEST_CASE("poisson never falls when u or the mean grows") {
  int falls = 0;
  for (const double u : support::uniform_grid(200)) {
    int before = 0;
    for (double mean = 0.0; mean < 40.0; mean += 0.05) {
      const int k = taktskifte::poisson(u, mean);
      if (k < before) ++falls;
      before = k;
    }
  }
  CHECK(falls == 0);
}

TEST_CASE("poisson at the ends of its parameters") {
  CHECK(taktskifte::poisson(1.0 - 0x1p-53, 0.0) == 0);
  CHECK(taktskifte::poisson(0.5, -1.0) == 0);
  // The median of a Poisson law lies within 1 of its mean (Choi 1994, Proc. AMS 121).
  CHECK(std::fabs(taktskifte::poisson(0.5, 9.9e8) - 9.9e8) <= 1.0);
}

TEST_CASE("the mean of a capped Poisson count is its sum") {
  for (const double mean : means) {
    const boost::math::poisson_distribution<double> law(mean);
    for (const int cap : {1, 2, 3, 7, 12, 13, 60, 400, 13000}) {
      double sum = 0.0;
      for (int k = 1; k < cap; ++k) sum += k * pdf(law, k);
      sum += cap * cdf(complement(law, cap - 1));
      INFO("mean = " << mean << ", cap = " << cap);
      CHECK(taktskifte::mean_of_capped_poisson(mean, cap) == Approx(sum).epsilon(1e-11));
    }
  }
}

TEST_CASE("the mean of a capped Poisson count at its ends") {
  CHECK(taktskifte::mean_of_capped_poisson(5.0, 0) == 0.0);
  CHECK(taktskifte::mean_of_capped_poisson(0.0, 5) == 0.0);
  CHECK(taktskifte::mean_of_capped_poisson(2.5, 2147483647) == 2.5);
  CHECK(taktskifte::mean_of_capped_poisson(1e6, 3) == 3.0);
}
