// A checksum over a whole result file. HDF5 checks numbers (fletcher32) and headers, but neither text nor its
// own heaps, and can crash on a damaged heap; so a file is checked before HDF5 sees it.
#pragma once

#include <string>

namespace taktskifte {

/// Adds a line "Taktskifte CRC-32 xxxxxxxx" (as in zip files, hexadecimal) behind the content of a finished
/// file. HDF5 ignores what stands behind its own end. Throws std::ios_base::failure if it cannot be read or
/// written.
void append_checksum(const std::string& path);

enum class Checksum { none, fits, wrong };

/// Whether the content of a file fits the line at its end. Result files may have none: other programs that
/// change a file drop it. Throws std::ios_base::failure if the file cannot be read.
Checksum checksum_of(const std::string& path);

}  // namespace taktskifte
