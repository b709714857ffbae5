// Blocks of numbers as the packed chunks of a dataset, without HDF5.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "results/chunk_packer.hpp"
#include "taktskifte/contents/dataset.hpp"

namespace taktskifte::h5 {

using Shape = std::vector<std::size_t>;

std::size_t places_in(const Shape& shape);

/// How a dataset of numbers lies in chunks.
struct ChunkLayout {
  NumberType kind;
  Shape shape, chunk;  ///< both of the rank of the dataset, as are its blocks
};

struct PackedChunk {
  Shape corner;  ///< where it begins in the dataset
  std::vector<std::uint8_t> bytes;
};

/// The chunks of the block of `count` values at `start`, row-major. It consists of whole chunks, but for
/// those that the end of the dataset cuts, whose other places are 0. Errors: std::logic_error for another,
/// for another count of values, and for numbers that the stored type does not hold.
std::vector<PackedChunk> pack_block(ChunkPacker& packer, const ChunkLayout& layout, const Shape& start,
                                    const Shape& count, std::span<const double> values);

/// Errors: std::logic_error unless there is a number for each place.
void check_count(const Shape& shape, std::span<const double> values);

}  // namespace taktskifte::h5
