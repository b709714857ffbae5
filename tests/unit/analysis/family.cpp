#include "taktskifte/analysis/family.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "taktskifte/random/draw.hpp"

using taktskifte::ComparedRow;
using taktskifte::Family;
using taktskifte::judge_family;
using taktskifte::Verdict;

namespace {

/// Rows of nothing but chance against a margin of 0: every claim is wrong.
std::vector<ComparedRow> rows_of_chance(std::uint32_t family, std::size_t rows, double shift = 0.0) {
  taktskifte::StreamCursor draws{
      taktskifte::Stream({.seed = 5, .replicate = family}, taktskifte::Purpose::innovate, 0, 1), 0};
  std::vector<ComparedRow> all;
  for (std::size_t k = 0; k < rows; ++k) {
    std::vector<double> other(20);
    for (double& value : other) value = shift + taktskifte::normal(draws.next());
    all.push_back(
        {.name = "row", .comparison = taktskifte::compare({std::vector<double>(20, 0.0), other}, 0.0)});
  }
  return all;
}

int claims(const std::vector<ComparedRow>& rows) {
  int count = 0;
  for (const auto& row : rows) count += row.comparison.differences[0].verdict == Verdict::matters ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("of many rows of chance some claim something by themselves, hardly any in their family") {
  constexpr std::uint32_t families = 100;
  int with_claim_each = 0;
  int with_claim_rate = 0;
  int with_claim_all = 0;
  for (std::uint32_t f = 0; f < families; ++f) {
    for (const auto& [family, count] :
         {std::pair(Family::each, &with_claim_each), std::pair(Family::false_discovery, &with_claim_rate),
          std::pair(Family::simultaneous, &with_claim_all)}) {
      auto rows = rows_of_chance(f, 40);
      CHECK(judge_family(rows, family) == 40);
      *count += claims(rows) > 0 ? 1 : 0;
    }
  }
  CHECK(with_claim_each > 70);   // 1 - 0.95^40 = 0.87
  CHECK(with_claim_all <= 14);   // 0.05, and four standard deviations of a count of 100
  CHECK(with_claim_rate <= 14);  // below it, where every claim is wrong
}

TEST_CASE("claims that are beyond doubt stay, and the rest are held to what their number allows") {
  auto rows = rows_of_chance(1, 10, 5.0);
  const auto chance = rows_of_chance(2, 30);
  rows.insert(rows.end(), chance.begin(), chance.end());
  auto all = rows;
  judge_family(rows, Family::false_discovery);
  for (std::size_t k = 0; k < 10; ++k) {
    const auto& difference = rows[k].comparison.differences[0];
    CHECK(difference.verdict == Verdict::matters);
    CHECK(difference.adjusted_p_value >= difference.p_value);
    CHECK(difference.adjusted_p_value <= 0.05);
  }
  judge_family(all, Family::simultaneous);
  CHECK(claims(all) <= claims(rows) + 1);
}

TEST_CASE("adjusted chances worked by hand") {
  // p = 0.01, 0.02, 0.04 of three. Holm: 0.03, 0.04, 0.04. Rate, with 1 + 1/2 + 1/3 = 11/6: 0.055, 0.055,
  // 0.0733.
  std::vector<ComparedRow> rows(3);
  const double chances[] = {0.04, 0.01, 0.02};
  for (std::size_t k = 0; k < 3; ++k) {
    taktskifte::Difference difference;
    difference.verdict = Verdict::matters;
    difference.p_value = chances[k];
    rows[k].comparison.differences = {difference};
  }
  auto rate = rows;
  judge_family(rows, Family::simultaneous);
  CHECK(rows[1].comparison.differences[0].adjusted_p_value == Approx(0.03));
  CHECK(rows[2].comparison.differences[0].adjusted_p_value == Approx(0.04));
  CHECK(rows[0].comparison.differences[0].adjusted_p_value == Approx(0.04));
  CHECK(rows[0].comparison.differences[0].verdict == Verdict::matters);
  judge_family(rate, Family::false_discovery);
  CHECK(rate[1].comparison.differences[0].adjusted_p_value == Approx(0.055));
  CHECK(rate[2].comparison.differences[0].adjusted_p_value == Approx(0.055));
  CHECK(rate[0].comparison.differences[0].adjusted_p_value == Approx(0.04 * 11.0 / 6.0));
  CHECK(rate[1].comparison.differences[0].verdict == Verdict::cannot_tell);
}
