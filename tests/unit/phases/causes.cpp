#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/tolerance.hpp"
#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

constexpr double initiated = 0.07;

std::int64_t& of(std::array<std::int64_t, cause_count>& causes, Cause cause) {
  return causes[static_cast<std::size_t>(cause)];
}

// Every municipality has new and reused innovations, with researchers as the chances say.
support::Fixture busy(double chance) {
  support::Fixture fixture(60);
  YearState& now = fixture.world.year_state;
  now.chance_new.assign(60, chance);
  now.chance_reused.assign(60, chance);
  for (std::size_t i = 0; i < 60; ++i) {
    const int all = 10'000;
    const int with = static_cast<int>(std::lround(all * chance));
    now.innovations[i] = 2 * all;
    for (auto& counts : now.kinds) counts[i] = 0;
    now.kinds[kind(false, true, true)][i] = with;
    now.kinds[kind(true, false, true)][i] = with;
    now.kinds[kind(false, false, false)][i] = 2 * (all - with);
  }
  return fixture;
}

}  // namespace

TEST_CASE("Every innovation has one cause, and published shares come out") {
  auto fixture = busy(0.13);
  draw_causes(fixture.world, fixture.scenario().causes, initiated, {fixture.seed, 3});
  auto& causes = fixture.world.year_state.causes;
  const double n = 60.0 * 20'000.0;
  CHECK(std::accumulate(causes.begin(), causes.end(), std::int64_t{0}) == static_cast<std::int64_t>(n));
  auto near = [&](Cause cause, double share) {
    return std::abs(static_cast<double>(of(causes, cause)) / n - share) < support::share_tolerance(share, n);
  };
  CHECK(near(Cause::savings, 0.2));
  CHECK(near(Cause::political_leadership, 0.1));
  CHECK(near(Cause::research, initiated));
  // The fourteen without a published share split the rest evenly, the last one included.
  CHECK(near(Cause::peers, 0.63 / 14.0));
  CHECK(near(Cause::unknown, 0.63 / 14.0));
}

TEST_CASE("Where every researcher was brought by research, all these innovations have that cause") {
  auto fixture = busy(initiated);
  draw_causes(fixture.world, fixture.scenario().causes, initiated, {fixture.seed, 3});
  CHECK(of(fixture.world.year_state.causes, Cause::research) == 60 * 2 * 700);
}

TEST_CASE("Without innovations there are no causes") {
  support::Fixture fixture(5);
  draw_causes(fixture.world, fixture.scenario().causes, initiated, {fixture.seed, 3});
  for (const auto count : fixture.world.year_state.causes) CHECK(count == 0);
}
