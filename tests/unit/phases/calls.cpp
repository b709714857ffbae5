// Variants of a call: quotas, lots, joint applications, ministries, larger or smaller grants, offices.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/tolerance.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

std::vector<Application> of_all(const support::Fixture& fixture) {
  std::vector<Application> applications;
  for (std::size_t i = 0; i < fixture.environment.size(); ++i) {
    applications.push_back({.lead = static_cast<std::int32_t>(i),
                            .score = static_cast<double>(i % 7) + 0.01 * static_cast<double>(i),
                            .request = Nok{100}});
  }
  return applications;
}

int funded_in(const std::vector<Application>& applications, const auto& is_for) {
  return static_cast<int>(std::count_if(applications.begin(), applications.end(), [&](const Application& a) {
    return a.funded && a.lead >= 0 && is_for(static_cast<std::size_t>(a.lead));
  }));
}

}  // namespace

TEST_CASE("A quota is filled by rank among those it is for, and the rest is open to all") {
  const support::Fixture fixture;
  auto small = [&](std::size_t i) { return fixture.environment.size_class[i] == SizeClass::small; };
  auto by_rank = of_all(fixture);
  award_public(by_rank, 0.0, Nok{1000}, fixture.environment, {}, {});
  auto reserved = of_all(fixture);
  YearPolicy policy;
  policy.quota_small = 0.8;
  CHECK(award_public(reserved, 0.0, Nok{1000}, fixture.environment, policy, {}) == Nok{1000});
  REQUIRE(funded_in(by_rank, small) < 8);
  CHECK(funded_in(reserved, small) >= 8);
  // Within the quota nobody is passed over: small ones without a grant rank below those with one.
  double worst_funded = 1e9;
  double best_left = -1e9;
  for (const auto& application : reserved) {
    if (!small(static_cast<std::size_t>(application.lead))) continue;
    double& bound = application.funded ? worst_funded : best_left;
    bound = application.funded ? std::min(bound, application.score) : std::max(bound, application.score);
  }
  CHECK(worst_funded > best_left);
}

TEST_CASE("What a quota cannot use goes to the open call") {
  const support::Fixture fixture;
  auto applications = of_all(fixture);
  std::erase_if(applications, [&](const Application& a) {
    return fixture.environment.region[static_cast<std::size_t>(a.lead)] == Region::vestlandet;
  });
  YearPolicy policy;
  policy.quota_region[static_cast<std::size_t>(Region::vestlandet)] = 0.9;
  CHECK(award_public(applications, 0.0, Nok{1000}, fixture.environment, policy, {}) == Nok{1000});
}

TEST_CASE("A quota funds nobody below the line") {
  const support::Fixture fixture;
  auto applications = of_all(fixture);
  YearPolicy policy;
  policy.quota_small = 1.0;
  award_public(applications, 3.0, Nok{1'000'000}, fixture.environment, policy, {});
  for (const auto& application : applications) CHECK(application.funded == (application.score >= 3.0));
}

TEST_CASE("A full lottery is blind to rank among the fundable") {
  const support::Fixture fixture;
  YearPolicy policy;
  policy.lottery = 1.0;
  std::vector<int> won(60, 0);
  constexpr std::uint32_t rounds = 2000;
  for (std::uint32_t round = 0; round < rounds; ++round) {
    auto applications = of_all(fixture);
    CHECK(award_public(applications, 2.0, Nok{1000}, fixture.environment, policy, {fixture.seed, round}) ==
          Nok{1000});
    for (const auto& application : applications) {
      if (application.funded) ++won[static_cast<std::size_t>(application.lead)];
    }
  }
  const auto all = of_all(fixture);
  const auto fundable = static_cast<double>(
      std::count_if(all.begin(), all.end(), [](const auto& a) { return a.score >= 2.0; }));
  const double share = 10.0 / fundable;
  for (std::size_t i = 0; i < 60; ++i) {
    if (all[i].score < 2.0) {
      CHECK(won[i] == 0);
    } else {
      CHECK(std::abs(won[i] / static_cast<double>(rounds) - share) < support::share_tolerance(share, rounds));
    }
  }
}

TEST_CASE("A partial lottery leaves the best of the ranking their grants") {
  const support::Fixture fixture;
  auto by_rank = of_all(fixture);
  award_public(by_rank, 0.0, Nok{1000}, fixture.environment, {}, {});
  auto partly = of_all(fixture);
  YearPolicy policy;
  policy.lottery = 0.4;
  CHECK(award_public(partly, 0.0, Nok{1000}, fixture.environment, policy, {fixture.seed, 1}) == Nok{1000});
  for (std::size_t rank = 0; rank < 6; ++rank) CHECK(partly[rank].funded);
  CHECK(std::count_if(partly.begin(), partly.end(), [](const auto& a) { return a.funded; }) == 10);
}

