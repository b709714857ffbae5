// Municipalities are worked through in blocks whose columns fit the nearest cache, and by several threads
// where there are many of them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "taktskifte/core/parallel.hpp"
#include "taktskifte/random/rows.hpp"

namespace taktskifte {

/// Blocks a thread takes at a time. Populations of one part, as that of Norway, are one thread's work.
inline constexpr std::size_t blocks_of_part = 8;

/// A column of one block.
template <class T>
using Block = std::array<T, block_size>;

/// Calls body(first, count) for blocks [first, first + count) that cover [0, size), each beginning at a
/// multiple of block_size, in any order and from several threads: it may write to places of its own block
/// only.
template <class Body>
void for_each_block(std::size_t size, Body body) {
  for_each_part((size + block_size - 1) / block_size, blocks_of_part,
                [&](std::size_t begin, std::size_t end) {
                  for (std::size_t first = begin * block_size; first < std::min(size, end * block_size);
                       first += block_size)
                    body(first, std::min(block_size, size - first));
                });
}

}  // namespace taktskifte
