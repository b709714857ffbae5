#include "ensemble/calibrate.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"

using namespace taktskifte;

TEST_CASE("Calibration steps are halves for eight years and then shrink") {
  for (int t = 1; t <= 8; ++t) CHECK(calibration_gain(t) == 0.5);
  CHECK(calibration_gain(9) == Approx(0.5 / 3.0));
  CHECK(calibration_gain(20) == Approx(0.5 / 14.0));
}

TEST_CASE("A share above its target pulls its intercept down, one at its target leaves it") {
  support::Fixture fixture(3);
  World& world = fixture.world;
  world.year_state.innovations.assign(3, 10);
  world.year_state.reused.assign(3, 5);
  world.year_state.chance_new.assign(3, 0.13);
  world.year_state.chance_reused.assign(3, 0.13);
  world.known_public_part = 210e6;
  world.year_state.expected_applications =
      fixture.scenario().apply.municipal_part * fixture.scenario().apply.reference_count;
  const Calibration before = world.calibration;
  world.year_state.expected_reused = 0.75 * 30.0;
  calibrate(world, fixture.scenario(), 1);
  CHECK(world.calibration.research_intercept == Approx(before.research_intercept));
  CHECK(world.calibration.reuse_intercept == Approx(before.reuse_intercept));
  CHECK(world.calibration.log_applications == Approx(before.log_applications));

  world.year_state.chance_new.assign(3, 0.2);
  world.year_state.chance_reused.assign(3, 0.2);
  world.year_state.expected_applications *= 2.0;
  world.year_state.expected_reused = 0.5 * 30.0;
  calibrate(world, fixture.scenario(), 1);
  const double initiated = fixture.scenario().partners.research_initiated_share;
  auto chosen = [&](double share) { return (share - initiated) / (1.0 - initiated); };
  CHECK(world.calibration.research_intercept ==
        Approx(before.research_intercept + 0.5 * (logit(chosen(0.13)) - logit(chosen(0.2)))));
  CHECK(world.calibration.reuse_intercept == Approx(before.reuse_intercept + 0.5 * logit(0.75)));
  CHECK(world.calibration.log_applications == Approx(before.log_applications - 0.5 * std::log(2.0)));
}

TEST_CASE("Under the threshold rule a step of alpha is bounded, under the logit rule it is not") {
  auto step = [](const std::string& rule) {
    support::Fixture fixture(3, {"choice.rule=" + rule});
    World& world = fixture.world;
    world.year_state.innovations.assign(3, 10);
    world.year_state.reused.assign(3, 5);
    const double initiated = fixture.scenario().partners.research_initiated_share;
    world.year_state.chance_new.assign(3, initiated);  // all municipalities below the threshold
    world.year_state.chance_reused.assign(3, initiated);
    const double before = world.calibration.research_intercept;
    world.year_state.expected_reused = 0.75 * 30.0;
    calibrate(world, fixture.scenario(), 1);
    return world.calibration.research_intercept - before;
  };
  CHECK(step("threshold") == Approx(0.5));
  CHECK(step("logit") > 1.0);
}
