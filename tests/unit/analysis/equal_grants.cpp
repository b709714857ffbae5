#include "taktskifte/analysis/equal_grants.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <vector>

#include "support/tolerance.hpp"
#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/measures/inequality.hpp"

using taktskifte::equal_grants_rows;
using taktskifte::GrantCounts;
using taktskifte::ReplicateSeed;
using taktskifte::thinned;

namespace {

const std::vector<std::uint32_t> numbers{301, 1103, 5001, 1201};

std::int64_t sum(const std::vector<std::int32_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

}  // namespace

TEST_CASE("thinning keeps as many grants as asked for, none that was not there, and the same ones again") {
  const std::vector<std::int32_t> counts{5, 0, 2, 9};
  const auto left = thinned(counts, numbers, 6, {.seed = 1, .replicate = 3}, 0);
  CHECK(sum(left) == 6);
  for (std::size_t m = 0; m < counts.size(); ++m) CHECK(left[m] <= counts[m]);
  CHECK(left == thinned(counts, numbers, 6, {.seed = 1, .replicate = 3}, 0));
  CHECK(thinned(counts, numbers, 16, {.seed = 1, .replicate = 3}, 0) == counts);
  CHECK(sum(thinned(counts, numbers, 0, {.seed = 1, .replicate = 3}, 0)) == 0);
}

TEST_CASE("every grant is as likely to be kept as any other") {
  // Hypergeometric: of 4 of 16 grants kept, municipality m has 4 counts[m] / 16 on average.
  const std::vector<std::int32_t> counts{5, 0, 2, 9};
  constexpr std::uint32_t draws = 4000;
  std::vector<double> kept(counts.size(), 0.0);
  for (std::uint32_t r = 0; r < draws; ++r) {
    const auto left = thinned(counts, numbers, 4, {.seed = 1, .replicate = r}, r % 20);
    for (std::size_t m = 0; m < kept.size(); ++m) kept[m] += static_cast<double>(left[m]);
  }
  for (std::size_t m = 0; m < kept.size(); ++m) {
    const double part = static_cast<double>(counts[m]) / 16.0;
    CHECK(std::fabs(kept[m] / (4.0 * draws) - part) <= taktskifte::support::share_tolerance(part, 4 * draws));
  }
}

TEST_CASE("the order of the municipalities does not matter") {
  const auto left =
      thinned(std::vector<std::int32_t>{5, 0, 2, 9}, numbers, 6, {.seed = 1, .replicate = 0}, 1);
  const std::vector<std::uint32_t> turned{1201, 5001, 1103, 301};
  const auto right =
      thinned(std::vector<std::int32_t>{9, 2, 0, 5}, turned, 6, {.seed = 1, .replicate = 0}, 1);
  CHECK(std::vector(right.rbegin(), right.rend()) == left);
}

TEST_CASE("at an equal number of grants, more of them shared out alike are no less unequal") {
  // Both scenarios give every grant to one of 200 municipalities at random, the second eight times as many.
  constexpr std::size_t size = 200;
  std::vector<std::uint32_t> all(size);
  std::iota(all.begin(), all.end(), 1U);
  const std::vector<double> inhabitants(size, 1000.0);
  std::vector<GrantCounts> replicates;
  std::vector<ReplicateSeed> seeds;
  double raw = 0.0;
  for (std::uint32_t r = 0; r < 60; ++r) {
    const std::vector<std::int32_t> every(size, 10);
    GrantCounts counts{thinned(every, all, 40, {.seed = 8, .replicate = r}, 0),
                       thinned(every, all, 320, {.seed = 9, .replicate = r}, 0)};
    raw += taktskifte::gini(counts[1]) - taktskifte::gini(counts[0]);
    replicates.push_back(std::move(counts));
    seeds.push_back({.seed = 1, .replicate = r});
  }
  CHECK(raw / 60.0 < -0.2);
  const auto rows = equal_grants_rows(replicates, seeds, all, inhabitants);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].name == "gini_awards_equal_grants");
  for (const auto& row : rows) {
    const auto difference = taktskifte::compare(row.values, 0.02).differences[0];
    CHECK(difference.pairs == 60);
    // 40 grants of 2000 or 320 of them first: four standard errors, and what drawing without replacement
    // leaves.
    CHECK(std::fabs(difference.value) < 4.0 * difference.standard_error() + 0.002);
  }
}

TEST_CASE("a scenario without grants has no index, and the others keep theirs") {
  const std::vector<GrantCounts> one{{{0, 0, 0, 0}, {1, 0, 2, 3}, {4, 0, 0, 8}}};
  const std::vector<ReplicateSeed> seeds{{.seed = 1, .replicate = 0}};
  const auto rows = equal_grants_rows(one, seeds, numbers, std::vector<double>(4, 1.0));
  CHECK(std::isnan(rows[0].values[0][0]));
  CHECK(rows[0].values[1][0] == Approx(taktskifte::gini(one[0][1])));
  CHECK(rows[0].values[2][0] > rows[0].values[1][0]);
}
