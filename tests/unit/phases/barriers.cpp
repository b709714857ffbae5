#include <catch2/catch.hpp>

#include "support/worlds.hpp"
#include "taktskifte/phases/phases.hpp"

using namespace taktskifte;

namespace {

// One municipality with 20 innovations, 4 of them with a researcher, that believes in researchers.
struct One {
  support::Fixture fixture{1};
  std::vector<double> access{0.0};

  One() {
    YearState& now = fixture.world.year_state;
    now.innovations = {20};
    now.with_researcher = {4};
    fixture.world.beliefs(0, worth_column(true)) += 2.0;
  }

  std::array<std::int64_t, barrier_count> counts() {
    count_barriers(fixture.world, fixture.environment, access, fixture.scenario().barriers);
    return fixture.world.year_state.barriers[static_cast<std::size_t>(fixture.environment.size_class[0])];
  }
};

using Counts = std::array<std::int64_t, barrier_count>;

}  // namespace

TEST_CASE("Who believes in nothing is stopped there, whatever else") {
  One one;
  one.fixture.world.beliefs(0, worth_column(true)) -= 2.4;
  one.access = {-5.0};
  one.fixture.world.year_state.unaffordable = {2};
  CHECK(one.counts() == Counts{16, 0, 0, 0, 0, 0});
}

TEST_CASE("Who is far from research is stopped by access, and an office can lift that") {
  One one;
  one.access = {-1.5};
  CHECK(one.counts() == Counts{0, 16, 0, 0, 0, 0});
  one.access = {-1.0};  // the bound itself is near enough
  CHECK(one.counts() == Counts{0, 0, 16, 0, 0, 0});
}

TEST_CASE("Applications stand for one innovation each, and nobody applied for the rest") {
  One one;
  YearState& now = one.fixture.world.year_state;
  now.unaffordable = {1};
  now.applications = {5};
  now.awards = {2};
  now.without_researcher = {1};
  CHECK(one.counts() == Counts{0, 0, 11, 1, 3, 1});
}

TEST_CASE("No more innovations are counted than there are without a researcher") {
  One one;
  YearState& now = one.fixture.world.year_state;
  now.unaffordable = {15};
  now.applications = {9};
  CHECK(one.counts() == Counts{0, 0, 0, 15, 1, 0});
}
