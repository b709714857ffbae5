#include "taktskifte/measures/recorder.hpp"
#include "taktskifte/measures/table.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/worlds.hpp"

using namespace taktskifte;

TEST_CASE("A recorded year holds what the world's columns say") {
  support::Fixture fixture(10);
  World& world = fixture.world;
  world.year_state.innovations.assign(10, 20);
  world.year_state.reused.assign(10, 15);
  world.year_state.with_researcher.assign(10, 3);
  world.year_state.partners = {30, 40, 20, 120, 110, 10};
  world.year_state.applications.assign(10, 2);
  world.year_state.awards.assign(10, 0);
  world.year_state.awards[3] = 1;
  world.year_state.participations.assign(10, 0);
  world.year_state.participations[3] = world.year_state.participations[4] = 1;
  world.year_state.other_applications = 5;
  world.year_state.other_awards = 1;
  world.year_state.private_awards = 8;
  world.year_state.ledger.pot = Nok{1000};
  world.year_state.successes[1][2] = 20;

  Recorder recorder(fixture.environment, 1);
  recorder.observe(world);
  const Series series = recorder.take(world);
  CHECK(series.at(0, "innovations") == 200.0);
  CHECK(series.at(0, "research_innovations") == 30.0);
  CHECK(series.at(0, "research_share") == 0.15);
  CHECK(series.at(0, "reuse_share") == 0.75);
  CHECK(series.at(0, "partner_share", static_cast<std::size_t>(Partner::citizens)) == 0.6);
  CHECK(series.at(0, "applications") == 25.0);
  CHECK(series.at(0, "municipal_applications") == 20.0);
  CHECK(series.at(0, "awards") == 2.0);
  CHECK(series.at(0, "success_rate") == 0.08);
  CHECK(series.at(0, "public_share_of_awards") == 0.2);
  CHECK(series.at(0, "pot_nok") == 1000.0);
  CHECK(series.at(0, "share_ever_awarded") == 0.1);
  CHECK(series.at(0, "gini_awards") == Approx(0.9));
  CHECK(series.at(0, "share_ever_joined") == 0.2);
  CHECK(series.at(0, "successes_with", 2) == 20.0);
  CHECK(series.totals.awards[3] == 1);
  CHECK(series.totals.participations[4] == 1);

  double regions = 0.0;
  for (std::size_t g = 0; g < region_count * size_class_count; ++g) {
    regions += series.at(0, "innovations_region_size", g);
  }
  CHECK(regions == 200.0);
}

TEST_CASE("Without applications the success rate is not a number") {
  support::Fixture fixture(3);
  Recorder recorder(fixture.environment, 1);
  recorder.observe(fixture.world);
  CHECK(std::isnan(recorder.take(fixture.world).at(0, "success_rate")));
}

TEST_CASE("Reach accumulates over the reported years") {
  support::Fixture fixture(4);
  Recorder recorder(fixture.environment, 2);
  fixture.world.year_state.awards = {1, 0, 0, 0};
  recorder.observe(fixture.world);
  fixture.world.year_state.awards = {0, 1, 0, 0};
  recorder.observe(fixture.world);
  const Series series = recorder.take(fixture.world);
  CHECK(series.at(0, "share_ever_awarded") == 0.25);
  CHECK(series.at(1, "share_ever_awarded") == 0.5);
}

TEST_CASE("Who takes part is counted once, by size class, whoever leads") {
  support::Fixture fixture(4);
  fixture.environment.size_class =
      std::vector{SizeClass::small, SizeClass::small, SizeClass::large, SizeClass::large};
  Recorder recorder(fixture.environment, 2);
  fixture.world.year_state.participations = {1, 0, 0, 0};
  recorder.observe(fixture.world);
  fixture.world.year_state.participations = {2, 0, 1, 1};
  recorder.observe(fixture.world);
  const Series series = recorder.take(fixture.world);
  CHECK(series.at(0, "share_ever_joined") == 0.25);
  CHECK(series.at(1, "share_ever_joined") == 0.75);
  CHECK(series.at(1, "ever_joined_share_size", 0) == 0.5);
  CHECK(std::isnan(series.at(1, "ever_joined_share_size", 1)));
  CHECK(series.at(1, "ever_joined_share_size", 2) == 1.0);
  CHECK(series.at(1, "share_ever_awarded") == 0.0);
}

TEST_CASE("Inequality of grants builds up and splits by size class and region") {
  support::Fixture fixture(4);
  fixture.environment.population = std::vector{100.0, 100.0, 200.0, 400.0};
  fixture.environment.size_class =
      std::vector{SizeClass::small, SizeClass::small, SizeClass::large, SizeClass::large};
  fixture.environment.region =
      std::vector{Region::nord_norge, Region::vestlandet, Region::nord_norge, Region::vestlandet};
  Recorder recorder(fixture.environment, 3);
  fixture.world.year_state.awards = {0, 0, 0, 0};
  recorder.observe(fixture.world);
  fixture.world.year_state.awards = {1, 0, 0, 0};
  recorder.observe(fixture.world);
  fixture.world.year_state.awards = {0, 1, 2, 4};
  recorder.observe(fixture.world);
  const Series series = recorder.take(fixture.world);
  for (const Measure measure : std::initializer_list<Measure>{"theil_awards", "theil_awards_between_size",
                                                              "theil_awards_between_region", "lorenz_awards"})
    CHECK(std::isnan(series.at(0, measure)));
  CHECK(series.at(1, "theil_awards") == Approx(std::log(8.0)));
  CHECK(series.at(1, "theil_awards_between_size") == Approx(std::log(4.0)));
  CHECK(series.at(1, "theil_awards_between_region") == Approx(std::log(8.0 / 3.0)));
  CHECK(series.at(1, "lorenz_awards", 6) == 0.0);  // 0.7 of four: two and a part of the third
  CHECK(series.at(1, "lorenz_awards", 7) == Approx(0.2));
  // In the end as many per head everywhere; 1, 1, 2 and 4 of eight.
  CHECK(series.at(2, "theil_awards") == 0.0);
  CHECK(series.at(2, "theil_awards_between_size") == 0.0);
  CHECK(series.at(2, "theil_awards_between_region") == 0.0);
  CHECK(series.at(2, "lorenz_awards", 4) == 0.25);
}

TEST_CASE("A replicate that still moves at the end of its burn-in is flagged") {
  support::Fixture fixture(3);
  for (const double end : {0.135, 0.141}) {
    fixture.world.calibration.share_five_years_ago = 0.13;
    fixture.world.calibration.share_at_end = end;
    Recorder recorder(fixture.environment, 1);
    recorder.observe(fixture.world);
    CHECK(recorder.take(fixture.world).drifted == (end > 0.14));
  }
}
