#include "taktskifte/results/data_checksum.hpp"

#include <zlib.h>

#include <string_view>

namespace taktskifte {

std::string data_checksum(const ResultReader& reader) {
  uLong sum = crc32_z(0, nullptr, 0);
  for (const auto& table : reader.read_text("data_text"))
    sum = crc32_z(sum, reinterpret_cast<const Bytef*>(table.data()), table.size());
  std::string digits;
  for (int shift = 28; shift >= 0; shift -= 4)
    digits += std::string_view("0123456789abcdef")[(sum >> shift) & 0xFU];
  return digits;
}

}  // namespace taktskifte
