#include <catch2/catch.hpp>
#include <cmath>

#include "support/worlds.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

TEST_CASE("Capability replays the stream it says") {
  const support::Fixture fixture(50);
  const double rho = fixture.scenario().population.capability_size_correlation;
  for (std::size_t i = 0; i < 50; ++i) {
    const Stream stream(fixture.seed, Purpose::capability, 0, fixture.environment.number[i]);
    CHECK(fixture.world.capability[i] ==
          rho * fixture.environment.z[i] + std::sqrt(1.0 - rho * rho) * normal(stream.uniform(0)));
  }
}

TEST_CASE("Before the first year nobody believes in a difference") {
  const support::Fixture fixture(50);
  for (std::size_t i = 0; i < 50; ++i) {
    CHECK(believed_improvement(fixture.world, fixture.scenario().belief, i) == 0.0);
  }
}

TEST_CASE("Believed improvement weighs the difference of mean success by outcome") {
  support::Fixture fixture(3);
  fixture.world.beliefs.row(1).setZero();
  fixture.world.beliefs(1, tries_column(true)) = 10.0;
  fixture.world.beliefs(1, tries_column(false)) = 20.0;
  fixture.world.beliefs(1, success_column(true, 0)) = 8.0;    // 0.8 with
  fixture.world.beliefs(1, success_column(false, 0)) = 10.0;  // 0.5 without
  BeliefParameters rules;
  rules.outcome_weights = {0.4, 0.2, 0.2, 0.1, 0.1};
  CHECK(believed_improvement(fixture.world, rules, 1) == Approx(0.4 * 0.3));
}

TEST_CASE("A world starts the burn-in years before the first reported one") {
  const support::Fixture fixture(3, {"run.first_year=2018", "run.burn_in_years=20"});
  CHECK(fixture.world.year == Year{1998});
  CHECK(fixture.world.in_burn_in);
}
