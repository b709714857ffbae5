#include <catch2/catch.hpp>
#include <limits>
#include <numeric>

#include "support/exit_of.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

namespace {

constexpr double rounding = 1e-12;  // products of a handful of doubles

double total(const support::Fixture& fixture, const YearPolicy& policy) {
  const auto expected = expected_applications(fixture.world, fixture.environment,
                                              support::application_settings(fixture.scenario()), policy);
  return std::accumulate(expected.begin(), expected.end(), 0.0);
}

YearPolicy with_share(const support::Fixture& fixture, double share) {
  YearPolicy policy = policy_of(fixture.scenario(), Year{2018}, false);
  policy.public_part = part_of(policy.pot, Share{share});
  policy.private_part = policy.pot - policy.public_part;
  policy.known_public_part = policy.public_part.as_double();
  return policy;
}

}  // namespace

TEST_CASE("Without feedback applications move with money as the elasticity alone says") {
  for (const char* elasticity : {"0", "0.5", "1.5"}) {
    const support::Fixture fixture(60, {"apply.experience=0", "apply.belief=0", "apply.winner_factor=1",
                                        std::string("apply.elasticity=") + elasticity});
    const double ratio = total(fixture, with_share(fixture, 0.5)) / total(fixture, with_share(fixture, 0.1));
    CHECK(ratio == Approx(std::pow(5.0, std::stod(elasticity))).epsilon(rounding));
  }
}

TEST_CASE("With no money and a positive elasticity nobody applies") {
  const support::Fixture fixture;
  CHECK(total(fixture, with_share(fixture, 0.0)) == 0.0);
}

TEST_CASE("A recent award multiplies applications by the winner factor, and no longer than said") {
  support::Fixture fixture;
  fixture.world.step = 30;
  const YearPolicy policy = with_share(fixture, 0.1);
  auto expected = [&] {
    return expected_applications(fixture.world, fixture.environment,
                                 support::application_settings(fixture.scenario()), policy)[4];
  };
  const double never = expected();
  fixture.world.last_won[4] = 25;  // five years ago
  CHECK(expected() == Approx(1.7 * never).epsilon(rounding));
  fixture.world.last_won[4] = 24;
  CHECK(expected() == never);
}

TEST_CASE("More expected applications than are simulated are refused, and none are cut silently") {
  support::Fixture fixture(60, {"apply.belief=100"});
  fixture.world.beliefs(6, won_column) = fixture.world.beliefs(6, applied_column);  // believes to win
  const auto complaint = support::complaint_of([&] {
    expected_applications(fixture.world, fixture.environment,
                          support::application_settings(fixture.scenario()), with_share(fixture, 0.5));
  });
  CHECK(complaint.exit == ErrorKind::scenario);
  CHECK(complaint.says("municipality 1006 expects to send "));
  CHECK(complaint.says(" in 1998, and more than 1000 are not simulated; lower "));
  CHECK(complaint.says("apply.belief"));
  fixture.environment.number[6] = 10'301;  // the second copy of 0301
  const auto of_a_copy = support::complaint_of([&] {
    expected_applications(fixture.world, fixture.environment,
                          support::application_settings(fixture.scenario()), with_share(fixture, 0.5));
  });
  CHECK(of_a_copy.says("municipality 0301-2 expects to send "));
}

TEST_CASE("Effort divides applications") {
  const support::Fixture fixture;
  YearPolicy policy = with_share(fixture, 0.1);
  const double before = total(fixture, policy);
  policy.effort = 2.0;
  CHECK(total(fixture, policy) == Approx(0.5 * before).epsilon(rounding));
}

TEST_CASE(
    "A municipality applies for no more than its co-financing budget can carry beside running projects") {
  support::Fixture fixture(10);
  const std::vector<int> running(10, 2);
  const double own = 100'000.0;
  const auto affordable = affordable_applications(fixture.environment, running, 0.1, own);
  for (std::size_t i = 0; i < 10; ++i) {
    const double co_financing = 0.1 * fixture.environment.slack_nok[i];
    CHECK(affordable[i] == std::max(0.0, std::floor(co_financing / own) - 2.0));
  }
  // Full support asks for nothing.
  CHECK(affordable_applications(fixture.environment, running, 0.1, 0.0)[0] > 1'000'000);

  const std::vector<double> eager(10, 50.0);
  std::vector<int> applications(10);
  std::vector<int> unaffordable(10);
  const std::vector<int> limit(10, 3);
  apply_municipal(eager, limit, applications, unaffordable, {fixture.seed, 0});
  CHECK(applications == std::vector<int>(10, 3));
  std::vector<double> within(eager.size());
  CHECK(expected_within_limits(eager, limit, within) == Approx(30.0));
  for (std::size_t i = 0; i < 10; ++i) {
    const double u = YearStreams{fixture.seed, 0}.of(Purpose::apply, i).uniform(0);
    CHECK(unaffordable[i] == poisson(u, 50.0) - 3);
  }
}

TEST_CASE("Own cash follows support cap, in-kind part, running time and partners") {
  const support::Fixture fixture;
  const YearPolicy policy = with_share(fixture, 0.1);
  // 6.36 MNOK, a third of it on top (cap 0.75), half in kind, 3.5 years, shared by three municipalities.
  CHECK(own_cash_a_year(fixture.scenario(), policy) == Approx(6.36e6 / 3.0 * 0.5 / 3.5 / 3.0));
}

