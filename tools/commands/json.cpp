#include "commands/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace taktskifte::commands {

std::string json_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      quoted += '\\';
      quoted += letter;
    } else if (letter == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(letter) < 0x20) {
      char code[7];
      std::snprintf(code, sizeof code, "\\u%04x", static_cast<unsigned>(letter));
      quoted += code;
    } else {
      quoted += letter;
    }
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
