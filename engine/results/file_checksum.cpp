#include "results/file_checksum.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

namespace taktskifte {
namespace {

constexpr std::string_view mark = "\nTaktskifte CRC-32 ";
constexpr std::size_t digits = 8;
constexpr std::size_t line_length = mark.size() + digits + 1;

std::uint64_t size_of(std::ifstream& file) {
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(file.tellg());
  file.seekg(0);
  return size;
}

std::ifstream open(const std::string& path) {
  std::ifstream file;
  file.exceptions(std::ios::failbit | std::ios::badbit);
  file.open(path, std::ios::binary);
  return file;
}

/// The line for the next `size` bytes of a file.
std::string line_for(std::ifstream& file, std::uint64_t size) {
  std::uint32_t sum = 0;
  std::vector<char> buffer(std::size_t{1} << 20);
  while (size > 0) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(size, buffer.size()));
    file.read(buffer.data(), static_cast<std::streamsize>(count));
    sum = libdeflate_crc32(sum, buffer.data(), count);
    size -= count;
  }
  std::string line(mark);
  for (int shift = 28; shift >= 0; shift -= 4)
    line += std::string_view("0123456789abcdef")[(sum >> shift) & 0xFU];
  return line + '\n';
}

/// Whether the end of a file holds a part of the line that is not at its place. Fewer than four letters of it
/// may be chance; then the content before them is whole.
bool is_cut(std::string_view end) {
  constexpr std::size_t telling = 4;
  if (end.find("Taktskifte") != std::string_view::npos) return true;
  for (std::size_t length = telling; length < mark.size(); ++length)
    if (end.ends_with(mark.substr(0, length))) return true;
  return false;
}

}  // namespace

void append_checksum(const std::string& path) {
  errno = 0;
  bool added = false;
  try {
    auto content = open(path);
    const auto line = line_for(content, size_of(content));
    std::ofstream file(path, std::ios::binary | std::ios::app);
    file << line << std::flush;
    file.close();
    added = !file.fail();
  } catch (const std::ios_base::failure&) {  // which would not say what was at fault
  }
  if (!added)
    throw std::system_error(errno != 0 ? errno : EIO, std::generic_category(), "adding the checksum failed");
}

Checksum checksum_of(const std::string& path) {
  auto file = open(path);
  const auto size = size_of(file);
  if (size < line_length) return Checksum::none;
  std::string line(line_length, '\0');
  file.seekg(static_cast<std::streamoff>(size - line_length));
  file.read(line.data(), static_cast<std::streamsize>(line_length));
  // A changed byte may lie in the mark itself: a line that is nearly the mark is a damaged one.
  std::size_t alike = 0;
  for (std::size_t c = 0; c < mark.size(); ++c) alike += line[c] == mark[c] ? 1U : 0U;
  if (alike < mark.size() / 2) return is_cut(line) ? Checksum::wrong : Checksum::none;
  file.seekg(0);
  return line == line_for(file, size - line_length) ? Checksum::fits : Checksum::wrong;
}

}  // namespace taktskifte
