#include "taktskifte/analysis/compare.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "support/tolerance.hpp"
#include "taktskifte/random/draw.hpp"

using taktskifte::compare;
using taktskifte::Difference;
using taktskifte::Purpose;
using taktskifte::Stream;
using taktskifte::StreamCursor;
using taktskifte::Verdict;
namespace support = taktskifte::support;

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

using Values = std::vector<std::vector<double>>;

/// The difference of two scenarios.
Difference difference(const std::vector<double>& base, const std::vector<double>& other,
                      double margin = 0.0) {
  return compare({base, other}, margin).differences.at(0);
}

StreamCursor normals(std::uint32_t who) {
  return {Stream({.seed = 3, .replicate = 0}, Purpose::innovate, 0, who), 0};
}

std::vector<double> normal_values(StreamCursor& draws, std::size_t n, double mean, double sd) {
  std::vector<double> values(n);
  for (double& value : values) value = mean + sd * taktskifte::normal(draws.next());
  return values;
}

}  // namespace

TEST_CASE("a small sample worked by hand") {
  // Differences 1, 2, 3: mean 2, sd 1, standard error 1/sqrt(3). With 2 degrees of freedom the t quantile is
  // (2p - 1) / sqrt(2 p (1 - p)), at p = 0.975.
  const auto comparison = compare({{1, 2, 3}, {2, 4, 6}}, 0.1);
  const double t = 0.95 / std::sqrt(2.0 * 0.975 * 0.025);
  REQUIRE(comparison.means.size() == 2);
  CHECK(comparison.means[0].value == Approx(2.0));
  CHECK(comparison.means[0].standard_error == Approx(1.0 / std::sqrt(3.0)));
  CHECK(comparison.means[1].value == Approx(4.0));
  CHECK(comparison.means[1].standard_error == Approx(2.0 / std::sqrt(3.0)));
  CHECK(comparison.means[1].replicates == 3);
  REQUIRE(comparison.differences.size() == 1);
  const Difference& paired = comparison.differences[0];
  CHECK(paired.value == Approx(2.0));
  CHECK(paired.pairs == 3);
  CHECK(paired.dropped == 0);
  REQUIRE(paired.interval);
  CHECK(paired.interval->low == Approx(2.0 - t / std::sqrt(3.0)));
  CHECK(paired.interval->high == Approx(2.0 + t / std::sqrt(3.0)));
  CHECK(paired.variance_factor == Approx((1.0 + 4.0) / 1.0));
  CHECK(paired.rough());
  CHECK_FALSE(paired.exact());
}

TEST_CASE("one comparison needs no correction, two share the chance of a miss") {
  const Values two{{1, 2, 3}, {2, 4, 6}};
  const Difference alone = compare(two, 0.0).differences[0];
  CHECK(alone.simultaneous->low == alone.interval->low);
  CHECK(alone.simultaneous->high == alone.interval->high);

  const auto both = compare({{1, 2, 3}, {2, 4, 6}, {0, 0, 0}}, 0.0);
  REQUIRE(both.differences.size() == 2);
  CHECK(both.differences[0].interval->low == alone.interval->low);
  const double t = 0.975 / std::sqrt(2.0 * 0.9875 * 0.0125);
  CHECK(both.differences[0].simultaneous->high == Approx(2.0 + t / std::sqrt(3.0)));
  CHECK(both.differences[1].value == Approx(-2.0));
}

TEST_CASE("undefined replicates are dropped pair by pair and counted") {
  const auto comparison = compare({{1, undefined, 3, 4, 5}, {2, 4, undefined, 7, 6}}, 0.0);
  CHECK(comparison.means[0].value == Approx(13.0 / 4));
  CHECK(comparison.means[0].replicates == 4);
  CHECK(comparison.means[1].value == Approx(19.0 / 4));
  CHECK(comparison.differences[0].value == Approx((1.0 + 3.0 + 1.0) / 3));
  CHECK(comparison.differences[0].pairs == 3);
  CHECK(comparison.differences[0].dropped == 2);
}