TEST_CASE("Who has not applied before answers to the public part against that of the burn-in") {
  support::Fixture fixture(60, {"apply.first_time_extra_elasticity=1.1", "policy.burn_in_public_share=0.1"});
  const support::Fixture without(60, {"policy.burn_in_public_share=0.1"});
  World& world = fixture.world;
  learn_public_part(world, with_share(fixture, 0.1).public_part, 0.0);  // a year of the burn-in
  world.has_applied[7] = 1;
  const auto expected = [&](double share) {
    return expected_applications(world, fixture.environment,
                                 support::application_settings(fixture.scenario()),
                                 with_share(fixture, share));
  };
  const auto plain =
      expected_applications(without.world, without.environment,
                            support::application_settings(without.scenario()), with_share(without, 0.5));
  CHECK(expected(0.5) == plain);  // nothing in the burn-in itself
  world.in_burn_in = false;
  const auto later = expected(0.5);
  CHECK(later[8] == Approx(std::pow(5.0, 1.1) * plain[8]).epsilon(rounding));
  CHECK(later[7] == plain[7]);
  CHECK(expected(0.1)[8] ==
        Approx(std::pow(0.2, fixture.scenario().apply.elasticity) * plain[8]).epsilon(rounding));
}

TEST_CASE("A municipality applies for the first time once") {
  support::Fixture fixture(5);
  World& world = fixture.world;
  world.year_state.applications = {0, 2, 0, 1, 0};
  note_first_applications(world);
  CHECK(world.year_state.first_time_applicants == 2);
  world.year_state.applications = {1, 1, 0, 0, 0};
  note_first_applications(world);
  CHECK(world.year_state.first_time_applicants == 1);
  CHECK(world.has_applied == std::vector<std::uint8_t>{1, 1, 0, 1, 0});
}

TEST_CASE("Half of a change of the public part becomes known within the half-life") {
  support::Fixture fixture(5);
  World& world = fixture.world;
  const Nok before{100'000'000};
  const Nok after{900'000'000};
  CHECK(learn_public_part(world, before, 2.0) == 1e8);  // the first burn-in year
  world.step = 1;
  world.in_burn_in = false;
  learn_public_part(world, after, 2.0);
  CHECK(learn_public_part(world, after, 2.0) == Approx(5e8).epsilon(rounding));
  CHECK(world.burn_in_public_part == 1e8);
  CHECK(learn_public_part(world, after, 0.0) == 9e8);
}

TEST_CASE("Other public bodies answer to the public part as it is known, and firms to theirs at once") {
  const support::Fixture fixture;
  const auto& scenario = fixture.scenario();
  YearPolicy policy = with_share(fixture, 0.5);
  const double firms = expected_private(scenario.private_side, scenario.funding, policy);
  policy.known_public_part = with_share(fixture, 0.1).known_public_part;  // half of the pot, not yet heard of
  CHECK(expected_other_public(scenario.apply, scenario.funding, policy) ==
        expected_other_public(scenario.apply, scenario.funding, with_share(fixture, 0.1)));
  CHECK(expected_other_public(scenario.apply, scenario.funding, policy) <
        expected_other_public(scenario.apply, scenario.funding, with_share(fixture, 0.5)));
  CHECK(expected_private(scenario.private_side, scenario.funding, policy) == firms);
  CHECK(firms < expected_private(scenario.private_side, scenario.funding, with_share(fixture, 0.1)));
}

TEST_CASE("The public part of the burn-in is that of its last year, also where the pot is a fact") {
  support::Fixture fixture(5, {"funding.pot_mnok=1900:2000 2018:1460", "policy.burn_in_public_share=0.1"});
  World& world = fixture.world;
  for (const int before : {2, 1}) {
    learn_public_part(world, policy_of(fixture.scenario(), Year{2018} + -before, true).public_part, 0.0);
    ++world.step;
  }
  world.in_burn_in = false;
  learn_public_part(world, policy_of(fixture.scenario(), Year{2018}, false).public_part, 0.0);
  CHECK(world.burn_in_public_part == 200e6);
  CHECK(world.known_public_part == Approx(0.075 * 1460e6).epsilon(1e-8));
}

TEST_CASE("Firms apply alike whatever their part when their elasticity is zero") {
  const support::Fixture fixture(60, {"private.elasticity=0"});
  const auto& scenario = fixture.scenario();
  const YearStreams draws{fixture.seed, 3};
  CHECK(apply_private(scenario.private_side, scenario.funding, with_share(fixture, 0.05), draws) ==
        apply_private(scenario.private_side, scenario.funding, with_share(fixture, 0.5), draws));
}

TEST_CASE("Other public applicants replay their stream") {
  const support::Fixture fixture;
  const auto& scenario = fixture.scenario();
  const YearStreams draws{fixture.seed, 3};
  const YearPolicy policy = with_share(fixture, 0.1);
  const double mean =
      (1.0 - scenario.apply.municipal_part) * 110.0 * std::pow(146.0 / 210.0, scenario.apply.elasticity);
  CHECK(apply_other_public(scenario.apply, scenario.funding, policy, draws) ==
        poisson(draws.of(Purpose::other_applicants, 0).uniform(0), mean));
}
