#include "report/policy_start.hpp"

#include <algorithm>
#include <stdexcept>
#include <variant>

#include "taktskifte/scenario/keys.hpp"
#include "taktskifte/scenario/path.hpp"

namespace taktskifte::report {
namespace {

int first_difference(const DifferingKey& key, int first, int last) {
  const Key* const known = find_key(key.name);
  if (known == nullptr || !std::holds_alternative<PathField>(known->field)) return first;
  try {
    const Path base = parse_path(key.base);
    const Path other = parse_path(key.other);
    for (int year = first; year <= last; ++year)
      if (base.at(Year{year}) != other.at(Year{year})) return year;
  } catch (const std::invalid_argument&) {  // a file may hold what this program would not accept
    return first;
  }
  return last;
}

}  // namespace

int policy_start(std::span<const StatedKeys> scenarios, int first, int last) {
  int start = last;
  bool differ = false;
  for (const StatedKeys& other : scenarios.subspan(1)) {
    for (const DifferingKey& key : differing_keys(scenarios[0], other)) {
      differ = true;
      start = std::min(start, first_difference(key, first, last));
    }
  }
  return differ ? start : first;
}

}  // namespace taktskifte::report
