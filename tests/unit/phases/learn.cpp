#include <catch2/catch.hpp>
#include <cmath>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

void learn_once(support::Fixture& fixture, double spread) {
  const auto& s = fixture.scenario();
  learn(fixture.world, fixture.environment, s.belief, s.barometer, s.apply, spread);
}

}  // namespace

TEST_CASE("Without evidence beliefs stay at their prior") {
  support::Fixture fixture(20);
  const Beliefs before = fixture.world.beliefs;
  learn_once(fixture, 0.5);
  CHECK((fixture.world.beliefs - before).leftCols<innovations_column>().cwiseAbs().maxCoeff() <
        1e-12);  // (x - p) + p, rounded
}

TEST_CASE("Own results count fully, those of peers with weight, and evidence halves in its half-life") {
  support::Fixture fixture(20, {"belief.half_life=4", "belief.peer_weight=0.5"});
  World& world = fixture.world;
  world.year_state.shown(3, tries_column(true)) = 8;
  world.year_state.shown(3, worth_column(true)) = 5;
  const double prior = fixture.scenario().belief.prior_weight;
  learn_once(fixture, 0.5);
  CHECK(world.beliefs(3, tries_column(true)) == Approx(prior + 8.0));
  for (Eigen::Index i = 0; i < 20; ++i) {
    if (i == 3) continue;
    const PeerMatrix& looks_at = world.peers->looks_at;
    const double weight = looks_at.coeff(i, 3) ? 1.0 / static_cast<double>(looks_at.row(i).nonZeros()) : 0.0;
    CHECK(world.beliefs(i, tries_column(true)) == Approx(prior + 0.25 * weight * 8.0));
  }
  world.year_state.shown.setZero();
  for (int year = 0; year < 4; ++year) learn_once(fixture, 0.5);
  CHECK(world.beliefs(3, tries_column(true)) == Approx(prior + 4.0));
}

TEST_CASE("A half-life of zero means that nothing is forgotten") {
  support::Fixture fixture(20, {"belief.half_life=0"});
  World& world = fixture.world;
  world.year_state.shown(3, tries_column(true)) = 6;
  learn_once(fixture, 0.5);
  world.year_state.shown.setZero();
  learn_once(fixture, 0.5);
  CHECK(world.beliefs(3, tries_column(true)) == Approx(fixture.scenario().belief.prior_weight + 6.0));
}

TEST_CASE("What peers did is remembered for next year") {
  support::Fixture fixture(20);
  World& world = fixture.world;
  world.year_state.innovations.assign(20, 10);
  world.year_state.with_researcher.assign(20, 3);
  learn_once(fixture, 0.5);
  for (Eigen::Index i = 0; i < 20; ++i) {
    CHECK(world.beliefs(i, innovations_column) == Approx(10.0));
    CHECK(world.beliefs(i, research_column) == Approx(3.0));
  }
  CHECK(peer_research_share(world, 0, 0.13) == Approx(0.3));
}

TEST_CASE("The believed chance of a grant follows own applications and awards") {
  support::Fixture fixture(20);
  World& world = fixture.world;
  world.year_state.applications[4] = 2;
  world.year_state.awards[4] = 1;
  const double before = believed_award_chance(world, 4);
  learn_once(fixture, 0.0);
  CHECK(world.beliefs(4, applied_column) == Approx(fixture.scenario().apply.belief_weight + 2.0));
  CHECK(believed_award_chance(world, 4) > before);
  CHECK(believed_award_chance(world, 5) == Approx(before));
}
