// Lists in a sentence.
#pragma once

#include <string>
#include <vector>

namespace taktskifte::report {

/// "a, b, c".
inline std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

}  // namespace taktskifte::report
