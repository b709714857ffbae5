#include "taktskifte/core/printable.hpp"

#include <charconv>
#include <cstdint>

namespace taktskifte {
namespace {

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

bool lies_in(std::string_view character, std::string_view first, std::string_view last) {
  return character >= first && character <= last;  // UTF-8 sorts as code points do
}

void add_code(std::string& shown, std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    shown += "\\x";
    shown += digits[byte_at(bytes, i) >> 4U];
    shown += digits[byte_at(bytes, i) & 0xFU];
  }
}

template <typename Plain>
std::string with_codes(std::string_view text, const Plain& is_plain) {
  std::string shown;
  while (!text.empty()) {
    const auto length = utf8_length(text);
    const auto taken = text.substr(0, length == 0 ? 1 : length);
    if (length > 0 && is_plain(taken))
      shown += taken;
    else
      add_code(shown, taken);
    text.remove_prefix(taken.size());
  }
  return shown;
}

}  // namespace

std::size_t utf8_length(std::string_view text) {
  const std::uint8_t lead = byte_at(text, 0);
  if (lead < 0x80) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length == 0 || text.size() < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_at(text, i) & 0xC0) != 0x80) return 0;
  }
  const std::uint8_t second = byte_at(text, 1);
  const bool out_of_form = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                           (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
  return out_of_form ? 0 : length;
}

bool is_steering(std::string_view text, std::size_t length) {
  const auto character = text.substr(0, length);
  if (length == 1) return byte_at(text, 0) < 0x20 || byte_at(text, 0) == 0x7F;
  return lies_in(character, "\u0080", "\u009F") || lies_in(character, "\u2028", "\u202E") ||
         lies_in(character, "\u2066", "\u2069");
}

std::string printable(std::string_view text, std::string_view kept) {
  return with_codes(text, [&](std::string_view character) {
    return !is_steering(character, character.size()) ||
           (character.size() == 1 && kept.find(character) != std::string_view::npos);
  });
}

std::string escaped(std::string_view bytes) {
  return with_codes(bytes, [](std::string_view character) {
    return !is_steering(character, character.size()) && character != "\\";
  });
}

std::string unescaped(std::string_view text) {
  constexpr std::size_t code = 4;  // \xNN
  std::string bytes;
  while (!text.empty()) {
    std::uint8_t byte = byte_at(text, 0);
    std::size_t taken = 1;
    if (text.starts_with("\\x") && text.size() >= code) {
      const char* const end = text.data() + code;
      if (std::from_chars(text.data() + 2, end, byte, 16).ptr == end) taken = code;
    }
    bytes += static_cast<char>(byte);
    text.remove_prefix(taken);
  }
  return bytes;
}

}  // namespace taktskifte
