// The chance that estimators use: drawing again, splitting into halves, permuting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "taktskifte/random/stream.hpp"

namespace taktskifte {

/// Steps of Purpose::design beyond those of the points (hypercube.cpp, cube_designs.cpp).
enum class ChanceUse : std::uint32_t { bootstrap = 1000, halves, permutation };

inline StreamCursor chance_of_use(std::uint64_t seed, ChanceUse use, std::uint32_t who = 0) {
  return {Stream({seed, 0}, Purpose::design, static_cast<std::uint32_t>(use), who), 0};
}

/// One of 0 to count - 1.
inline std::size_t index_below(std::size_t count, double u) {
  return static_cast<std::size_t>(u * static_cast<double>(count));
}

/// 0 to count - 1 in an order by chance.
inline std::vector<std::size_t> permutation_of(std::size_t count, StreamCursor chance) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[index_below(i, chance.next())]);
  return order;
}

}  // namespace taktskifte
