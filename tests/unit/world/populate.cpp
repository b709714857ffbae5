#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/worlds.hpp"
#include "taktskifte/random/draw.hpp"
#include "taktskifte/scenario/keys.hpp"

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
    CHECK(believed_improvement(fixture.world, i) == 0.0);
  }
}

TEST_CASE("Believed improvement is the difference of mean worth") {
  support::Fixture fixture(3);
  fixture.world.beliefs.row(1).setZero();
  fixture.world.beliefs(1, tries_column(true)) = 10.0;
  fixture.world.beliefs(1, tries_column(false)) = 20.0;
  fixture.world.beliefs(1, worth_column(true)) = 0.4 * 8.0;    // 0.8 with, in an outcome of weight 0.4
  fixture.world.beliefs(1, worth_column(false)) = 0.4 * 10.0;  // 0.5 without
  CHECK(believed_improvement(fixture.world, 1) == Approx(0.4 * 0.3));
}

TEST_CASE("A belief starts with the tries of its prior and what the base rates are worth") {
  const support::Fixture fixture(3, {"belief.prior_weight=10", "belief.outcome_weights=0 1 0 0 0",
                                     "barometer.base_efficiency=0.41", "apply.belief_weight=7"});
  for (Eigen::Index i = 0; i < 3; ++i) {
    const auto belief = fixture.world.beliefs.row(i);
    for (const bool with : {false, true}) {
      CHECK(belief[tries_column(with)] == 10.0);
      CHECK(belief[worth_column(with)] == Approx(4.1));
    }
    CHECK(belief[applied_column] == 7.0);
    CHECK(belief[won_column] == Approx(7.0 * fixture.environment.reference_success));
  }
}

TEST_CASE("A world starts the burn-in years before the first reported one") {
  const support::Fixture fixture(3, {"run.first_year=2018", "run.burn_in_years=20"});
  CHECK(fixture.world.year == Year{1998});
  CHECK(fixture.world.in_burn_in);
}

TEST_CASE("The steps of the longest run fit, and what never was is longer ago than any rule asks for") {
  const auto most = [](const char* key) { return find_key(key)->range.high; };
  CHECK(most("run.burn_in_years") + most("run.years") <= std::numeric_limits<PastStep>::max());
  CHECK(-double{never} > most("apply.winner_years"));
}
