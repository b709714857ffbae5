#include "taktskifte/world/environment.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "support/worlds.hpp"

using namespace taktskifte;

namespace {

// Sums of a few hundred doubles near 1; the bound is ten times n times the unit roundoff.
constexpr double rounding = 1e-12;

}  // namespace

TEST_CASE("Regional two-year rates are met exactly by the solved level") {
  const support::Fixture fixture(80);
  for (std::size_t r = 0; r < region_count; ++r) {
    double units = 0.0;
    double two_year = 0.0;
    for (std::size_t i = 0; i < fixture.environment.size(); ++i) {
      if (static_cast<std::size_t>(fixture.environment.region[i]) != r) continue;
      const double h = fixture.environment.innovation_chance[i];
      units += fixture.environment.units[i];
      two_year += fixture.environment.units[i] * (1.0 - (1.0 - h) * (1.0 - h));
    }
    CHECK(two_year / units == Approx(fixture.scenario().population.two_year_rate[r]).margin(rounding));
  }
}

TEST_CASE("Innovation peaks at the size the scenario says") {
  const support::Fixture fixture(80, {"municipalities.size_curvature=0.15"});
  const auto& population = fixture.table.population;
  for (std::size_t i = 0; i < population.size(); ++i) {
    for (std::size_t j = 0; j < population.size(); ++j) {
      if (fixture.environment.region[i] != fixture.environment.region[j]) continue;
      const double peak = fixture.scenario().population.size_peak_population;
      const bool nearer =
          std::fabs(std::log(population[i] / peak)) < std::fabs(std::log(population[j] / peak));
      if (nearer) CHECK(fixture.environment.innovation_chance[i] >= fixture.environment.innovation_chance[j]);
    }
  }
}

TEST_CASE("Units follow population and are never zero") {
  const support::Fixture fixture(80);
  const double everyone =
      std::accumulate(fixture.table.population.begin(), fixture.table.population.end(), 0.0);
  for (std::size_t i = 0; i < fixture.environment.size(); ++i) {
    CHECK(fixture.environment.units[i] ==
          std::max(1.0, std::round(15000.0 * fixture.table.population[i] / everyone)));
  }
}

TEST_CASE("Standardised columns have mean 0 and deviation 1") {
  for (const auto& column :
       {support::Fixture(80).environment.z.of_row(), support::Fixture(80).environment.access.of_row()}) {
    const auto n = static_cast<double>(column.size());
    CHECK(std::accumulate(column.begin(), column.end(), 0.0) / n == Approx(0.0).margin(rounding));
    CHECK(std::inner_product(column.begin(), column.end(), column.begin(), 0.0) / n == Approx(1.0));
  }
  CHECK(standardised(std::vector{3.0, 3.0}).of_row() == std::vector{0.0, 0.0});
}

TEST_CASE("Application weights sum to one and grow with size up to two deviations") {
  const support::Fixture fixture(80);
  const auto& weight = fixture.environment.application_weight.of_row();
  CHECK(std::accumulate(weight.begin(), weight.end(), 0.0) == Approx(1.0).margin(rounding));
}

TEST_CASE("Access falls with distance from research") {
  auto table = support::made_up_table(3);
  table.latitude = {59.9, 60.5, 70.0};
  table.longitude = {10.7, 10.7, 25.0};
  const std::vector<Site> sites{{.institution = "A", .latitude = 59.9, .longitude = 10.7}};
  const auto environment = make_environment(table, sites, default_scenario().scenario);
  CHECK(environment.access[0] > environment.access[1]);
  CHECK(environment.access[1] > environment.access[2]);
  // One site and one decay: ln access is linear in distance, so gaps are in proportion to kilometres.
  const double near = distance_km(59.9, 10.7, 60.5, 10.7);
  const double far = distance_km(59.9, 10.7, 70.0, 25.0);
  CHECK((environment.access[0] - environment.access[2]) / (environment.access[0] - environment.access[1]) ==
        Approx(far / near));
}

TEST_CASE("A short decay keeps access finite far from research") {
  const auto environment = make_environment(support::made_up_table(20), support::made_up_sites(),
                                            default_scenario({"access.decay=1"}).scenario);
  for (const double access : environment.access.of_row()) CHECK(std::isfinite(access));
}

TEST_CASE("Missing expenditure takes the median of the size class") {
  MunicipalityTable table = support::made_up_table(4);
  table.population = {1000, 2000, 3000, 4000};
  table.opex_per_head = {50'000, std::nan(""), 70'000, 90'000};
  const auto scenario = default_scenario().scenario;
  const auto environment = make_environment(table, support::made_up_sites(), scenario);
  CHECK(environment.slack_nok[1] == Approx(scenario.own.slack_share * 70'000.0 * 2000.0));
}

TEST_CASE("Means that follow from the laws of requests and running times") {
  const auto scenario = default_scenario().scenario;
  CHECK(mean_grant_mnok(scenario.grant) == Approx(6.36));  // parameters: 210 MNOK over 33 projects
  CHECK(mean_project_years(scenario.project) == Approx(3.5));
}

TEST_CASE("Null models let applications fall on municipalities by size or on all alike") {
  const support::Fixture size(80, {"apply.weights=size"});
  const support::Fixture equal(80, {"apply.weights=equal"});
  const support::Fixture choice(80);
  const double everyone = std::accumulate(size.table.population.begin(), size.table.population.end(), 0.0);
  double apart = 0.0;
  for (std::size_t i = 0; i < 80; ++i) {
    CHECK(size.environment.application_weight[i] ==
          Approx(size.table.population[i] / everyone).epsilon(rounding));
    CHECK(equal.environment.application_weight[i] == Approx(1.0 / 80.0).epsilon(rounding));
    apart += std::abs(choice.environment.application_weight[i] - size.environment.application_weight[i]);
  }
  CHECK(apart > 0.1);  // what the mechanisms add: a tenth of all applications fall elsewhere
}
