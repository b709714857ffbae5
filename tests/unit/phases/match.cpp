#include <bit>
#include <catch2/catch.hpp>
#include <numeric>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

FundedProject project(std::int32_t lead, int ordinal, std::uint32_t step, Applicant applicant) {
  return {.applicant = applicant,
          .lead = lead,
          .ordinal = ordinal,
          .award_step = step,
          .grant = Nok{6'000'000},
          .rd_nok = applicant == Applicant::firm ? 9e6 : 0.0};
}

std::vector<FundedProject> municipal(int count, std::uint32_t step = 0) {
  std::vector<FundedProject> projects;
  for (int a = 0; a < count; ++a) projects.push_back(project(a % 60, a / 60, step, Applicant::municipality));
  return projects;
}

std::vector<FundedProject> match_year(support::Fixture& fixture,
                                      const std::vector<FundedProject>& public_side,
                                      const std::vector<FundedProject>& firms, double open) {
  const auto& s = fixture.scenario();
  YearPolicy policy = policy_of(s, Year{2018}, false);
  policy.open_work_years = open;
  return match(fixture.world, fixture.environment, public_side, firms,
               {s.research, s.match, s.project, policy}, fixture.seed);
}

double booked(const World& world, std::uint32_t step) {
  double sum = 0.0;
  for (const auto& site : world.reservations.site) sum += site[step % longest_project];
  return sum;
}

}  // namespace

TEST_CASE("Work-years are shared out by weight, and a further site gets its part of its type") {
  const support::Fixture fixture;
  const auto& share = fixture.environment.site_share;  // institute, university, its further site, college
  CHECK(std::accumulate(share.begin(), share.end(), 0.0) == Approx(1.0));
  CHECK(share[1] == Approx(2.0 * share[0]));
  CHECK(share[2] == Approx(0.3 * share[1]));
  CHECK(share[3] == Approx(0.6 * share[0]));
}

TEST_CASE("With room for all, every project begins and is booked over its years") {
  support::Fixture fixture;
  const auto projects = municipal(10);
  CHECK(match_year(fixture, projects, {}, 1000.0).size() == 10);
  double first_year = 0.0;
  for (const auto& one : projects) {
    first_year += 0.6 * 6.0 / 1.5 / project_years(one, fixture.scenario().project, fixture.seed);
  }
  CHECK(booked(fixture.world, 0) == Approx(first_year));
  CHECK(booked(fixture.world, 1) == Approx(first_year));  // nothing is shorter than two years
  CHECK(fixture.world.reservations.public_side[0] == Approx(first_year));
  CHECK(fixture.world.year_state.lapsed_projects == 0);
}

TEST_CASE("Running times of projects far apart in the list are drawn apart") {
  const auto rules = default_scenario().scenario.project;
  int same = 0;
  for (int ordinal = 0; ordinal < 60; ++ordinal) {
    const auto years = [&](int number) {
      return project_years({.applicant = Applicant::firm, .ordinal = number}, rules,
                           {.seed = 3, .replicate = 1});
    };
    same += years(ordinal) == years(ordinal + (1 << 20)) ? 1 : 0;
  }
  CHECK(same < 50);  // 28 by chance, six sd less
}

TEST_CASE("No site is ever booked beyond what it has") {
  support::Fixture fixture;
  const double open = 20.0;
  for (std::uint32_t step = 0; step < 12; ++step) {
    fixture.world.step = step;
    match_year(fixture, municipal(30, step), {}, open);
    for (std::size_t j = 0; j < fixture.environment.sites(); ++j) {
      for (const double used : fixture.world.reservations.site[j]) {
        CHECK(used <= open * fixture.environment.site_share[j] + 1e-9);
      }
    }
  }
}

TEST_CASE("Without open work-years a project waits one year and then lapses, to the krone") {
  support::Fixture fixture;
  CHECK(match_year(fixture, municipal(4), {project(-1, 0, 0, Applicant::firm)}, 0.0).empty());
  CHECK(fixture.world.waiting.size() == 5);
  CHECK(fixture.world.year_state.lapsed_projects == 0);
  ++fixture.world.step;
  CHECK(match_year(fixture, {}, {}, 0.0).empty());
  CHECK(fixture.world.waiting.empty());
  CHECK(fixture.world.year_state.lapsed_projects == 4);
  CHECK(fixture.world.year_state.lapsed == Nok{24'000'000});
  CHECK(fixture.world.year_state.private_lapsed_projects == 1);
  CHECK(fixture.world.year_state.private_lapsed == Nok{6'000'000});
  CHECK(fixture.world.year_state.private_rd_nok == 0.0);  // R&D is set off by projects that begin
}

