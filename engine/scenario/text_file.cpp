#include "taktskifte/scenario/text_file.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "taktskifte/core/printable.hpp"

namespace taktskifte {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// As utf8_length(); control characters other than tab and line ends count as none.
std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  const bool control = lead < 0x20 || lead == 0x7F;
  return control && lead != '\t' && lead != '\n' && lead != '\r' ? 0 : utf8_length(text);
}

std::size_t first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto length = character_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

// Characters that Windows-1252 has at 0x80 to 0x9F; 0 where it has none (the Unicode Consortium's
// CP1252.TXT).
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// Nothing if the text is no Windows-1252, or has characters of UTF-8.
std::optional<std::string> from_windows_1252(std::string_view text) {
  std::string utf8;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    const auto length = character_length(text.substr(at));
    if (byte < 0x80 && length == 1) {
      utf8 += text[at];
      continue;
    }
    const unsigned code = byte >= 0xA0 ? byte : byte >= 0x80 ? windows_1252[byte - 0x80U] : 0U;
    if (length > 0 || code == 0) return std::nullopt;
    if (code >= 0x800) {
      utf8 += static_cast<char>(0xE0U | (code >> 12U));
      utf8 += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    } else {
      utf8 += static_cast<char>(0xC0U | (code >> 6U));
    }
    utf8 += static_cast<char>(0x80U | (code & 0x3FU));
  }
  return utf8;
}

void check_readable(const std::string& file) {
  if (file.empty()) throw Error(ErrorKind::no_input, "'': a file without a name; give the name of one");
  std::error_code problem;
  const auto there = std::filesystem::status(file, problem);
  if (there.type() == std::filesystem::file_type::not_found)
    throw Error(ErrorKind::no_input, file + ": no such file; check its name");
  if (problem)
    throw Error(ErrorKind::no_input,
                shortened(file) + ": cannot be looked at (" + problem.message() + "); check its name");
  if (std::filesystem::is_directory(there))
    throw Error(ErrorKind::no_input, file + ": this is a folder; name a file in it");
  if (!std::filesystem::is_regular_file(there))
    throw Error(ErrorKind::no_input, file + ": this is a pipe or a device; name an ordinary file");
}

// One byte more than that if there is more. The size is looked at first, so that nothing of a huge file is
// read.
std::string read_at_most(const std::string& file, std::size_t bytes) {
  std::error_code problem;
  if (std::filesystem::file_size(file, problem) > bytes && !problem) return std::string(bytes + 1, ' ');
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw Error(ErrorKind::no_input, file + ": the file cannot be opened; check who may read it");
  std::string text;
  std::array<char, 65536> block{};
  while (stream && text.size() <= bytes) {
    stream.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) throw Error(ErrorKind::no_input, file + ": reading stopped half-way; check the disk");
  return text;
}

}  // namespace

bool is_text(std::string_view text) { return first_bad_byte(text) == std::string_view::npos; }

std::optional<std::string> read_text_file(const std::string& file, std::size_t max_bytes,
                                          Diagnostics& diagnostics, std::string* other_encoding) {
  check_readable(file);
  return accepted_text(read_at_most(file, max_bytes), file, max_bytes, diagnostics, other_encoding);
}

std::optional<std::string> accepted_text(std::string content, const std::string& file, std::size_t max_bytes,
                                         Diagnostics& diagnostics, std::string* other_encoding) {
  if (content.size() > max_bytes) {
    diagnostics.add({file, 0}, "the file is larger than " + std::to_string(max_bytes) +
                                   " bytes; check that it is the right one");
    return std::nullopt;
  }
  std::string& text = content;
  if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
  if (const auto bad = first_bad_byte(text); bad != std::string_view::npos) {
    auto converted = other_encoding != nullptr ? from_windows_1252(text) : std::nullopt;
    if (converted) {
      *other_encoding = "Windows-1252";
      return converted;
    }
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
      diagnostics.add({file, 1},
                      "this is UTF-16, such as a spreadsheet's \"Unicode text\"; save the file as UTF-8");
      return std::nullopt;
    }
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    diagnostics.add({file, static_cast<int>(line)}, "bytes that are not UTF-8 text; save the file as UTF-8");
    return std::nullopt;
  }
  return content;
}

}  // namespace taktskifte
