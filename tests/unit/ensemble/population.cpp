#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/measures/table.hpp"

using namespace taktskifte;

namespace {

std::vector<Series> run_one(int synthetic) {
  ResolvedScenario resolved =
      default_scenario({"population.synthetic=" + std::to_string(synthetic), "run.years=6"});
  resolved.scenario.name = "today";
  std::vector<Series> all;
  run_ensemble(prepare_experiment({resolved}), {.threads = 1, .replicates = 2},
               [&](int, std::vector<Series>&& series) { all.push_back(std::move(series.front())); });
  return all;
}

}  // namespace

TEST_CASE("A synthetic population of 422 lives through the same years as the data, bit for bit") {
  const auto data = run_one(0);
  const auto synthetic = run_one(422);
  for (std::size_t r = 0; r < data.size(); ++r) {
    REQUIRE(synthetic[r].values.size() == data[r].values.size());
    CHECK(std::memcmp(synthetic[r].values.data(), data[r].values.data(),
                      data[r].values.size() * sizeof(double)) == 0);
    CHECK(synthetic[r].totals.innovations == data[r].totals.innovations);
    CHECK(synthetic[r].totals.awards == data[r].totals.awards);
  }
}

TEST_CASE("A country of one, two or five municipalities is simulated like any other") {
  for (const int size : {1, 2, 5}) {
    INFO(size);
    for (const auto& series : run_one(size)) {
      CHECK(series.totals.innovations.size() == static_cast<std::size_t>(size));
      for (std::size_t year = 0; year < 6; ++year) {
        CHECK(series.at(year, "innovations") >= 0.0);
        CHECK(std::isfinite(series.at(year, "mean_experience")));
        CHECK(series.at(year, "pot_nok") > 0.0);
        CHECK(series.at(year, "pot_nok") < 1460e6);
      }
    }
  }
}

TEST_CASE("A study scales the totals of its scenarios and keeps what the user wrote") {
  ResolvedScenario resolved = default_scenario({"population.synthetic=844", "funding.pot_mnok=1000"});
  const Experiment study = prepare_experiment({resolved});
  CHECK(study.municipalities->size() == 844);
  CHECK(study.population_scale == 2.0);
  const ResolvedScenario& prepared = study.scenarios.front();
  CHECK(prepared.scenario.funding.pot_mnok.at(Year{2018}) == 2000.0);
  CHECK(resolved_text(prepared) == resolved_text(resolved));
}

TEST_CASE("Scenarios of different populations cannot be paired") {
  ResolvedScenario one = default_scenario({"population.synthetic=10"});
  ResolvedScenario other = default_scenario();
  one.scenario.name = "one";
  other.scenario.name = "other";
  CHECK_THROWS_WITH(prepare_experiment({one, other}),
                    Catch::Contains("population.synthetic = 0 in other, but 10 in one"));
}
