// The references are the C library's functions in extended precision (11 more bits), so the errors measured
// here are those of the functions under test.
#include "taktskifte/core/math.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Distance from the reference in units of the reference's last place.
double ulps(double value, long double reference) {
  const double size = std::fabs(static_cast<double>(reference));
  const long double ulp = std::nextafter(size, infinity) - size;
  return static_cast<double>(std::fabs(static_cast<long double>(value) - reference) / ulp);
}

/// The largest error in ulps on `points` evenly spaced points of [low, high].
double worst(double (*function)(double), long double (*reference)(long double), double low, double high,
             int points = 40001) {
  double most = 0.0;
  for (int i = 0; i < points; ++i) {
    const double x = low + (high - low) * i / (points - 1);
    const double error = ulps(function(x), reference(static_cast<long double>(x)));
    if (!(error <= most)) most = error;
  }
  return most;
}

long double expl_(long double x) { return std::exp(x); }
long double logl_(long double x) { return std::log(x); }
long double sinl_(long double x) { return std::sin(x); }
long double cosl_(long double x) { return std::cos(x); }
long double asinl_(long double x) { return std::asin(x); }

}  // namespace

TEST_CASE("exp is within two units in the last place") {
  CHECK(worst(taktskifte::exp, expl_, -700.0, 700.0) < 2.0);
  CHECK(worst(taktskifte::exp, expl_, -1.0, 1.0) < 2.0);
  CHECK(worst(taktskifte::exp, expl_, -1e-6, 1e-6) < 2.0);
}

TEST_CASE("exp at its ends") {
  CHECK(taktskifte::exp(0.0) == 1.0);
  CHECK(taktskifte::exp(-infinity) == 0.0);
  CHECK(taktskifte::exp(-746.0) == 0.0);
  CHECK(taktskifte::exp(-745.0) == std::numeric_limits<double>::denorm_min());
  CHECK(taktskifte::exp(709.7) == Approx(std::exp(709.7)).epsilon(1e-15));
  CHECK(taktskifte::exp(709.8) == infinity);
  CHECK(taktskifte::exp(infinity) == infinity);
  CHECK(std::isnan(taktskifte::exp(not_a_number)));
}

TEST_CASE("log is within two units in the last place") {
  CHECK(worst(taktskifte::log, logl_, 1e-3, 10.0) < 2.0);
  CHECK(worst(taktskifte::log, logl_, 0.7, 1.4142) < 2.0);
  CHECK(worst(taktskifte::log, logl_, 1.0 - 1e-9, 1.0 + 1e-9) < 2.0);
  CHECK(worst(taktskifte::log, logl_, 1e300, 1e303) < 2.0);
  CHECK(worst(taktskifte::log, logl_, 1e-320, 1e-307) < 2.0);
}

TEST_CASE("log at its ends") {
  CHECK(taktskifte::log(1.0) == 0.0);
  CHECK(taktskifte::log(0.0) == -infinity);
  CHECK(std::isnan(taktskifte::log(-1.0)));
  CHECK(taktskifte::log(infinity) == infinity);
  CHECK(std::isnan(taktskifte::log(not_a_number)));
}

TEST_CASE("pow agrees with the reference and has its special values") {
  for (double x = 0.01; x < 20.0; x *= 1.3) {
    for (double y = -6.0; y <= 6.0; y += 0.7) {
      CHECK(taktskifte::pow(x, y) == Approx(std::pow(x, y)).epsilon(1e-14));
    }
  }
  CHECK(taktskifte::pow(0.0, 0.0) == 1.0);
  CHECK(taktskifte::pow(0.0, 1.5) == 0.0);
  CHECK(taktskifte::pow(0.0, -1.0) == infinity);
  CHECK(taktskifte::pow(1.0, 700.0) == 1.0);
  CHECK(std::isnan(taktskifte::pow(-1.0, 0.5)));
}

TEST_CASE("logistic and logit undo each other") {
  CHECK(taktskifte::logistic(0.0) == 0.5);
  CHECK(taktskifte::logistic(-800.0) == 0.0);
  CHECK(taktskifte::logistic(800.0) == 1.0);
  CHECK(taktskifte::logit(0.5) == 0.0);
  for (double p = 0.001; p < 1.0; p += 0.001) {
    CHECK(taktskifte::logistic(taktskifte::logit(p)) == Approx(p).epsilon(1e-14));
  }
}

TEST_CASE("sine and cosine are within two units in the last place over two turns") {
  const double turn = 2.0 * taktskifte::pi;
  CHECK(worst(taktskifte::sin, sinl_, -turn, turn) < 2.0);
  CHECK(worst(taktskifte::cos, cosl_, -turn, turn) < 2.0);
  CHECK(taktskifte::sin(0.0) == 0.0);
  CHECK(taktskifte::cos(0.0) == 1.0);
}

TEST_CASE("sine and cosine keep their precision beside their zeros") {
  CHECK(worst(taktskifte::sin, sinl_, taktskifte::pi - 1e-6, taktskifte::pi + 1e-6, 1001) < 2.0);
  CHECK(worst(taktskifte::cos, cosl_, taktskifte::pi / 2 - 1e-6, taktskifte::pi / 2 + 1e-6, 1001) < 2.0);
}

TEST_CASE("asin is within four units in the last place on [-1, 1]") {
  CHECK(worst(taktskifte::asin, asinl_, -1.0, 1.0) < 4.0);
  CHECK(taktskifte::asin(1.0) == Approx(taktskifte::pi / 2).epsilon(1e-16));
  CHECK(taktskifte::asin(-1.0) == -taktskifte::asin(1.0));
}

TEST_CASE("log_factorial has a relative error below 1e-14") {
  CHECK(taktskifte::log_factorial(0.0) == 0.0);
  CHECK(taktskifte::log_factorial(1.0) == 0.0);
  double most = 0.0;
  for (double n = 2.0; n < 1e9; n = n < 500.0 ? n + 1.0 : std::floor(n * 1.05)) {
    const long double reference = std::lgamma(static_cast<long double>(n) + 1.0L);
    most = std::max(most, static_cast<double>(std::fabs(taktskifte::log_factorial(n) / reference - 1.0L)));
  }
  CHECK(most < 1e-14);
}

TEST_CASE("normal_quantile undoes the normal distribution function") {
  // The error of the quantile is that of the distribution function divided by the density.
  double most = 0.0;
  for (double p = 1e-300; p <= 0.5; p = p < 1e-3 ? p * 7.0 : p + 1e-4) {
    const auto z = static_cast<long double>(taktskifte::normal_quantile(p));
    const long double reached = 0.5L * std::erfc(-z / std::sqrt(2.0L));
    const long double density = std::exp(-z * z / 2.0L) / std::sqrt(2.0L * std::acos(-1.0L));
    most =
        std::max(most, static_cast<double>(std::fabs(reached - p) / density / std::max(1.0L, std::fabs(z))));
  }
  CHECK(most < 1e-15);
}

TEST_CASE("normal_quantile is odd about one half") {
  CHECK(taktskifte::normal_quantile(0.5) == 0.0);
  for (int i = 1; i < 512; ++i) {  // these p and 1 - p are exact
    const double p = i / 1024.0;
    CHECK(taktskifte::normal_quantile(1.0 - p) == -taktskifte::normal_quantile(p));
  }
  CHECK(taktskifte::normal_quantile(0.975) == Approx(1.959963984540054).epsilon(1e-15));
}
