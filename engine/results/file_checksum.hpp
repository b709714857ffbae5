// A checksum over a whole result file. HDF5 checks headers and, in result files, numbers (fletcher32), but
// neither text nor its own heaps nor the numbers of shards, and can crash on a damaged heap; so a file is
// checked before HDF5 sees it.
#pragma once

#include <cstdint>
#include <string>

namespace taktskifte {

/// Adds a line "Taktskifte CRC-32 xxxxxxxx" (as in zip files, hexadecimal) behind the content of a finished
/// file. HDF5 ignores what stands behind its own end. Throws std::system_error if it cannot be read or
/// written.
void append_checksum(const std::string& path);

enum class Checksum : std::uint8_t {
  none,   ///< no such line: a file of another program, or changed by one, which drops it
  fits,   ///< the content is what was written
  wrong,  ///< it is not, or the line itself is changed, cut short or not the last one
};

/// How the content of a file fits the line at its end. Throws std::ios_base::failure if it cannot be read.
Checksum checksum_of(const std::string& path);

}  // namespace taktskifte