TEST_CASE("A project that waited begins when there is room, and sets off its R&D then") {
  support::Fixture fixture;
  match_year(fixture, {}, {project(-1, 0, 0, Applicant::firm)}, 0.0);
  ++fixture.world.step;
  CHECK(match_year(fixture, {}, {}, 100.0).empty());  // it is no municipality's
  CHECK(fixture.world.waiting.empty());
  CHECK(fixture.world.year_state.private_rd_nok == 9e6);
  CHECK(fixture.world.year_state.private_lapsed_projects == 0);
}

TEST_CASE("Projects that need no researchers begin whatever is open") {
  support::Fixture fixture(60, {"research.part_of_grant=0"});
  CHECK(match_year(fixture, municipal(10), {}, 0.0).size() == 10);
}

TEST_CASE("A closed type gets nobody, near sites get more, and ties pull") {
  support::Fixture closed(60, {"match.openness=0 1 1"});
  match_year(closed, municipal(30), {}, 1000.0);
  CHECK(closed.world.reservations.site[0][0] == 0.0);

  // One municipality, many projects: with a strong tie nearly all go where the first went.
  support::Fixture tied(1, {"match.tie_bonus=1000", "access.decay=10000"});
  std::vector<FundedProject> projects;
  for (int a = 0; a < 50; ++a) projects.push_back(project(0, a, 0, Applicant::municipality));
  match_year(tied, projects, {}, 100'000.0);
  int worked_with = 0;
  for (const std::uint64_t bits : tied.world.ties.bits()) worked_with += std::popcount(bits);
  CHECK(worked_with >= 1);
  double most = 0.0;
  for (const auto& site : tied.world.reservations.site) most = std::max(most, site[0]);
  CHECK(most > 0.5 * booked(tied.world, 0));
}

TEST_CASE("Lapsed money is carried under carry alone") {
  for (const auto rule : {UnusedRule::carry, UnusedRule::lost}) {
    support::Fixture fixture(2);
    fixture.world.year_state.lapsed = Nok{500};
    YearPolicy policy;
    policy.pot = Nok{1000};
    policy.public_part = Nok{1000};
    fixture.world.year_state.ledger = open_ledger(fixture.world, policy, rule);
    close_public_side(fixture.world.year_state.ledger, Nok{900}, rule);
    close_private_side(fixture.world, Nok{0}, rule);
    CHECK(fixture.world.carried_public == Nok{rule == UnusedRule::carry ? 600 : 0});
  }
}

TEST_CASE("A wider reach and more open institutes move who is worked with, not how many") {
  auto far_and_institutes = [](const std::vector<std::string>& settings) {
    support::Fixture fixture(60, settings);
    const auto& s = fixture.scenario();
    const YearPolicy policy = policy_of(s, Year{2018}, false);
    double farther = 0.0;
    double institutes = 0.0;
    for (std::uint32_t step = 0; step < 200; ++step) {
      World world = fixture.world;
      world.step = step;
      const auto begun = match(world, fixture.environment, municipal(60, step), {},
                               {s.research, s.match, s.project, policy}, fixture.seed);
      CHECK(begun.size() == 60);
      for (std::size_t j = 0; j < fixture.environment.sites(); ++j) {
        double used = 0.0;
        for (const double year : world.reservations.site[j]) used += year;
        if (fixture.environment.site_type[j] == SiteType::institute) institutes += used;
        if (fixture.environment.institution[j] == 2) farther += used;  // the college in the far north
      }
    }
    return std::pair{farther, institutes};
  };
  const auto plain = far_and_institutes({});
  CHECK(far_and_institutes({"office.reach=5"}).first != plain.first);
  CHECK(far_and_institutes({"match.institute_openness=5"}).second > plain.second);
  CHECK(far_and_institutes({"match.institute_openness=0"}).second == 0.0);
}
