#include "taktskifte/measures/trajectories.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "support/laws.hpp"
#include "support/worlds.hpp"
#include "taktskifte/core/math.hpp"
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
  TrajectoryRecorder recorder(fixture.environment, fixture.seed, 2);
  for (auto& of_arm : world.year_state.successes_of_each)
    for (auto& of_each : of_arm) of_each.assign(4, 0);
  world.year_state.reused = {0, 6, 1, 8};
  world.year_state.copied = 5;
  world.year_state.innovations = {5, 6, 7, 8};
  world.year_state.with_researcher[2] = 3;
  world.year_state.successes_of_each[1][4][1] = 2;
  world.year_state.successes_of_each[0][0][3] = 9;
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
  CHECK(at(0, "belief", 2) == believed_improvement(world, 2));
  double copied = 0.0;
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(at(0, "copied", i) <= at(0, "reused", i));
    copied += at(0, "copied", i);
  }
  CHECK(copied == 5.0);
  CHECK(recorder.take().empty());
}

TEST_CASE("The country's copies are among municipalities as draws without replacement are") {
  support::Fixture fixture(3);
  World& world = fixture.world;
  world.year_state.reused = {10, 30, 60};
  world.year_state.copied = 25;
  for (auto& of_arm : world.year_state.successes_of_each)
    for (auto& of_each : of_arm) of_each.assign(3, 0);
  constexpr int years = 4'000;
  std::vector<int> seen;
  for (world.step = 1; world.step <= years; ++world.step) {
    TrajectoryRecorder recorder(fixture.environment, fixture.seed, 1);
    recorder.observe(world);
    seen.push_back(static_cast<int>(recorder.take().at(column("copied") * 3 + 1)));
  }
  const auto law = [](int k) {  // C(30, k) C(70, 25 - k) / C(100, 25)
    const auto choose = [](double n, double m) {
      return log_factorial(n) - log_factorial(m) - log_factorial(n - m);
    };
    return std::exp(choose(30, k) + choose(70, 25 - k) - choose(100, 25));
  };
  CHECK(support::chi_square_ratio(seen, 25, law) < 1.0);
}