TEST_CASE("without a pair there is no difference") {
  const auto comparison = compare({{undefined, 1}, {2, undefined}}, 1.0);
  CHECK(std::isnan(comparison.differences[0].value));
  CHECK(comparison.differences[0].dropped == 2);
  CHECK_FALSE(comparison.differences[0].interval);
  CHECK(comparison.differences[0].verdict == Verdict::cannot_tell);
  const auto nothing = compare({{undefined}, {undefined}}, 1.0);
  CHECK(std::isnan(nothing.means[0].value));
  CHECK(nothing.means[0].replicates == 0);
}

TEST_CASE("one replicate gives a difference without an interval") {
  const Difference paired = difference({1}, {5}, 1.0);
  CHECK(paired.value == 4.0);
  CHECK_FALSE(paired.interval);
  CHECK_FALSE(paired.simultaneous);
  CHECK(std::isnan(paired.variance_factor));
  CHECK(paired.verdict == Verdict::cannot_tell);
  CHECK_FALSE(paired.rough());
}

TEST_CASE("one scenario gives its mean alone") {
  const auto comparison = compare({{1, 2, 3}}, 0.0);
  CHECK(comparison.means.size() == 1);
  CHECK(comparison.differences.empty());
}

TEST_CASE("a difference that is the same in every replicate is exact") {
  // 0.1 + 0.7 rounds; equal values must have no variance all the same.
  const Difference constant = difference(std::vector<double>(7, 0.1), std::vector<double>(7, 0.1 + 0.7), 0.5);
  CHECK(constant.exact());
  CHECK(constant.verdict == Verdict::matters);
  CHECK(std::isnan(constant.variance_factor));
  const Difference shifted = difference({1, 2, 3}, {3, 4, 5}, 2.0);
  CHECK(shifted.exact());
  CHECK(std::isinf(shifted.variance_factor));
  CHECK(shifted.verdict == Verdict::too_small);
  const Difference none = difference({1, 2, 3}, {1, 2, 3}, 0.0);
  CHECK(none.value == 0.0);
  CHECK(none.verdict == Verdict::too_small);
}

TEST_CASE("the verdict holds the simultaneous interval against the margin") {
  const std::vector<double> base(40, 0.0);
  std::vector<double> other(40);
  for (std::size_t r = 0; r < other.size(); ++r) other[r] = 10.0 + (r % 2 == 0 ? 1.0 : -1.0);
  const auto interval = *difference(base, other).simultaneous;  // about 9.7 to 10.3
  CHECK(difference(base, other, 9.0).verdict == Verdict::matters);
  CHECK(difference(other, base, 9.0).verdict == Verdict::matters);
  CHECK(difference(base, other, interval.low).verdict == Verdict::cannot_tell);
  CHECK(difference(base, other, 10.0).verdict == Verdict::cannot_tell);
  CHECK(difference(base, other, interval.high).verdict == Verdict::too_small);
  CHECK(difference(other, base, 11.0).verdict == Verdict::too_small);
  CHECK(difference(base, other, undefined).verdict == Verdict::no_margin);
  CHECK_FALSE(difference(base, other).rough());
}

TEST_CASE("more comparisons can turn a verdict into cannot tell") {
  // Alone the interval reaches to 4.5, beside another to 5.6.
  const std::vector<double> base{0, 0, 0};
  const std::vector<double> other{1, 2, 3};
  const std::vector<double> far{9, 9, 9};
  CHECK(difference(base, other, 5.0).verdict == Verdict::too_small);
  CHECK(compare({base, other, far}, 5.0).differences[0].verdict == Verdict::cannot_tell);
}

TEST_CASE("the t interval covers the true difference in 95 of 100 samples") {
  constexpr int samples = 4000;
  int covered = 0;
  auto draws = normals(1);
  for (int i = 0; i < samples; ++i) {
    const auto base = normal_values(draws, 6, 3.0, 2.0);
    const auto other = normal_values(draws, 6, 3.7, 1.0);
    const auto interval = *difference(base, other).interval;
    if (interval.low <= 0.7 && 0.7 <= interval.high) ++covered;
  }
  CHECK(std::fabs(covered / double{samples} - 0.95) < support::share_tolerance(0.95, samples));
}

