#include "taktskifte/measures/trajectories.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "support/worlds.hpp"
#include "taktskifte/measures/recorder.hpp"

using namespace taktskifte;

namespace {

std::size_t column(std::string_view name) {
  const auto all = trajectory_columns();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const TrajectoryColumn& column) { return column.name == name; });
  REQUIRE(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

TEST_CASE("Every column of the panel has a name of its own, a meaning and a unit") {
  std::set<std::string_view> names;
  for (const auto& one : trajectory_columns()) {
    INFO(one.name);
    CHECK(names.insert(one.name).second);
    CHECK(!one.long_name.empty());
    CHECK(!one.units.empty());
  }
}

TEST_CASE("A panel holds the world's columns, year by year, municipality by municipality") {
  support::Fixture fixture(4);
  World& world = fixture.world;
  TrajectoryRecorder recorder(fixture.environment, fixture.scenario().belief, 2);
  world.year_state.innovations = {5, 6, 7, 8};
  world.year_state.with_researcher[2] = 3;
  world.year_state.own_results(1, success_column(true, 4)) = 2;
  world.year_state.own_results(3, success_column(false, 0)) = 9;
  const double before = world.experience[3];
  recorder.observe(world);
  world.year_state.innovations = {50, 60, 70, 80};
  world.experience[3] = 0.5 * before;
  recorder.observe(world);
  const auto trajectories = recorder.take();
  const auto at = [&](std::size_t year, std::string_view name, std::size_t municipality) {
    return trajectories.at((year * trajectory_columns().size() + column(name)) * 4 + municipality);
  };
  CHECK(trajectories.size() == 2 * trajectory_columns().size() * 4);
  CHECK(at(0, "innovations", 3) == 8.0);
  CHECK(at(1, "innovations", 3) == 80.0);
  CHECK(at(1, "innovations", 0) == 50.0);
  CHECK(at(0, "research_innovations", 2) == 3.0);
  CHECK(at(0, "research_innovations", 1) == 0.0);
  CHECK(at(0, "successes_with_business_value", 1) == 2.0);
  CHECK(at(0, "successes_without_quality", 3) == 9.0);
  CHECK(at(0, "experience", 3) == before);
  CHECK(at(1, "experience", 3) == 0.5 * before);
  CHECK(at(0, "access", 1) == fixture.environment.access[1]);
  CHECK(at(0, "belief", 2) == believed_improvement(world, fixture.scenario().belief, 2));
  CHECK(recorder.take().empty());
}
