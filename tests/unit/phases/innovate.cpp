#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

TEST_CASE("Innovations replay the stream they say") {
  support::Fixture fixture;
  const Draws draws{fixture.luck, 3};
  std::vector<int> innovations(fixture.setting.size());
  innovate(fixture.setting.units, fixture.setting.innovation_chance, innovations, draws);
  for (std::size_t i = 0; i < innovations.size(); ++i) {
    CHECK(innovations[i] == binomial(draws.of(Purpose::innovate, i).uniform(0), fixture.setting.units[i],
                                     fixture.setting.innovation_chance[i]));
    CHECK(innovations[i] <= fixture.setting.units[i]);
  }
}

TEST_CASE("Another year has other innovations") {
  support::Fixture fixture;
  std::vector<int> first(fixture.setting.size());
  std::vector<int> second(fixture.setting.size());
  innovate(fixture.setting.units, fixture.setting.innovation_chance, first, {fixture.luck, 3});
  innovate(fixture.setting.units, fixture.setting.innovation_chance, second, {fixture.luck, 4});
  CHECK(first != second);
}
