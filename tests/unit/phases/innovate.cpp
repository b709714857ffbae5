#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/rows.hpp"

using namespace taktskifte;

TEST_CASE("Innovations replay the stream they say") {
  support::Fixture fixture;
  const YearStreams draws{fixture.seed, 3};
  std::vector<int> innovations(fixture.environment.size());
  innovate(fixture.environment.units, fixture.environment.innovation_chance, innovations, draws);
  for (std::size_t i = 0; i < innovations.size(); ++i) {
    CHECK(innovations[i] == binomial(draws.of(Purpose::innovate, i), RowDraw{}, fixture.environment.units[i],
                                     fixture.environment.innovation_chance[i]));
    CHECK(innovations[i] <= fixture.environment.units[i]);
  }
}

TEST_CASE("Another year has other innovations") {
  support::Fixture fixture;
  std::vector<int> first(fixture.environment.size());
  std::vector<int> second(fixture.environment.size());
  innovate(fixture.environment.units, fixture.environment.innovation_chance, first, {fixture.seed, 3});
  innovate(fixture.environment.units, fixture.environment.innovation_chance, second, {fixture.seed, 4});
  CHECK(first != second);
}
