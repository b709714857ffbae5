#include "taktskifte/analysis/ratio.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "support/tolerance.hpp"
#include "taktskifte/random/draw.hpp"

using taktskifte::ratio_of_means;
namespace support = taktskifte::support;

TEST_CASE("a ratio of means drops replicates without a pair") {
  const double undefined = std::numeric_limits<double>::quiet_NaN();
  const auto ratio = ratio_of_means(std::vector{20.0, 24.0, undefined, 22.0, 9.0},
                                    std::vector{10.0, 12.0, 3.0, 11.0, undefined});
  CHECK(ratio.value == Approx(2.0));
  CHECK(ratio.pairs == 3);
  REQUIRE(ratio.interval);  // over is twice under in every replicate
  CHECK(ratio.interval->low == Approx(2.0));
  CHECK(ratio.interval->high == Approx(2.0));
}

TEST_CASE("below a constant the interval is that of the mean") {
  const auto ratio = ratio_of_means(std::vector{1.0, 2.0, 3.0}, std::vector{2.0, 2.0, 2.0});
  const double t = 0.95 / std::sqrt(2.0 * 0.975 * 0.025);  // 2 degrees of freedom
  REQUIRE(ratio.interval);
  CHECK(ratio.interval->low == Approx((2.0 - t / std::sqrt(3.0)) / 2.0));
  CHECK(ratio.interval->high == Approx((2.0 + t / std::sqrt(3.0)) / 2.0));
}

TEST_CASE("a mean below that may be 0 gives no interval") {
  CHECK_FALSE(ratio_of_means(std::vector{1.0, 2.0, 3.0}, std::vector{-1.0, 0.5, 1.0}).interval);
  CHECK(std::isnan(ratio_of_means(std::vector{1.0, 2.0}, std::vector{0.0, 0.0}).value));
  CHECK_FALSE(ratio_of_means(std::vector{1.0}, std::vector{2.0}).interval);
}

TEST_CASE("Fieller's interval covers in 95 of 100 samples where the mean below is uncertain") {
  // Relative standard error of the mean below: 0.8 / sqrt(10) / 1 = 0.25, where the delta method is poor.
  constexpr int samples = 4000;
  taktskifte::StreamCursor draws{
      taktskifte::Stream({.seed = 3, .replicate = 0}, taktskifte::Purpose::innovate, 0, 7), 0};
  int covered = 0;
  int told = 0;
  for (int i = 0; i < samples; ++i) {
    std::vector<double> over;
    std::vector<double> under;
    for (int r = 0; r < 10; ++r) {
      under.push_back(1.0 + 0.8 * taktskifte::normal(draws.next()));
      over.push_back(2.0 + 0.5 * taktskifte::normal(draws.next()) + (under.back() - 1.0));
    }
    const auto interval = ratio_of_means(over, under).interval;
    if (!interval) continue;
    ++told;
    covered += interval->low <= 2.0 && 2.0 <= interval->high ? 1 : 0;
  }
  CHECK(told > samples * 9 / 10);
  // Intervals that are not told would cover: they are the widest.
  CHECK((covered + samples - told) / double{samples} > 0.95 - support::share_tolerance(0.95, samples));
  CHECK(covered / static_cast<double>(told) > 0.94 - support::share_tolerance(0.94, samples));
}
