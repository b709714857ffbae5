#include "taktskifte/core/math.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/binomial_of.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

std::vector<double> shared_pool(const World& world, double spread_share) {
  std::vector<double> pool(world.size(), 0.0);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (world.peer_units[row] <= 0.0) continue;  // alone in the world
    pool[i] = spread_share * world.peer_innovations[row] / world.peer_units[row] - world.start_pool[i];
  }
  return pool;
}

std::vector<double> reuse_chance(std::span<const double> pool, double intercept, double slope) {
  std::vector<double> chance;
  chance.reserve(pool.size());
  for (const double shared : pool) chance.push_back(logistic(intercept + slope * shared));
  return chance;
}

void reuse(std::span<const int> innovations, std::span<const double> chance, double copied_share,
           std::span<int> reused, std::span<int> copied, const Draws& draws) {
  const BinomialOf copying(copied_share);
  for (std::size_t i = 0; i < innovations.size(); ++i) {
    reused[i] = binomial(draws.of(Purpose::reuse, i).uniform(0), innovations[i], chance[i]);
    copied[i] = copying(draws.of(Purpose::copied, i).uniform(0), reused[i]);
  }
}

}  // namespace taktskifte
