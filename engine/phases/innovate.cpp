#include <cmath>

#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

std::vector<double> innovation_chances(std::span<const double> chance, double strategy) {
  std::vector<double> moved(chance.begin(), chance.end());
  if (strategy == 0.0) return moved;
  for (double& within_year : moved) {
    const double within_two_years = 1.0 - (1.0 - within_year) * (1.0 - within_year);
    within_year = 1.0 - std::sqrt(1.0 - logistic(logit(within_two_years) + strategy));
  }
  return moved;
}

void innovate(std::span<const int> units, std::span<const double> chance, std::span<int> innovations,
              const Draws& draws) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    innovations[i] = binomial(draws.of(Purpose::innovate, i).uniform(0), units[i], chance[i]);
  }
}

}  // namespace taktskifte
