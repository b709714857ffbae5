#include "taktskifte/report/failures.hpp"

#include <algorithm>

#include "taktskifte/core/printable.hpp"

namespace taktskifte::report {

Lines failure_lines(const std::vector<Failure>& failures, int finished, const std::string& word) {
  constexpr std::size_t most = 10;
  if (failures.empty()) return {};
  Lines lines{{std::to_string(failures.size()) + " of " +
               std::to_string(failures.size() + static_cast<std::size_t>(finished)) + " " + word +
               "s failed and " + (failures.size() == 1 ? "is" : "are") + " left out:"}};
  for (std::size_t f = 0; f < std::min(most, failures.size()); ++f)
    lines.push_back(
        {word + " " + std::to_string(failures[f].replicate) + ": " + printable(failures[f].reason), 1});
  if (failures.size() > most) lines.push_back({"and " + std::to_string(failures.size() - most) + " more", 1});
  return lines;
}

Value::List failure_values(const std::vector<Failure>& failures) {
  return list_of(failures, [](const Failure& failure) {
    return object("replicate", failure.replicate, "reason", failure.reason);
  });
}

}  // namespace taktskifte::report
