#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

namespace {

// As lists, which stay when the world goes on.
struct Kept {
  std::uint32_t last_step;
  std::vector<std::int32_t> participants;
};
std::vector<Kept> projects_of(const World& world) {
  std::vector<Kept> all;
  world.projects.for_each([&](const Project& project) {
    all.push_back({project.last_step, {project.participants.begin(), project.participants.end()}});
  });
  return all;
}

std::vector<FundedProject> funded(std::int32_t lead, int count) {
  std::vector<FundedProject> projects;
  for (int a = 0; a < count; ++a)
    projects.push_back(
        {.lead = lead, .number = static_cast<std::uint32_t>(lead), .ordinal = a, .grant = Nok{5'000'000}});
  return projects;
}

}  // namespace

TEST_CASE("A project takes in peers of its lead, each once, and replays its stream") {
  support::Fixture fixture;
  World& world = fixture.world;
  const auto& scenario = fixture.scenario();
  const YearStreams draws{fixture.seed, world.step};
  work(world, funded(5, 3), {scenario.project, scenario.experience, 0.8, 2.0}, fixture.seed);
  REQUIRE(world.projects.size() == 3);
  CHECK(world.running[5] == 3);
  const auto projects = projects_of(world);
  std::set<std::size_t> found;
  for (int a = 0; a < 3; ++a) {
    const Stream stream = draws.of(Purpose::project, 5);
    const auto first = static_cast<std::uint32_t>(a) << 12U;
    const double u = stream.uniform(first);
    const std::uint32_t last_step = world.step + (u < 0.1 ? 2U : u < 0.4 ? 3U : 4U) - 1U;
    const int partners = poisson(stream.uniform(first + 2), 2.0);
    std::size_t place = 0;  // those of one last year lie in the order in which they began
    while (place < projects.size() && (projects[place].last_step != last_step || found.contains(place)))
      ++place;
    REQUIRE(place < projects.size());
    found.insert(place);
    const Kept& project = projects[place];
    CHECK(project.participants.size() == static_cast<std::size_t>(partners) + 1U);
    CHECK(project.participants.front() == 5);
    const std::set<std::int32_t> distinct(project.participants.begin(), project.participants.end());
    CHECK(distinct.size() == project.participants.size());
    for (std::size_t p = 1; p < project.participants.size(); ++p) {
      CHECK(world.peers->looks_at.coeff(5, project.participants[p]));
    }
  }
}

TEST_CASE("Only municipal projects take in municipalities") {
  support::Fixture fixture;
  const auto& scenario = fixture.scenario();
  const std::vector<FundedProject> others{{.applicant = Applicant::other_public},
                                          {.applicant = Applicant::firm}};
  work(fixture.world, others, {scenario.project, scenario.experience, 1.0, 2.0}, fixture.seed);
  CHECK(fixture.world.projects.empty());
}

TEST_CASE("Funded public applications look for researchers, the others do not") {
  std::vector<Application> applications{
      {.lead = 3, .funded = true}, {.lead = 4}, {.lead = -1, .funded = true}};
  const auto projects = funded_public(applications, {.seed = {}, .step = 7});
  REQUIRE(projects.size() == 2);
  CHECK(projects[0].lead == 3);
  CHECK(projects[0].award_step == 7);
  CHECK(projects[1].applicant == Applicant::other_public);
}

TEST_CASE("Without additionality no unit is exposed, with it every participant's are, and all take part") {
  for (const double additionality : {0.0, 1.0}) {
    support::Fixture fixture;
    const auto& scenario = fixture.scenario();
    work(fixture.world, funded(5, 4), {scenario.project, scenario.experience, additionality, 2.0},
         fixture.seed);
    std::size_t participants = 0;
    for (const auto& project : projects_of(fixture.world)) participants += project.participants.size();
    const auto& joined = fixture.world.year_state.exposing_projects;
    CHECK(std::accumulate(joined.begin(), joined.end(), 0) ==
          (additionality > 0.0 ? static_cast<int>(participants) : 0));
    const auto& participations = fixture.world.year_state.participations;
    CHECK(std::accumulate(participations.begin(), participations.end(), 0) == static_cast<int>(participants));
    CHECK(participations[5] >= 4);  // it leads four
    work(fixture.world, {}, {scenario.project, scenario.experience, additionality, 2.0}, fixture.seed);
    CHECK(std::accumulate(participations.begin(), participations.end(), 0) == 0);  // of that year alone
  }
}

TEST_CASE("A project yields one innovation per participant when it ends and then is gone") {
  support::Fixture fixture(60, {"project.years_distribution=1 0 0"});
  World& world = fixture.world;
  const auto& scenario = fixture.scenario();
  const WorkParameters rules{scenario.project, scenario.experience, 1.0, 2.0};
  work(world, funded(5, 1), rules, fixture.seed);
  const auto participants = projects_of(world).at(0).participants;
  CHECK(std::accumulate(world.year_state.project_innovations.begin(),
                        world.year_state.project_innovations.end(), 0) == 0);
  ++world.step;  // its second and last year
  work(world, {}, rules, fixture.seed);
  CHECK(world.projects.empty());
  CHECK(world.running[5] == 0);
  for (const auto participant : participants) {
    CHECK(world.year_state.project_innovations[static_cast<std::size_t>(participant)] == 1);
  }
}

TEST_CASE("Experience halves in its half-life, grows with exposed units, and stops at one") {
  ExperienceParameters rules;
  rules.half_life = 1.0;
  rules.units_per_project = 8.0;
  std::vector<double> experience{0.4, 0.4, 0.9};
  const std::vector<int> with_researcher{0, 4, 0};
  const std::vector<int> joined{0, 1, 5};
  const std::vector<int> units{40, 40, 40};
  gain_experience(experience, with_researcher, joined, units, rules);
  CHECK(experience[0] == Approx(0.2));
  CHECK(experience[1] == Approx(0.2 + (4.0 + 8.0) / 40.0));
  CHECK(experience[2] == 1.0);
}

TEST_CASE("Projects that end leave the others as they were") {
  World world;
  const std::vector<std::int32_t> lists[] = {{5, 1, 2}, {6}, {7, 3}, {8, 9, 4, 0}};
  for (std::uint32_t p = 0; p < 4; ++p) world.projects.add({10 + p % 2, lists[p]});
  std::size_t ended = 0;
  const auto forget = [&](const Project& project) { ended += project.participants.size(); };
  world.projects.end(9, forget);
  world.projects.end(14, forget);  // another year that lies where 10 does
  CHECK((ended == 0 && world.projects.size() == 4));
  world.projects.end(10, forget);
  CHECK(ended == lists[0].size() + lists[2].size());
  const auto left = projects_of(world);
  REQUIRE(left.size() == 2);
  CHECK(world.projects.size() == 2);
  CHECK((left[0].last_step == 11 && left[0].participants == lists[1]));
  CHECK((left[1].last_step == 11 && left[1].participants == lists[3]));
  world.projects.end(11, forget);
  CHECK(world.projects.empty());
  CHECK(projects_of(world).empty());
}
