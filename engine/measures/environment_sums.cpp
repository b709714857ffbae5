#include "taktskifte/measures/environment_sums.hpp"

#include "taktskifte/measures/inequality.hpp"

namespace taktskifte {

EnvironmentSums sums_of(const Environment& environment) {
  EnvironmentSums sums{
      .units = sum_in_order(environment.units),
      .population = sum_in_order(environment.population),
      .population_of_size = sums_by<size_class_count>(environment.size_class, environment.population),
      .population_of_region = sums_by<region_count>(environment.region, environment.population)};
  for (std::size_t i = 0; i < environment.size(); ++i)
    sums.municipalities_of_size[static_cast<std::size_t>(environment.size_class[i])] += 1.0;
  return sums;
}

}  // namespace taktskifte
