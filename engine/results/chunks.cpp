#include "results/chunks.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <stdexcept>

namespace taktskifte::h5 {
namespace {

/// Calls body(corner) for every chunk of a block, row-major; corners count from that of the block.
template <class Body>
void for_each_corner(const Shape& block, const Shape& chunk, const Body& body) {
  Shape corner(block.size(), 0);
  if (std::find(block.begin(), block.end(), 0U) != block.end()) return;
  for (std::size_t axis = block.size(); axis > 0;) {
    body(corner);
    for (axis = block.size(); axis > 0; --axis) {
      corner[axis - 1] += chunk[axis - 1];
      if (corner[axis - 1] < block[axis - 1]) break;
      corner[axis - 1] = 0;
    }
  }
}

/// The values of one chunk out of those of a block, both row-major; 0 where the block ends before the chunk.
void copy_chunk(std::span<const double> values, const Shape& block, const Shape& corner, const Shape& chunk,
                std::vector<double>& numbers) {
  const std::size_t last = chunk.size() - 1;
  const std::size_t size = places_in(chunk);
  numbers.assign(size, 0.0);
  const std::size_t rows = size / chunk[last];
  const std::size_t length = std::min(chunk[last], block[last] - corner[last]);
  for (std::size_t row = 0; row < rows; ++row) {
    std::size_t from = 0, stride = block[last], left = row;
    bool within = true;
    for (std::size_t axis = last; axis > 0; --axis) {
      const std::size_t at = corner[axis - 1] + left % chunk[axis - 1];
      left /= chunk[axis - 1];
      within = within && at < block[axis - 1];
      from += at * stride;
      stride *= block[axis - 1];
    }
    if (!within) continue;
    const auto part = values.subspan(from + corner[last], length);
    std::copy(part.begin(), part.end(), numbers.begin() + static_cast<std::ptrdiff_t>(row * chunk[last]));
  }
}

void check_place(const ChunkLayout& layout, const Shape& start, const Shape& count) {
  const std::size_t rank = layout.shape.size();
  if (layout.chunk.size() != rank || start.size() != rank || count.size() != rank)
    throw std::logic_error("a block of another rank than its dataset");
  for (std::size_t axis = 0; axis < count.size(); ++axis) {
    const std::size_t end = start[axis] + count[axis];
    if (end > layout.shape[axis]) throw std::logic_error("a block beyond the end of its dataset");
    if (start[axis] % layout.chunk[axis] != 0 ||
        (count[axis] % layout.chunk[axis] != 0 && end != layout.shape[axis]))
      throw std::logic_error("a block with a part of a chunk");
  }
}

}  // namespace

std::size_t places_in(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

std::vector<PackedChunk> pack_block(ChunkPacker& packer, const ChunkLayout& layout, const Shape& start,
                                    const Shape& count, std::span<const double> values) {
  check_place(layout, start, count);
  check_count(count, values);
  std::vector<PackedChunk> chunks;
  std::vector<double> copy;
  for_each_corner(count, layout.chunk, [&](Shape corner) {
    const bool whole = count == layout.chunk;
    if (!whole) copy_chunk(values, count, corner, layout.chunk, copy);
    const auto bytes = packer.pack(layout.kind, whole ? values : copy);
    std::transform(corner.begin(), corner.end(), start.begin(), corner.begin(), std::plus<>());
    chunks.push_back({std::move(corner), {bytes.begin(), bytes.end()}});
  });
  return chunks;
}

void check_count(const Shape& shape, std::span<const double> values) {
  if (values.size() != places_in(shape))
    throw std::logic_error("more numbers than there are places, or fewer");
}

}  // namespace taktskifte::h5
