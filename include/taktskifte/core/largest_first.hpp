// Positions in the order of what stands there.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <vector>

namespace taktskifte {

/// The positions below `count`, those with the largest `size(position)` first; of equals the first.
template <class Size>
std::vector<std::size_t> largest_first(std::size_t count, const Size& size) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  return order;
}

}  // namespace taktskifte
