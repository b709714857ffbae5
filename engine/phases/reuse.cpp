// engine/MODEL.md, "Reuse or new".
#include "phases/blocks.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/tabulated_binomial.hpp"

namespace taktskifte {

std::vector<double> shared_pool(const World& world, double spread_share) {
  std::vector<double> pool(world.size(), 0.0);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (world.peers->units[row] <= 0.0) continue;  // alone in the world
    pool[i] =
        spread_share * world.peer_innovations[row] / world.peers->units[row] - world.peers->start_pool[i];
  }
  return pool;
}

std::vector<double> reuse_chance(std::span<const double> pool, double intercept, double slope) {
  std::vector<double> chance;
  chance.reserve(pool.size());
  for (const double shared : pool) chance.push_back(intercept + slope * shared);
  logistic(chance, chance);
  return chance;
}

void reuse(std::span<const int> innovations, std::span<const double> chance, const TabulatedBinomial& copying,
           std::span<int> reused, std::span<int> copied, const YearStreams& draws) {
  for_each_block(innovations.size(), [&](std::size_t first, std::size_t count) {
    Block<double> block;
    const auto u = std::span(block).first(count);
    uniforms(draws, Purpose::reuse, 0, first, u);
    binomials(u, innovations.subspan(first, count), chance.subspan(first, count),
              reused.subspan(first, count));
    uniforms(draws, Purpose::copied, 0, first, u);
    binomials(u, reused.subspan(first, count), copying, copied.subspan(first, count));
  });
}

}  // namespace taktskifte
