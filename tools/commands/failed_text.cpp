#include "commands/failed_text.hpp"

#include <algorithm>

#include "taktskifte/core/printable.hpp"

namespace taktskifte::commands {

std::string failed_text(const std::vector<Failure>& failures, int finished) {
  constexpr std::size_t most = 10;
  if (failures.empty()) return "";
  std::string text = std::to_string(failures.size()) + " of " +
                     std::to_string(failures.size() + static_cast<std::size_t>(finished)) +
                     (failures.size() == 1 ? " replicates failed and is left out:\n"
                                           : " replicates failed and are left out:\n");
  for (std::size_t f = 0; f < std::min(most, failures.size()); ++f)
    text +=
        "  replicate " + std::to_string(failures[f].replicate) + ": " + printable(failures[f].reason) + '\n';
  if (failures.size() > most) text += "  and " + std::to_string(failures.size() - most) + " more\n";
  return text;
}

}  // namespace taktskifte::commands
