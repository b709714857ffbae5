#include "taktskifte/analysis/pooled.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/tolerance.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

TEST_CASE("the jackknife of a mean is the t interval") {
  const Pooled mean = pooled({Terms{1.0}, Terms{2.0}, Terms{3.0}}, first_term);
  CHECK(mean.value == Approx(2.0));
  // t(2; 0.975) = 4.30265 from tables; the standard error is 1 / sqrt(3).
  REQUIRE(mean.interval);
  CHECK(mean.interval->high - mean.value == Approx(4.30265 / std::sqrt(3.0)).epsilon(1e-5));
  CHECK(mean.value - mean.interval->low == Approx(4.30265 / std::sqrt(3.0)).epsilon(1e-5));
}

TEST_CASE("a ratio is one of sums, with the error of leaving out one replicate each") {
  const Pooled ratios = pooled({Terms{1.0, 2.0}, Terms{2.0, 3.0}, Terms{4.0, 4.0}}, ratio);
  CHECK(ratios.value == Approx(7.0 / 9.0));
  // Left out: 6/7, 5/6, 3/5. By hand: sqrt(2/3 * sum of squared deviations) = 0.164069.
  REQUIRE(ratios.interval);
  CHECK(ratios.interval->high - ratios.value == Approx(4.30265 * 0.164069).epsilon(1e-4));
}

TEST_CASE("equal replicates have an interval of length 0 and a single one has none") {
  const Pooled equal = pooled(std::vector<Terms>(5, Terms{0.0}), first_term);
  REQUIRE(equal.interval);
  CHECK(equal.interval->low == 0.0);
  CHECK(equal.interval->high == 0.0);
  CHECK_FALSE(pooled({Terms{1.0}}, first_term).interval);
  CHECK_FALSE(pooled({Terms{1.0, 0.0}, Terms{1.0, 0.0}}, ratio).interval);  // undefined
}

TEST_CASE("differences and ratios of ratios take their four terms in order") {
  CHECK(difference_of_ratios({1.0, 2.0, 1.0, 4.0}) == Approx(0.25));
  CHECK(ratio_of_ratios({1.0, 2.0, 1.0, 4.0}) == Approx(2.0));
}

TEST_CASE("the interval of a ratio of sums covers the true ratio as often as it says") {
  constexpr int studies = 2000;
  int covered = 0;
  for (std::uint32_t study = 0; study < studies; ++study) {
    StreamCursor chance(Stream({.seed = 12, .replicate = study}, Purpose::innovate, 0, 0), 0);
    std::vector<Terms> replicates;
    for (int r = 0; r < 20; ++r) {
      const double under = 10.0 + chance.next();
      replicates.push_back({0.3 * under + chance.next() - 0.5, under});
    }
    const Pooled seen = pooled(replicates, ratio);
    covered += seen.interval->low <= 0.3 && 0.3 <= seen.interval->high ? 1 : 0;
  }
  CHECK(std::abs(covered / static_cast<double>(studies) - 0.95) < support::share_tolerance(0.95, studies));
}
