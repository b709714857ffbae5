// Sums over municipalities that every year's measures need, and that no year changes.
#pragma once

#include <array>

#include "taktskifte/world/environment.hpp"

namespace taktskifte {

struct EnvironmentSums {
  double units = 0.0;
  double population = 0.0;
  std::array<double, size_class_count> population_of_size{};
  std::array<double, region_count> population_of_region{};
  std::array<double, size_class_count> municipalities_of_size{};
};

EnvironmentSums sums_of(const Environment& environment);

}  // namespace taktskifte
