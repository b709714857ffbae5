#include "taktskifte/ensemble/simulate.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "support/worlds.hpp"

using namespace taktskifte;

TEST_CASE("A burn-in ends in the first reported year with its calibration frozen") {
  const support::Fixture fixture(40);
  World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  CHECK(world.year == Year{2018});
  CHECK(world.step == 20);
  CHECK_FALSE(world.in_burn_in);
  const Calibration frozen = world.calibration;
  for (int year = 0; year < 3; ++year) run_year(world, fixture.environment, fixture.scenario(), fixture.seed);
  CHECK(world.calibration.research_intercept == frozen.research_intercept);
  CHECK(world.calibration.log_applications == frozen.log_applications);
  CHECK(world.calibration.reuse_intercept == frozen.reuse_intercept);
  CHECK(world.calibration.fundable_score == frozen.fundable_score);
}

TEST_CASE("The burn-in brings the shares to their targets") {
  // 60 made-up municipalities, one replicate; the mean chance carries no sampling noise of its own, so the
  // bound is that of the model for a steady replicate (0.01), not a statistical one.
  const support::Fixture fixture(60);
  const World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  CHECK(std::abs(world.calibration.share_at_end - 0.13) < 0.01);
}

TEST_CASE("Proneness is the mean chance of the last five burn-in years") {
  const support::Fixture fixture(40);
  World replay = populate(fixture.environment, fixture.scenario(), fixture.seed);
  const World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  for (std::size_t i = 0; i < 40; ++i) {
    CHECK(world.calibration.prone_new[i] > world.calibration.prone_reused[i]);  // choice.new > 0
    CHECK(world.calibration.prone_reused[i] > 0.07);
    CHECK(world.calibration.prone_new[i] < 1.0);
  }
}

TEST_CASE("The observer sees every reported year once and in order") {
  const support::Fixture fixture(20, {"run.years=4"});
  World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  std::vector<int> steps;
  simulate(world, fixture.environment, fixture.scenario(), fixture.seed,
           [&](const World& seen) { steps.push_back(static_cast<int>(seen.step)); });
  CHECK(steps == std::vector<int>{21, 22, 23, 24});
}

TEST_CASE("A policy for wider sharing draws peers anew when it begins, and never before") {
  const support::Fixture fixture(60, {"peers.further=2020:0 2021:4", "run.first_year=2018"});
  World world = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  std::vector<std::size_t> peers;
  simulate(world, fixture.environment, fixture.scenario(), fixture.seed, [&](const World& w) {
    if (peers.size() < 4) peers.push_back(static_cast<std::size_t>(w.peers->looks_at.row(7).nonZeros()));
    CHECK(w.peers->looks_at.nonZeros() == 60 * w.peers->looks_at.row(7).nonZeros());
  });
  CHECK(peers == std::vector<std::size_t>{10, 10, 10, 14});
}
