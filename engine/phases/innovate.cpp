#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

void innovate(std::span<const int> units, std::span<const double> chance, std::span<int> innovations,
              const Draws& draws) {
  for (std::size_t i = 0; i < units.size(); ++i) {
    innovations[i] = binomial(draws.of(Purpose::innovate, i).uniform(0), units[i], chance[i]);
  }
}

}  // namespace taktskifte
