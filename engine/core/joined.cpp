#include "taktskifte/core/joined.hpp"

namespace taktskifte {

std::string joined(std::span<const std::string> texts, std::string_view between) {
  std::string all;
  for (const auto& text : texts) {
    if (!all.empty()) all += between;
    all += text;
  }
  return all;
}

}  // namespace taktskifte
