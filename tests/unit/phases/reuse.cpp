#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"
#include "taktskifte/random/rows.hpp"

using namespace taktskifte;

TEST_CASE("Nothing is shared beyond the average before the first year") {
  const support::Fixture fixture;
  const double shared = fixture.scenario().reuse.spread_share.at(fixture.world.year);
  for (const double pool : shared_pool(fixture.world, shared)) CHECK(pool == 0.0);
}

TEST_CASE("More sharing raises the pool and the chance of reuse") {
  const support::Fixture fixture;
  const double shared = fixture.scenario().reuse.spread_share.at(fixture.world.year);
  const auto pool = shared_pool(fixture.world, shared + 0.2);
  const auto chance = reuse_chance(pool, logit(0.75), 0.5);
  for (std::size_t i = 0; i < pool.size(); ++i) {
    CHECK(pool[i] > 0.0);
    CHECK(chance[i] == logistic(logit(0.75) + 0.5 * pool[i]));
    CHECK(chance[i] > 0.75);
  }
}

TEST_CASE("Reused and copied replay their streams") {
  const support::Fixture fixture;
  const YearStreams draws{fixture.seed, 5};
  std::vector<int> innovations(60, 25);
  const std::vector<double> chance(60, 0.75);
  std::vector<int> reused(60);
  reuse(innovations, chance, reused, draws);
  int all = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK(reused[i] == binomial(draws.of(Purpose::reuse, i), RowDraw{}, 25, 0.75));
    all += reused[i];
  }
  CHECK(copied(reused, 0.25, draws) == binomial(draws.of_number(Purpose::copied, 0).uniform(0), all, 0.25));
}
