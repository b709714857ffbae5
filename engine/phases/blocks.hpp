// Municipalities are worked through in blocks whose columns fit the nearest cache.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace taktskifte {

inline constexpr std::size_t block_size = 256;

/// A column of one block.
template <class T>
using Block = std::array<T, block_size>;

/// Calls body(first, count) for the blocks [first, first + count) of [0, size), in order.
template <class Body>
void for_each_block(std::size_t size, Body body) {
  for (std::size_t first = 0; first < size; first += block_size)
    body(first, std::min(block_size, size - first));
}

}  // namespace taktskifte
