// Chunks as HDF5 stores them: shuffled, deflated, with a fletcher32 checksum behind. HDF5 reads them back by
// itself.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "taktskifte/contents/dataset.hpp"

struct libdeflate_compressor;

namespace taktskifte::h5 {

class ChunkPacker {
 public:
  ChunkPacker();

  /// The bytes of a chunk of these numbers, until the next call. Errors: std::logic_error for what is stored
  /// as an integer and is none that fits there.
  std::span<const std::uint8_t> pack(NumberType kind, std::span<const double> numbers);

 private:
  struct Free {
    void operator()(libdeflate_compressor* compressor) const;
  };

  std::unique_ptr<libdeflate_compressor, Free> compressor_;
  std::vector<std::uint8_t> shuffled_, packed_;
};

}  // namespace taktskifte::h5