TEST_CASE("simultaneous intervals all cover in at least 95 of 100 samples") {
  constexpr int samples = 3000;
  int covered = 0;
  int covered_alone = 0;
  auto draws = normals(2);
  for (int i = 0; i < samples; ++i) {
    Values values;
    for (int s = 0; s < 5; ++s) values.push_back(normal_values(draws, 8, 0.0, s == 0 ? 0.1 : 1.0));
    bool all = true;
    bool all_alone = true;
    for (const auto& paired : compare(values, 0.0).differences) {
      all = all && paired.simultaneous->low <= 0.0 && 0.0 <= paired.simultaneous->high;
      all_alone = all_alone && paired.interval->low <= 0.0 && 0.0 <= paired.interval->high;
    }
    covered += all ? 1 : 0;
    covered_alone += all_alone ? 1 : 0;
  }
  const double tolerance = support::share_tolerance(0.95, samples);
  CHECK(covered / double{samples} > 0.95 - tolerance);
  CHECK(covered_alone / double{samples} < 0.95 - tolerance);  // four intervals alone cover about 0.95^4
}

TEST_CASE("common random numbers show in the variance factor") {
  // Two scenarios with variance 1 and correlation c: (1 + 1) / (2 - 2c). The factor is (1 + ratio of the
  // variances of sum and difference) / 2, and sum and difference are independent.
  constexpr std::size_t n = 20000;
  auto draws = normals(3);
  for (const double correlation : {0.0, 0.5, 0.9}) {
    const auto base = normal_values(draws, n, 0.0, 1.0);
    auto other = normal_values(draws, n, 0.0, std::sqrt(1.0 - correlation * correlation));
    for (std::size_t r = 0; r < n; ++r) other[r] += correlation * base[r];
    const double reached = 2.0 * difference(base, other).variance_factor - 1.0;
    const double expected = 2.0 / (1.0 - correlation) - 1.0;
    const double factor = support::variance_ratio_factor(static_cast<double>(n));
    INFO("correlation " << correlation);
    CHECK(reached < expected * factor);
    CHECK(reached > expected / factor);
  }
}

namespace {

/// That of one scenario after the first.
std::vector<std::optional<taktskifte::Interval>> doubts(double low, double high) {
  return {taktskifte::Interval{.low = low, .high = high}};
}

}  // namespace

TEST_CASE("a difference that the doubt about inputs alone moves over its margin is near the margin") {
  const Values values{{1, 2, 3, 4}, {1.5, 2.52, 3.5, 4.48}};  // 0.5 more, almost without chance
  const auto verdict = [&](double margin, double low, double high) {
    return compare(values, margin, doubts(low, high)).differences.at(0).verdict;
  };
  CHECK(compare(values, 0.4).differences.at(0).verdict == Verdict::matters);
  CHECK(verdict(0.4, 0.9, 1.2) == Verdict::matters);        // 0.45 to 0.6
  CHECK(verdict(0.4, 0.5, 1.2) == Verdict::near_margin);    // 0.25 to 0.6
  CHECK(verdict(0.6, 0.5, 1.1) == Verdict::too_small);      // up to 0.55
  CHECK(verdict(0.6, 0.5, 1.3) == Verdict::near_margin);    // up to 0.65
  CHECK(verdict(0.5, 0.5, 1.3) == Verdict::near_margin);    // chance alone could not tell, and would not help
  CHECK(verdict(0.5, 0.99, 1.01) == Verdict::cannot_tell);  // here chance is what hides it
  CHECK(verdict(0.4, -1.0, 0.7) == Verdict::near_margin);   // the other sign counts, too
  const auto difference = compare(values, 0.4, doubts(0.5, 1.2)).differences.at(0);
  REQUIRE(difference.in_doubt);
  CHECK(difference.in_doubt->low == Approx(0.25));
  CHECK(difference.in_doubt->high == Approx(0.6));
  CHECK(compare({{1}, {2}}, 0.4, doubts(0.1, 2.0)).differences.at(0).verdict == Verdict::cannot_tell);
  const std::vector<std::optional<taktskifte::Interval>> of_second{
      std::nullopt, taktskifte::Interval{.low = 0.5, .high = 1.2}};
  const auto both = compare({values[0], values[1], values[1]}, 0.4, of_second).differences;
  CHECK(both.at(0).verdict == Verdict::matters);
  CHECK_FALSE(both.at(0).in_doubt);
  CHECK(both.at(1).verdict == Verdict::near_margin);
}

