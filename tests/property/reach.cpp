// Who is reached, in worlds and policies drawn at random: it only grows, and its measures agree.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/worlds.hpp"
#include "taktskifte/ensemble/simulate.hpp"
#include "taktskifte/measures/recorder.hpp"
#include "taktskifte/measures/table.hpp"
#include "taktskifte/random/draw.hpp"

using namespace taktskifte;

namespace {

constexpr int reach_years = 6;

// Sums of some tens of doubles of the size of the index; the bound is some hundreds of times their roundoff.
constexpr double rounding = 1e-13;

Series random_run(const support::Fixture& fixture, std::uint32_t draw) {
  const ReplicateSeed seed{.seed = draw, .replicate = draw};
  World world = burn_in(fixture.environment, fixture.scenario(), seed);
  Recorder recorder(fixture.environment, reach_years);
  simulate(world, fixture.environment, fixture.scenario(), seed,
           [&](const World& w) { recorder.observe(w); });
  return recorder.take(world);
}

void check_inequality(const Series& series, std::size_t year) {
  const double theil = series.at(year, "theil_awards");
  if (std::isnan(theil)) return;
  for (const Measure between :
       std::initializer_list<Measure>{"theil_awards_between_size", "theil_awards_between_region"}) {
    CHECK(series.at(year, between) >= -rounding);
    CHECK(series.at(year, between) <= theil + rounding);
  }
  double before = 0.0;
  for (std::size_t p = 0; p < lorenz_shares.size(); ++p) {
    const double part = series.at(year, "lorenz_awards", p);
    CHECK(part >= before);
    CHECK(part <= lorenz_shares[p] + rounding);
    before = part;
  }
}

}  // namespace

TEST_CASE("Reach only grows, and the measures of it agree, under random policies") {
  double largest = 0.0;
  for (std::uint32_t draw = 0; draw < 8; ++draw) {
    StreamCursor chance(Stream({.seed = 78, .replicate = draw}, Purpose::innovate, 0, 0), 0);
    const auto municipalities = static_cast<std::size_t>(5 + uniform_index(chance.next(), 60));
    const support::Fixture fixture(municipalities, {"funding.public_share=" + std::to_string(chance.next()),
                                                    "funding.pot_mnok=" + std::to_string(900 * chance.next()),
                                                    "run.years=" + std::to_string(reach_years)});
    const Series series = random_run(fixture, draw);
    double joined = 0.0;
    double awarded = 0.0;
    for (std::size_t year = 0; year < reach_years; ++year) {
      CHECK(series.at(year, "share_ever_joined") >= joined);
      CHECK(series.at(year, "share_ever_awarded") >= awarded);
      joined = series.at(year, "share_ever_joined");
      awarded = series.at(year, "share_ever_awarded");
      check_inequality(series, year);
    }
    const auto& took_part = series.totals.participations;
    const auto reached = std::count_if(took_part.begin(), took_part.end(), [](auto n) { return n > 0; });
    CHECK(joined == static_cast<double>(reached) / static_cast<double>(municipalities));
    const auto& classes = fixture.environment.size_class.of_row();
    double by_size = 0.0;
    for (std::size_t c = 0; c < size_class_count; ++c) {
      const auto members = std::count(classes.begin(), classes.end(), static_cast<SizeClass>(c));
      if (members > 0)
        by_size += static_cast<double>(members) * series.at(reach_years - 1, "ever_joined_share_size", c);
    }
    CHECK(by_size == Approx(static_cast<double>(reached)).margin(rounding));
    largest = std::max(largest, joined);
  }
  CHECK(largest > 0.5);  // the policies reach somebody, or nothing above was put to the test
}
