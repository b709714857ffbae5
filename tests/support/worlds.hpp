// Small worlds for tests: a made-up country with every region and size class, and the scenario of defaults.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/stream.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/environment.hpp"
#include "taktskifte/world/municipalities.hpp"
#include "taktskifte/world/world.hpp"

namespace taktskifte::support {

/// `n` municipalities strewn over the country; sizes from 400 to about 200 000 inhabitants.
inline MunicipalityTable made_up_table(std::size_t n) {
  MunicipalityTable table;
  for (std::size_t i = 0; i < n; ++i) {
    const Stream stream({.seed = 99, .replicate = 0}, Purpose::capability, 0, static_cast<std::uint32_t>(i));
    table.number.push_back(std::to_string(1000 + i));
    table.name.push_back("Place " + std::to_string(i));
    table.region.push_back(static_cast<Region>(i % region_count));
    table.population.push_back(std::floor(400.0 * std::pow(500.0, stream.uniform(0))));
    table.latitude.push_back(58.0 + 12.0 * stream.uniform(1));
    table.longitude.push_back(5.0 + 20.0 * stream.uniform(2));
    table.opex_per_head.push_back(i % 7 == 3 ? std::numeric_limits<double>::quiet_NaN()
                                             : 60'000.0 + 40'000.0 * stream.uniform(3));
  }
  return table;
}

inline std::vector<Site> made_up_sites() {
  return {
      {.institution = "A", .type = SiteType::institute, .is_main = true, .latitude = 59.9, .longitude = 10.7},
      {.institution = "B",
       .type = SiteType::university,
       .is_main = true,
       .latitude = 63.4,
       .longitude = 10.4},
      {.institution = "B",
       .type = SiteType::university,
       .is_main = false,
       .latitude = 62.5,
       .longitude = 6.3},
      {.institution = "C",
       .type = SiteType::university_college,
       .is_main = true,
       .latitude = 69.7,
       .longitude = 18.9}};
}

/// A scenario with its setting and a world before its first year.
struct Fixture {
  ResolvedScenario resolved;
  MunicipalityTable table;
  Environment environment;
  ReplicateSeed seed{.seed = 4, .replicate = 2};
  World world;

  explicit Fixture(std::size_t municipalities = 60, const std::vector<std::string>& settings = {})
      : resolved(default_scenario(settings)),
        table(made_up_table(municipalities)),
        environment(make_environment(table, made_up_sites(), resolved.scenario)),
        world(populate(environment, resolved.scenario, seed)) {}

  [[nodiscard]] const Scenario& scenario() const { return resolved.scenario; }
};

inline ApplicationSettings application_settings(const Scenario& scenario) {
  return {scenario.apply, scenario.funding, scenario.preproject, scenario.choice.access};
}

}  // namespace taktskifte::support
