// engine/MODEL.md, "Innovate".
#include <cmath>

#include "phases/blocks.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {

std::vector<double> innovation_chances(std::span<const double> chance, double strategy,
                                       std::vector<double> into) {
  into.assign(chance.begin(), chance.end());
  if (strategy == 0.0) return into;
  for (double& within_year : into) {
    const double within_two_years = 1.0 - (1.0 - within_year) * (1.0 - within_year);
    within_year = 1.0 - std::sqrt(1.0 - logistic(logit(within_two_years) + strategy));
  }
  return into;
}

void innovate(std::span<const int> units, std::span<const double> chance, std::span<int> innovations,
              const YearStreams& draws) {
  for_each_block(units.size(), [&](std::size_t first, std::size_t count) {
    RowParts parts;
    row_binomials(draws, Purpose::innovate, {}, first, units.subspan(first, count),
                  chance.subspan(first, count), parts, innovations.subspan(first, count));
  });
}

}  // namespace taktskifte
