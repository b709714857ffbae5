#include "taktskifte/core/joined.hpp"

namespace taktskifte {

std::string joined(std::span<const std::string> texts) {
  std::string all;
  for (const auto& text : texts) {
    if (!all.empty()) all += ", ";
    all += text;
  }
  return all;
}

}  // namespace taktskifte
