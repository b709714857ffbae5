#include "commands/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "taktskifte/core/printable.hpp"

namespace taktskifte::commands {
namespace {

// \u202e: the code of a character below U+10000, as all are that steer a terminal.
std::string code_of(std::string_view character) {
  constexpr unsigned first_bits[] = {0, 0x7F, 0x1F, 0x0F};
  unsigned code = static_cast<unsigned char>(character[0]) & first_bits[character.size()];
  for (const char next : character.substr(1)) code = code << 6U | (static_cast<unsigned char>(next) & 0x3FU);
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "\\u%04x", code);
  return text.data();
}

}  // namespace

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  while (!text.empty()) {
    const auto length = utf8_length(text);
    const auto taken = text.substr(0, length == 0 ? 1 : length);
    if (length == 0)
      quoted += "\\ufffd";  // no text: JSON knows no bytes
    else if (taken == "\n")
      quoted += "\\n";
    else if (is_steering(text, length))
      quoted += code_of(taken);
    else
      quoted.append(taken == "\"" || taken == "\\" ? "\\" : "").append(taken);
    text.remove_prefix(taken.size());
  }
  return quoted + '"';
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const auto& text : texts) list += (list.empty() ? "" : ", ") + json_text(text);
  return "[" + list + "]";
}

std::string json_failures(const std::vector<Failure>& failures) {
  std::string all;
  for (const auto& failure : failures) {
    all += (all.empty() ? "" : ", ") + std::string("{\"replicate\": ") + std::to_string(failure.replicate) +
           ", \"reason\": " + json_text(failure.reason) + '}';
  }
  return '[' + all + ']';
}

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end.ptr};
}

}  // namespace taktskifte::commands
