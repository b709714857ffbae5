// engine/MODEL.md, "Reuse or new".
#include <numeric>

#include "phases/blocks.hpp"
#include "taktskifte/core/columns.hpp"
#include "taktskifte/phases/phases.hpp"
#include "taktskifte/random/draw.hpp"

namespace taktskifte {

std::vector<double> shared_pool(const World& world, double spread_share, std::vector<double> into) {
  into.assign(world.size(), 0.0);
  for (std::size_t i = 0; i < world.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    if (world.peers->units[row] <= 0.0) continue;  // alone in the world
    const double innovations = world.beliefs(row, innovations_column);
    into[i] = spread_share * innovations / world.peers->units[row] - world.peers->start_pool[i];
  }
  return into;
}

std::vector<double> reuse_chance(std::vector<double> pool, double intercept, double slope) {
  for (double& shared : pool) shared = intercept + slope * shared;
  logistic(pool, pool);
  return pool;
}

void reuse(std::span<const int> innovations, std::span<const double> chance, std::span<int> reused,
           const YearStreams& draws) {
  for_each_block(innovations.size(), [&](std::size_t first, std::size_t count) {
    RowParts parts;
    row_binomials(draws, Purpose::reuse, {}, first, innovations.subspan(first, count),
                  chance.subspan(first, count), parts, reused.subspan(first, count));
  });
}

double expected_reused(std::span<const int> innovations, std::span<const double> chance) {
  double reused = 0.0;
  for (std::size_t i = 0; i < innovations.size(); ++i) reused += innovations[i] * chance[i];
  return reused;
}

std::int64_t copied(std::span<const int> reused, double share, const YearStreams& draws) {
  const int all = std::accumulate(reused.begin(), reused.end(), 0);
  return binomial(draws.of_number(Purpose::copied, 0).uniform(0), all, share);
}

}  // namespace taktskifte