TEST_CASE("In joint applications the better capability counts, and the own contribution shrinks") {
  support::Fixture fixture(60, {"apply.joint_own_part=0.5"});
  fixture.world.year_state.applications.assign(60, 20);
  const auto& s = fixture.scenario();
  auto scores = [&](double joint_share) {
    YearPolicy policy;
    policy.joint_share = joint_share;
    return score_applications(fixture.world, fixture.environment, s.panel, s.grant, policy,
                              {fixture.seed, 1});
  };
  const auto alone = scores(0.0);
  const auto together = scores(1.0);
  double gain = 0.0;
  for (std::size_t a = 0; a < alone.size(); ++a) {
    CHECK_FALSE(alone[a].joint);
    CHECK(together[a].joint);
    CHECK(together[a].score >= alone[a].score);
    gain += together[a].score - alone[a].score;
  }
  CHECK(gain > 0.0);
  const auto some = scores(0.3);
  const auto joint =
      static_cast<double>(std::count_if(some.begin(), some.end(), [](const auto& a) { return a.joint; }));
  CHECK(std::abs(joint / 1200.0 - 0.3) < support::share_tolerance(0.3, 1200.0));

  YearPolicy policy = policy_of(s, Year{2018}, false);
  const double own = own_cash_a_year(s, policy);
  policy.joint_share = 1.0;
  CHECK(own_cash_a_year(s, policy) == Approx(0.5 * own));
}

TEST_CASE("Requests and the own contribution follow the size factor") {
  support::Fixture fixture;
  fixture.world.year_state.applications.assign(60, 2);
  const auto& s = fixture.scenario();
  YearPolicy policy = policy_of(s, Year{2018}, false);
  const auto plain =
      score_applications(fixture.world, fixture.environment, s.panel, s.grant, policy, {fixture.seed, 1});
  const double own = own_cash_a_year(s, policy);
  policy.request_factor = 0.5;
  const auto halved =
      score_applications(fixture.world, fixture.environment, s.panel, s.grant, policy, {fixture.seed, 1});
  for (std::size_t a = 0; a < plain.size(); ++a) {
    CHECK(std::abs(halved[a].request.as_double() - 0.5 * plain[a].request.as_double()) <=
          0.75);  // both are rounded
  }
  CHECK(own_cash_a_year(s, policy) == Approx(0.5 * own));
}

TEST_CASE("Ministries pay in proportion, to the krone, pre-projects included") {
  support::Fixture fixture(60, {"ministry.factor_hod=4"});
  auto applications = of_all(fixture);
  for (auto& application : applications) application.funded = true;
  applications.push_back({.ordinal = 1, .request = Nok{77}, .funded = true});
  World& world = fixture.world;
  world.year_state.preproject[3] = 1;
  world.year_state.preproject[9] = 1;
  const YearPolicy policy = policy_of(fixture.scenario(), Year{2018}, false);
  const double mean = (8.0 * 0.111 + 0.112 + 3.0 * 0.111);
  CHECK(policy.ministry_of_award[3] == Approx(4.0 * 0.111 / mean));
  double health = 0.0;
  constexpr int rounds = 500;
  for (int round = 0; round < rounds; ++round) {
    book_ministries(world, applications, Nok{30}, policy, {fixture.seed, static_cast<std::uint32_t>(round)});
    Nok sum;
    for (const Nok paid : world.year_state.ministries) sum += paid;
    CHECK(sum == Nok{60 * 100 + 77 + 60});
    health += world.year_state.ministries[3].as_double() / sum.as_double();
  }
  const double share = policy.ministry_of_award[3];
  CHECK(std::abs(health / rounds - share) < support::share_tolerance(share, rounds * 60.0));
}

TEST_CASE("An office raises the chances and applications of its region alone") {
  const support::Fixture fixture(60, {"office.access_nord_norge=1"});
  World world = fixture.world;
  const auto& s = fixture.scenario();
  const YearPolicy without = policy_of(s, Year{2010}, false);
  const YearPolicy with = policy_of(s, Year{2018}, false);
  auto chances = [&](const YearPolicy& policy) {
    research_chances(world, fixture.environment, access_with_offices(fixture.environment, policy), s.choice,
                     s.partners);
    return world.year_state.chance_new;
  };
  const auto before = chances(without);
  const auto after = chances(with);
  const auto applied_before =
      expected_applications(world, fixture.environment, support::application_settings(s), without);
  const auto applied_after =
      expected_applications(world, fixture.environment, support::application_settings(s), with);
  for (std::size_t i = 0; i < 60; ++i) {
    if (fixture.environment.region[i] == Region::nord_norge) {
      // One standard deviation of access is choice.access on the log odds of what researchers do not
      // initiate.
      const double r = s.partners.research_initiated_share;
      CHECK(logit((after[i] - r) / (1.0 - r)) - logit((before[i] - r) / (1.0 - r)) == Approx(0.25));
      CHECK(applied_after[i] > applied_before[i]);
    } else {
      CHECK(after[i] == before[i]);
      CHECK(applied_after[i] == applied_before[i]);
    }
  }
}

TEST_CASE("An innovation strategy adds to the log odds of the two-year rate") {
  const std::vector<double> chance{0.2, 0.5, 0.7};
  CHECK(innovation_chances(chance, 0.0).of_row() == chance);
  const auto moved = innovation_chances(chance, 0.3);
  for (std::size_t i = 0; i < chance.size(); ++i) {
    auto two_years = [](double h) { return 1.0 - (1.0 - h) * (1.0 - h); };
    CHECK(logit(two_years(moved[i])) - logit(two_years(chance[i])) == Approx(0.3));
  }
}
