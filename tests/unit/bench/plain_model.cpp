#include "bench/plain_model.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "support/tolerance.hpp"
#include "support/worlds.hpp"
#include "taktskifte/ensemble/simulate.hpp"

using namespace taktskifte;
using namespace taktskifte::bench;

namespace {

struct Moments {
  double n = 0.0, sum = 0.0, squares = 0.0;

  void add(double value) {
    n += 1.0;
    sum += value;
    squares += value * value;
  }
  [[nodiscard]] double mean() const { return sum / n; }
  [[nodiscard]] double variance() const { return (squares - sum * sum / n) / (n - 1.0); }
};
using ByName = std::map<std::string, Moments>;

double all(const std::vector<int>& counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); }

void add(ByName& moments, const PlainYear& year) {
  moments["innovations"].add(static_cast<double>(year.innovations));
  moments["reused"].add(static_cast<double>(year.reused));
  moments["copied"].add(static_cast<double>(year.copied));
  moments["research"].add(static_cast<double>(year.set_off_by_research));
  for (std::size_t p = 0; p < partner_count; ++p)
    moments[partner_names[p]].add(static_cast<double>(year.partners[p]));
  for (std::size_t k = 0; k < outcome_count; ++k)
    moments[outcome_names[k]].add(static_cast<double>(year.successes[k]));
}

PlainYear year_of(const World& world) {
  const YearState& now = world.year_state;
  PlainYear year{.innovations = std::lround(all(now.innovations)),
                 .reused = std::lround(all(now.reused)),
                 .copied = now.copied,
                 .set_off_by_research = now.causes[static_cast<std::size_t>(Cause::research)],
                 .partners = now.partners,
                 .successes = {}};
  for (std::size_t k = 0; k < outcome_count; ++k)
    for (const bool with : {false, true}) year.successes[k] += now.successes[with ? 1 : 0][k];
  return year;
}

}  // namespace

TEST_CASE("The first year of the plain program has the law of the model's") {
  constexpr int replicates = 300;
  const support::Fixture fixture(100, {"run.burn_in_years=10"});
  const World start = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  ByName plain, model;
  for (int r = 0; r < replicates; ++r) {
    PlainModel program(start, fixture.environment, fixture.scenario(), static_cast<std::uint64_t>(r) + 1);
    add(plain, program.step_year());
    World world = start;
    run_year(world, fixture.environment, fixture.scenario(),
             {.seed = 77, .replicate = static_cast<std::uint32_t>(r)});
    add(model, year_of(world));
  }
  CHECK(plain.size() == 4 + partner_count + outcome_count);
  for (const auto& [name, one] : plain) {
    INFO(name);
    const Moments& other = model[name];
    const double sd = std::sqrt(one.variance() + other.variance());
    CHECK(std::abs(one.mean() - other.mean()) < support::mean_tolerance(sd, replicates));
    // The logarithm of a ratio of two variances: sd sqrt(4 / n) for normal values.
    CHECK(std::abs(std::log(one.variance() / other.variance())) <
          support::z_one_in_a_million * std::sqrt(4.0 / replicates));
  }
}

TEST_CASE("The plain program goes on as the model does without money") {
  const support::Fixture fixture(100, {"run.burn_in_years=10", "funding.pot_mnok=0.001", "run.years=8",
                                       "policy.burn_in_public_share=0.5"});
  const World start = burn_in(fixture.environment, fixture.scenario(), fixture.seed);
  constexpr int replicates = 100;
  ByName plain, model;
  for (int r = 0; r < replicates; ++r) {
    PlainModel program(start, fixture.environment, fixture.scenario(), static_cast<std::uint64_t>(r) + 1);
    PlainYear year;
    for (int y = 0; y < 8; ++y) year = program.step_year();
    add(plain, year);
    World world = start;
    simulate(world, fixture.environment, fixture.scenario(),
             {.seed = 78, .replicate = static_cast<std::uint32_t>(r)}, [](const World&) {});
    add(model, year_of(world));
  }
  for (const auto& [name, one] : plain) {
    INFO(name);
    const double sd = std::sqrt(one.variance() + model[name].variance());
    CHECK(std::abs(one.mean() - model[name].mean()) < support::mean_tolerance(sd, replicates));
  }
}
