#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

double rd_of(const PrivateRound& round) {
  double sum = 0.0;
  for (const auto& project : round.funded) sum += project.rd_nok;
  return sum;
}

std::vector<Application> three() {
  return {{.lead = 0, .ordinal = 0, .score = 0.5, .request = Nok{60}},
          {.lead = 1, .ordinal = 0, .score = 2.0, .request = Nok{50}},
          {.lead = -1, .ordinal = 0, .score = -1.0, .request = Nok{40}}};
}

// By rank alone.
Nok award(std::vector<Application>& applications, double fundable_score, Nok money) {
  return award_public(applications, fundable_score, money, {}, {}, {});
}

}  // namespace

TEST_CASE("Awards go down the ranking and a request that does not fit is skipped") {
  auto applications = three();
  const Nok awarded = award(applications, -10.0, Nok{100});
  CHECK(awarded == Nok{90});
  CHECK(applications[0].funded);        // best score
  CHECK_FALSE(applications[1].funded);  // 60 does not fit the 50 left
  CHECK(applications[2].funded);        // 40 does
}

TEST_CASE("An application below the line is not funded however much money is left") {
  auto applications = three();
  CHECK(award(applications, 0.0, Nok{1'000'000}) == Nok{110});
  CHECK_FALSE(applications[2].funded);
}

TEST_CASE("With enough money every fundable application is funded") {
  support::Fixture fixture;
  fixture.world.year_state.applications.assign(60, 3);
  fixture.world.year_state.other_applications = 20;
  const auto& scenario = fixture.scenario();
  auto applications = score_applications(fixture.world, fixture.environment, scenario.panel, scenario.grant,
                                         {}, {fixture.seed, 1});
  REQUIRE(applications.size() == 200);
  award(applications, 0.0, Nok{1'000'000'000'000});
  for (const auto& application : applications) CHECK(application.funded == (application.score >= 0.0));
}

TEST_CASE("With no money nothing is awarded") {
  auto applications = three();
  CHECK(award(applications, -10.0, Nok{0}) == Nok{0});
}

TEST_CASE("Requests lie between their limits and scores do not depend on them") {
  support::Fixture fixture;
  fixture.world.year_state.applications.assign(60, 5);
  const auto& scenario = fixture.scenario();
  const auto applications = score_applications(fixture.world, fixture.environment, scenario.panel,
                                               scenario.grant, {}, {fixture.seed, 1});
  for (const auto& application : applications) {
    CHECK(application.request >= Nok{3'000'000});
    CHECK(application.request <= Nok{7'000'000});
  }
}

TEST_CASE("The line between fundable and not leaves the fundable share of all scores above it") {
  Calibration calibration;
  ReviewParameters panel;
  panel.fundable_share = 0.65;
  std::vector<Application> applications(100);
  for (int a = 0; a < 100; ++a) applications[static_cast<std::size_t>(a)].score = a;
  judge_fundable(applications, panel, calibration);
  CHECK(calibration.fundable_score == 35.0);
  judge_fundable(applications, panel, calibration);
  CHECK(calibration.scores.size() == 200);
  CHECK(calibration.fundable_score == 35.0);
  panel.fundable_share = 1.0;
  judge_fundable(applications, panel, calibration);
  CHECK(calibration.fundable_score == -std::numeric_limits<double>::infinity());
  panel.fundable_share = 0.0;
  judge_fundable(applications, panel, calibration);
  CHECK(calibration.fundable_score == std::numeric_limits<double>::infinity());
}

TEST_CASE("Before any score the normal law stands in") {
  Calibration calibration;
  ReviewParameters panel;
  panel.fundable_share = 0.65;
  panel.capability_weight = 0.45;
  judge_fundable({}, panel, calibration);
  CHECK(calibration.fundable_score == Approx(std::sqrt(1.0 + 0.45 * 0.45) * normal_quantile(0.35)));
}

TEST_CASE("Need first favours those without research experience") {
  support::Fixture fixture(2);
  fixture.world.experience = {1.0, 0.0};
  fixture.world.year_state.applications = {1, 1};
  const auto& scenario = fixture.scenario();
  auto gap = [&](double need) {
    YearPolicy policy;
    policy.need_weight = need;
    const auto applications = score_applications(fixture.world, fixture.environment, scenario.panel,
                                                 scenario.grant, policy, {fixture.seed, 1});
    return applications[1].score - applications[0].score;
  };
  CHECK(gap(1.0) - gap(0.0) == Approx(1.0));
}

TEST_CASE("Firms are funded by rank and more money never funds less") {
  const auto rules = default_scenario().scenario.private_side;
  const YearStreams draws{{.seed = 5, .replicate = 7}, 2};
  PrivateRound before;
  for (std::int64_t mnok = 0; mnok <= 4000; mnok += 200) {
    const Nok money{mnok * 1'000'000};
    const PrivateRound round = award_private(376, money, rules, draws);
    CHECK(round.awarded <= money);
    CHECK(round.awarded >= before.awarded);
    CHECK(rd_of(round) >= rd_of(before));
    CHECK(round.funded.size() == static_cast<std::size_t>(round.awards));
    before = round;
  }
  CHECK(before.awards == 376);  // everybody, once money is no limit
}

TEST_CASE("More than 2^20 firms draw apart from each other") {
  auto rules = default_scenario().scenario.private_side;
  rules.quality_sd = 0.0;
  constexpr int far_apart = 1 << 20;
  constexpr int some = 8;
  const auto round =
      award_private(far_apart + some, Nok{1'000'000'000'000'000}, rules, {{.seed = 5, .replicate = 7}, 2});
  REQUIRE(round.awards == far_apart + some);
  std::vector<Nok> request(far_apart + some);
  for (const auto& firm : round.funded) request[static_cast<std::size_t>(firm.ordinal)] = firm.grant;
  for (std::size_t i = 0; i < some; ++i) CHECK(request[i] != request[far_apart + i]);
}

TEST_CASE("With quality unseen and constant, firms' R&D is additionality times the grants") {
  auto rules = default_scenario().scenario.private_side;
  rules.quality_sd = 0.0;
  const PrivateRound round = award_private(100, Nok{500'000'000}, rules, {{.seed = 5, .replicate = 7}, 2});
  CHECK(rd_of(round) == Approx(1.15 * round.awarded.as_double()));
}

TEST_CASE("Awards are counted where they belong") {
  support::Fixture fixture(2);
  fixture.world.step = 11;
  auto applications = three();
  award(applications, 0.0, Nok{1000});
  YearPolicy policy;
  policy.support_cap_municipal = 0.75;
  policy.support_cap_state = 0.5;
  fixture.world.calibration.fundable_score = 0.0;
  book_awards(fixture.world, applications, policy);
  CHECK(fixture.world.year_state.awards == std::vector<int>{1, 1});
  CHECK(fixture.world.year_state.other_awards == 0);
  CHECK(fixture.world.year_state.fundable_applications == 2);
  CHECK(fixture.world.last_won[0] == 11);
  CHECK(fixture.world.year_state.own_contribution_nok == Approx(110.0 / 3.0));
}
