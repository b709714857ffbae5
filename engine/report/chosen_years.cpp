#include "report/chosen_years.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "taktskifte/core/error.hpp"

namespace taktskifte::report {
namespace {

std::optional<int> whole_year(std::string_view text) {
  int value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

ChosenYears chosen_years(const std::string& text, const std::vector<int>& stored) {
  if (text.empty()) return {.first = stored.front(), .last = stored.back()};
  const auto colon = text.find(':');
  const auto first = whole_year(text.substr(0, colon));
  const auto last = colon == std::string::npos ? first : whole_year(text.substr(colon + 1));
  const std::string stored_text = std::to_string(stored.front()) + ":" + std::to_string(stored.back());
  if (!first || !last || *first > *last)
    throw Error(ErrorKind::usage,
                "--years " + text + ": give a year or a first and a last one, such as " + stored_text);
  if (*first < stored.front() || *last > stored.back())
    throw Error(ErrorKind::usage, "--years " + text + ": the file holds " + stored_text);
  return {.first = *first, .last = *last};
}

}  // namespace taktskifte::report
