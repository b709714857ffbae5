#include <catch2/catch.hpp>
#include <numeric>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

YearPolicy with_preprojects(double share) {
  YearPolicy policy;
  policy.public_part = Nok{10'000'000};
  policy.preproject_share = share;
  return policy;
}

int funded(const World& world) {
  return std::accumulate(world.year_state.preproject.begin(), world.year_state.preproject.end(), 0);
}

}  // namespace

TEST_CASE("Pre-projects are funded while the money set aside lasts, one a municipality") {
  support::Fixture fixture;
  fixture.world.step = 22;
  const std::vector<double> eager(60, 1000.0);
  // A tenth of 10 MNOK pays three of 0.3 MNOK.
  const Nok awarded = award_preprojects(fixture.world, eager, fixture.scenario().preproject, Nok{300'000},
                                        with_preprojects(0.1), {fixture.seed, 22});
  CHECK(awarded == Nok{900'000});
  CHECK(funded(fixture.world) == 3);
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK((fixture.world.last_preproject[i] == 22) == (fixture.world.year_state.preproject[i] != 0));
  }
  // With money for all, each gets one and no more.
  award_preprojects(fixture.world, eager, fixture.scenario().preproject, Nok{300'000}, with_preprojects(1.0),
                    {fixture.seed, 22});
  CHECK(funded(fixture.world) == 33);
  const std::vector<double> nobody(60, 0.0);
  CHECK(award_preprojects(fixture.world, nobody, fixture.scenario().preproject, Nok{300'000},
                          with_preprojects(1.0), {fixture.seed, 22}) == Nok{});
}

TEST_CASE("Without money set aside there are no pre-projects") {
  support::Fixture fixture;
  const std::vector<double> eager(60, 1000.0);
  CHECK(award_preprojects(fixture.world, eager, fixture.scenario().preproject, Nok{300'000},
                          with_preprojects(0.0), {fixture.seed, 22}) == Nok{});
  CHECK(funded(fixture.world) == 0);
}

TEST_CASE("A pre-project exposes units and raises applications for as long as said") {
  std::vector<double> experience{0.2, 0.2, 0.99};
  expose_by_preprojects(experience, std::vector<std::uint8_t>{1, 0, 1}, std::vector<int>{10, 10, 10}, 1.0);
  CHECK(experience == std::vector<double>{0.2 + 0.1, 0.2, 1.0});

  support::Fixture fixture;
  fixture.world.step = 30;
  YearPolicy policy = policy_of(fixture.scenario(), Year{2018}, false);
  auto expected = [&] {
    return expected_applications(fixture.world, fixture.environment,
                                 support::application_settings(fixture.scenario()), policy)[4];
  };
  const double never = expected();
  fixture.world.last_preproject[4] = 28;
  CHECK(expected() == Approx(1.5 * never));
  fixture.world.last_preproject[4] = 27;
  CHECK(expected() == never);
}
