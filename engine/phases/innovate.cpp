// engine/MODEL.md, "Innovate".
#include <cmath>

#include "phases/blocks.hpp"
#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"

namespace taktskifte {

ListColumn<double> innovation_chances(const ListColumn<double>& chance, double strategy) {
  if (strategy == 0.0) return chance;
  return chance.map([&](double within_year) {
    const double within_two_years = 1.0 - (1.0 - within_year) * (1.0 - within_year);
    return 1.0 - std::sqrt(1.0 - logistic(logit(within_two_years) + strategy));
  });
}

void innovate(const ListColumn<int>& units, const ListColumn<double>& chance, std::span<int> innovations,
              const YearStreams& draws) {
  for_each_block(units.size(), [&](std::size_t first, std::size_t count) {
    RowParts parts;
    Block<int> of_units;
    Block<double> of_chance;
    row_binomials(draws, Purpose::innovate, {}, first, units.some(first, count, of_units),
                  chance.some(first, count, of_chance), parts, innovations.subspan(first, count));
  });
}

}  // namespace taktskifte
