#include "taktskifte/scenario/sweep_rows.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "taktskifte/core/error.hpp"

using namespace taktskifte;

namespace {

// Two facts, each with so many policies; the point at `refused` is refused.
Sweep facts_and_policies(std::size_t policies, std::size_t refused) {
  Sweep sweep;
  sweep.keys = {{.key = find_key("apply.elasticity"), .element = {}, .treatment = Treatment::fact},
                {.key = find_key("funding.public_share"), .element = {}, .treatment = Treatment::policy}};
  for (const char* fact : {"0.2", "0.6"})
    for (std::size_t p = 0; p < policies; ++p)
      sweep.points.push_back({.settings = {fact, "0." + std::to_string(p)}, .refused = ""});
  sweep.points.at(refused).refused = "no";
  return sweep;
}

}  // namespace

TEST_CASE("Every replicate of every point that is not refused is one row, burn-ins beside each other") {
  const auto sweep = facts_and_policies(3, 1);
  const SweepRows rows(sweep, 4);
  REQUIRE(rows.count() == 5 * 4);
  CHECK(rows.largest_group() == 3);
  std::set<std::pair<std::size_t, int>> seen;
  for (int number = 0; number < rows.count(); ++number) {
    const auto row = rows.at(number);
    CHECK(row.point != 1);
    CHECK(rows.groups()[row.group][row.member] == row.point);
    seen.insert({row.point, row.replicate});
  }
  CHECK(seen.size() == 20);
  CHECK(rows.at(0).point == 0);
  CHECK(rows.at(1).point == 2);
  CHECK(rows.at(2).replicate == 1);
  CHECK(rows.at(8).point == 3);
}

TEST_CASE("Points with chance of their own share no burn-in") {
  auto sweep = facts_and_policies(3, 1);
  sweep.chance = PointChance::own;
  CHECK(SweepRows(sweep, 2).largest_group() == 1);
}

TEST_CASE("More rows than can be numbered are refused") {
  CHECK_THROWS_AS(SweepRows(facts_and_policies(300, 1), 10'000'000), Error);
}
