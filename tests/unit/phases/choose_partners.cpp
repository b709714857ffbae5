#include <catch2/catch.hpp>
#include <numeric>

#include "support/tolerance.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

namespace {

struct Split {
  double prone = 0, with = 0, prone_with = 0, all = 0;
};

// The chances of a year without regional offices.
void choose_with_own_access(World& world, const Environment& environment, const Scenario& scenario) {
  research_chances(world, environment, environment.access, scenario.choice, scenario.partners);
}

// Counts over many municipalities with the same chances.
Split split_many(double now, double prone, bool in_burn_in) {
  constexpr std::size_t municipalities = 20'000;
  const std::vector<int> innovations(municipalities, 10);
  const std::vector<int> reused(municipalities, 4);
  const std::vector<double> chance_now(municipalities, now);
  const std::vector<double> chance_prone(municipalities, prone);
  KindColumns kinds;
  for (auto& counts : kinds) counts.assign(municipalities, -1);
  std::vector<int> with_researcher(municipalities);
  choose_researchers(innovations, reused, {chance_now, chance_prone}, {chance_now, chance_prone}, in_burn_in,
                     kinds, with_researcher, YearStreams{{.seed = 8, .replicate = 1}, 2});
  Split split;
  double with = 0.0;
  for (const int one : with_researcher) with += one;
  for (std::size_t i = 0; i < municipalities; ++i) {
    int all = 0;
    for (std::size_t k = 0; k < kind_count; ++k) {
      all += kinds[k][i];
      split.prone += is_prone(k) ? kinds[k][i] : 0;
      split.with += has_researcher(k) ? kinds[k][i] : 0;
      split.prone_with += is_prone(k) && has_researcher(k) ? kinds[k][i] : 0;
    }
    CHECK(all == 10);
    split.all += all;
  }
  CHECK(split.with == with);
  return split;
}

}  // namespace

TEST_CASE("An innovation has a researcher with the chance of today whatever was before") {
  for (const double now : {0.05, 0.13, 0.3}) {
    const Split split = split_many(now, 0.13, false);
    CHECK(std::abs(split.with / split.all - now) < support::share_tolerance(now, split.all));
    CHECK(std::abs(split.prone / split.all - 0.13) < support::share_tolerance(0.13, split.all));
  }
}

TEST_CASE("Prone innovations lose researchers first and others gain them last") {
  const Split fewer = split_many(0.05, 0.13, false);
  CHECK(fewer.with == fewer.prone_with);
  const Split more = split_many(0.3, 0.13, false);
  CHECK(more.prone == more.prone_with);
  const Split same = split_many(0.13, 0.13, false);
  CHECK(same.with == same.prone);
  CHECK(same.with == same.prone_with);
}

TEST_CASE("In the burn-in prone means that there is a researcher") {
  const Split split = split_many(0.2, 0.0, true);
  CHECK(split.prone == split.with);
  CHECK(split.prone == split.prone_with);
  CHECK(std::abs(split.with / split.all - 0.2) < support::share_tolerance(0.2, split.all));
}

TEST_CASE("The number with a researcher rises with the chance, all random numbers being equal") {
  double before = -1.0;
  for (double now = 0.0; now <= 0.5; now += 0.05) {
    const Split split = split_many(now, 0.2, false);
    CHECK(split.with >= before);
    before = split.with;
  }
}

TEST_CASE("The chance of a researcher is the formula of the model") {
  support::Fixture fixture;
  World& world = fixture.world;
  world.experience[7] = 0.4;
  const auto& scenario = fixture.scenario();
  choose_with_own_access(world, fixture.environment, scenario);
  const auto& c = scenario.choice;
  const double peer = world.beliefs(7, research_column) / world.beliefs(7, innovations_column);
  const double utility = world.calibration.research_intercept + c.belief * believed_improvement(world, 7) +
                         c.experience * 0.4 + c.peers * (peer - scenario.partners.research_share) +
                         c.access * fixture.environment.access[7] + c.size * fixture.environment.z[7] +
                         c.capability * world.capability[7];
  const double r = scenario.partners.research_initiated_share;
  CHECK(world.year_state.chance_reused[7] == r + (1.0 - r) * logistic(utility));
  CHECK(world.year_state.chance_new[7] == r + (1.0 - r) * logistic(utility + c.novelty));
}

TEST_CASE("With all slopes zero every innovation has the same chance") {
  support::Fixture fixture(60, {"choice.belief=0", "choice.experience=0", "choice.peers=0", "choice.access=0",
                                "choice.size=0", "choice.capability=0", "choice.new=0"});
  const auto& scenario = fixture.scenario();
  choose_with_own_access(fixture.world, fixture.environment, scenario);
  for (std::size_t i = 0; i < 60; ++i) {
    CHECK(fixture.world.year_state.chance_new[i] == Approx(0.13).epsilon(1e-14));
    CHECK(fixture.world.year_state.chance_new[i] == fixture.world.year_state.chance_reused[i]);
  }
}

TEST_CASE("Other partners join with their published shares") {
  constexpr std::int64_t n = 240'000;
  const auto joins = policy_of(default_scenario().scenario, Year{2018}, false).joins;
  std::array<std::int64_t, partner_count> partners{};
  choose_other_partners(n, joins, partners, YearStreams{{.seed = 3, .replicate = 0}, 9});
  auto near = [&](Partner partner, double share) {
    if (joins[static_cast<std::size_t>(partner)] != share) return false;
    const auto count = static_cast<double>(partners[static_cast<std::size_t>(partner)]);
    return std::abs(count / n - share) < support::share_tolerance(share, n);
  };
  CHECK(near(Partner::other_public, 0.2));
  CHECK(near(Partner::citizens, 0.6));
  CHECK(near(Partner::own_units, 0.57));
  CHECK(near(Partner::voluntary, 0.14));
}

TEST_CASE("Under the threshold rule researchers come where utility is above 0, and to a fixed share there") {
  support::Fixture fixture(40, {"choice.rule=threshold", "choice.threshold_share=0.4", "choice.new=0.4"});
  World& world = fixture.world;
  const Scenario& scenario = fixture.scenario();
  const double initiated = scenario.partners.research_initiated_share;
  const double chosen = initiated + (1.0 - initiated) * 0.4;
  auto count = [&](double intercept) {
    world.calibration.research_intercept = intercept;
    choose_with_own_access(world, fixture.environment, scenario);
    std::size_t above = 0;
    for (std::size_t i = 0; i < world.size(); ++i) {
      CHECK((world.year_state.chance_new[i] == chosen || world.year_state.chance_new[i] == initiated));
      CHECK((world.year_state.chance_reused[i] == chosen || world.year_state.chance_reused[i] == initiated));
      CHECK(world.year_state.chance_new[i] >= world.year_state.chance_reused[i]);  // novelty adds to utility
      above += world.year_state.chance_reused[i] == chosen ? 1U : 0U;
    }
    return above;
  };
  CHECK(count(-20.0) == 0);
  CHECK(count(20.0) == 40);
  const std::size_t some = count(0.0);
  CHECK(some > 0);
  CHECK(some < 40);
}