TEST_CASE("a measure that is 0 in every replicate was not seen, which is no proof that it is 0") {
  const std::vector<double> nothing(200, 0.0);
  const Difference none = difference(nothing, nothing, 3.0);
  CHECK(none.verdict == Verdict::none_seen);
  CHECK(none.at_most() == Approx(3.0 / 200.0));
  auto once = nothing;
  once[17] = 1.0;
  const Difference rare = difference(nothing, once, 3.0);
  CHECK(rare.verdict == Verdict::too_small);
  CHECK(rare.seen == 1);
  CHECK(std::isnan(rare.at_most()));
  for (const std::size_t few : {1U, 2U, 3U})
    CHECK(compare({std::vector<double>(few, 0.0), std::vector<double>(few, 0.0)}, 1.0)
              .differences[0]
              .at_most() == 1.0);
  CHECK(rare.skewed());
  const Difference same = difference(std::vector<double>(200, 5.0), std::vector<double>(200, 5.0), 3.0);
  CHECK(same.verdict == Verdict::too_small);  // it was seen, and is the same
}

TEST_CASE("a t interval of few replicates is warned of where they are skewed") {
  // The skewness of a share p of ones is (1 - 2 p) / sqrt(p (1 - p)): 1.5 at p = 0.2, so 56 are enough.
  const auto with_ones = [](std::size_t n) {
    std::vector<double> values(n, 0.0);
    for (std::size_t r = 0; r < n; r += 5) values[r] = 1.0;
    return values;
  };
  const Difference few = difference(std::vector<double>(50, 0.0), with_ones(50));
  CHECK(few.skewness == Approx(1.5));
  CHECK(few.skewed());
  CHECK_FALSE(difference(std::vector<double>(60, 0.0), with_ones(60)).skewed());
  CHECK_FALSE(difference({1, 2, 3}, {3, 4, 5}).skewed());  // exact
}

TEST_CASE("a t interval is warned of where nearly all replicates differ by the same") {
  // As many up as down: no skewness tells that a count of eight is not near normal.
  const auto with_ones = [](std::size_t of_either) {
    std::vector<double> values(40, 0.0);
    for (std::size_t r = 0; r < of_either; ++r) {
      values[2 * r] = 1.0;
      values[2 * r + 1] = -1.0;
    }
    return values;
  };
  const std::vector<double> nothing(40, 0.0);
  const Difference few = difference(nothing, with_ones(4));
  CHECK(few.apart == 8);
  CHECK(few.skewness == Approx(0.0).margin(1e-12));
  CHECK(few.skewed());
  CHECK_FALSE(difference(nothing, with_ones(5)).skewed());
  CHECK_FALSE(difference({0, 0, 0}, {1, 2, 3}).skewed());  // no value is the commonest
}

TEST_CASE("where a single run lies is told by quantiles") {
  std::vector<double> base(101, 7.0);
  std::vector<double> other(101);
  for (std::size_t r = 0; r < other.size(); ++r) other[r] = 7.0 + static_cast<double>((37 * r) % 101);
  const Difference spread = difference(base, other);
  CHECK(spread.quantiles.front() == Approx(5.0));
  CHECK(spread.quantiles[2] == Approx(50.0));
  CHECK(spread.quantiles.back() == Approx(95.0));
  CHECK(spread.standard_deviation == Approx(std::sqrt(101.0 * 102.0 / 12.0)));
  CHECK(spread.standard_error() == Approx(spread.standard_deviation / std::sqrt(101.0)));
  CHECK(difference({0, 0}, {1, 3}).quantiles[1] == Approx(1.5));
}

TEST_CASE("the chance behind a claim agrees with the interval") {
  auto draws = normals(4);
  for (int i = 0; i < 200; ++i) {
    const auto base = normal_values(draws, 12, 0.0, 1.0);
    const auto other = normal_values(draws, 12, 0.8, 1.0);
    const Difference one = difference(base, other, 0.1);
    const bool claims = one.verdict == Verdict::matters || one.verdict == Verdict::too_small;
    CHECK(claims == !std::isnan(one.p_value));
    if (claims) CHECK(one.p_value < 0.05);
  }
}
