#include "taktskifte/record/recorder.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/worlds.hpp"

using namespace taktskifte;

TEST_CASE("The Gini coefficient of known distributions") {
  const std::vector<std::int64_t> alike{3, 3, 3, 3};
  const std::vector<std::int64_t> one_has_all{0, 0, 0, 8};
  const std::vector<std::int64_t> two{1, 3};
  const std::vector<std::int64_t> nothing{0, 0};
  CHECK(gini(alike) == 0.0);
  CHECK(gini(one_has_all) == 0.75);  // (n - 1) / n
  CHECK(gini(two) == 0.25);
  CHECK(std::isnan(gini(nothing)));
}

TEST_CASE("A recorded year holds what the world's columns say") {
  support::Fixture fixture(10);
  World& world = fixture.world;
  world.now.innovations.assign(10, 20);
  world.now.reused.assign(10, 15);
  world.now.partners.assign(10, {3, 4, 2, 12, 11, 1});
  world.now.applications.assign(10, 2);
  world.now.awards.assign(10, 0);
  world.now.awards[3] = 1;
  world.now.other_applications = 5;
  world.now.other_awards = 1;
  world.now.private_awards = 8;
  world.now.books.pot = Nok{1000};
  world.now.own_results.col(success_column(true, 2)).setConstant(2.0);

  Recorder recorder(fixture.setting, fixture.scenario().belief, 1);
  recorder.observe(world);
  const Series series = recorder.take(world);
  CHECK(series.at(0, Measure::innovations) == 200.0);
  CHECK(series.at(0, Measure::research_innovations) == 30.0);
  CHECK(series.at(0, Measure::research_share) == 0.15);
  CHECK(series.at(0, Measure::reuse_share) == 0.75);
  CHECK(series.at(0, Measure::partner_share, static_cast<std::size_t>(Partner::citizens)) == 0.6);
  CHECK(series.at(0, Measure::applications) == 25.0);
  CHECK(series.at(0, Measure::municipal_applications) == 20.0);
  CHECK(series.at(0, Measure::awards) == 2.0);
  CHECK(series.at(0, Measure::success_rate) == 0.08);
  CHECK(series.at(0, Measure::public_share_of_awards) == 0.2);
  CHECK(series.at(0, Measure::pot_nok) == 1000.0);
  CHECK(series.at(0, Measure::share_ever_awarded) == 0.1);
  CHECK(series.at(0, Measure::gini_awards) == Approx(0.9));
  CHECK(series.at(0, Measure::successes_with, 2) == 20.0);
  CHECK(series.totals.awards[3] == 1);

  double regions = 0.0;
  for (std::size_t g = 0; g < region_count * size_class_count; ++g) {
    regions += series.at(0, Measure::innovations_region_size, g);
  }
  CHECK(regions == 200.0);
}

TEST_CASE("Without applications the success rate is not a number") {
  support::Fixture fixture(3);
  Recorder recorder(fixture.setting, fixture.scenario().belief, 1);
  recorder.observe(fixture.world);
  CHECK(std::isnan(recorder.take(fixture.world).at(0, Measure::success_rate)));
}

TEST_CASE("Reach accumulates over the reported years") {
  support::Fixture fixture(4);
  Recorder recorder(fixture.setting, fixture.scenario().belief, 2);
  fixture.world.now.awards = {1, 0, 0, 0};
  recorder.observe(fixture.world);
  fixture.world.now.awards = {0, 1, 0, 0};
  recorder.observe(fixture.world);
  const Series series = recorder.take(fixture.world);
  CHECK(series.at(0, Measure::share_ever_awarded) == 0.25);
  CHECK(series.at(1, Measure::share_ever_awarded) == 0.5);
}

TEST_CASE("A replicate that still moves at the end of its burn-in is flagged") {
  support::Fixture fixture(3);
  for (const double end : {0.135, 0.141}) {
    fixture.world.calibration.share_five_years_ago = 0.13;
    fixture.world.calibration.share_at_end = end;
    Recorder recorder(fixture.setting, fixture.scenario().belief, 1);
    recorder.observe(fixture.world);
    CHECK(recorder.take(fixture.world).drifted == (end > 0.14));
  }
}
