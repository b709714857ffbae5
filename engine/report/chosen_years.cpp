#include "report/chosen_years.hpp"

#include <cstdint>
#include <stdexcept>

#include "scenario/number.hpp"
#include "taktskifte/core/error.hpp"

namespace taktskifte::report {

ChosenYears chosen_years(const std::string& text, const std::vector<int>& stored) {
  if (text.empty()) return {.first = stored.front(), .last = stored.back()};
  const auto colon = text.find(':');
  const std::string given = "--years " + text + ": ";
  const std::string stored_text = std::to_string(stored.front()) + ":" + std::to_string(stored.back());
  const std::string what_to_give = "give a year or a first and a last one, such as " + stored_text;
  std::int64_t first = 0, last = 0;
  try {
    first = parse_whole(text.substr(0, colon));
    last = colon == std::string::npos ? first : parse_whole(text.substr(colon + 1));
  } catch (const std::invalid_argument& problem) {
    throw Error(ErrorKind::usage, given + problem.what() + "; " + what_to_give);
  }
  if (first > last)
    throw Error(ErrorKind::usage, given + "the first year lies behind the last; " + what_to_give);
  if (first < stored.front() || last > stored.back())
    throw Error(ErrorKind::usage, given + "the file holds " + stored_text);
  return {.first = static_cast<int>(first), .last = static_cast<int>(last)};
}

}  // namespace taktskifte::report
