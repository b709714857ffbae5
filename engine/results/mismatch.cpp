#include "taktskifte/results/mismatch.hpp"

#include <bit>
#include <cmath>
#include <cstdint>

namespace taktskifte {

std::string place_of(const Mismatch& mismatch) {
  std::string text = mismatch.variable;
  if (!mismatch.scenario.empty()) text += ", scenario " + mismatch.scenario;
  if (mismatch.replicate) text += ", replicate " + std::to_string(*mismatch.replicate);
  if (mismatch.year) text += ", year " + std::to_string(*mismatch.year);
  if (!mismatch.element.empty()) text += ", " + mismatch.element;
  return text;
}

std::string to_string(const Mismatch& mismatch) {
  return place_of(mismatch) + ": stored " + mismatch.stored + ", should be " + mismatch.expected;
}

bool same_bits(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

}  // namespace taktskifte
