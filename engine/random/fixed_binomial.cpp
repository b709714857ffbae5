#include "taktskifte/random/fixed_binomial.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace taktskifte {
namespace {

constexpr std::uint64_t top = std::numeric_limits<std::uint64_t>::max();
constexpr std::size_t cells = std::size_t{1} << FixedBinomial::guide_bits;
constexpr std::size_t padding = 4;  // lanes read whole words of the guide

// The distribution function of Binomial(n, p) at 0, 1, ..., n - 1 times 2^64, p <= 1/2. It is at least
// 2^-64 there, and its sums lose no more than the last bits of a double.
std::vector<std::uint64_t> fixed_function(int n, double p) {
  const double odds = p / (1.0 - p);
  double term = 1.0;
  for (int j = 0; j < n; ++j) term *= 1.0 - p;
  double reached = term;
  std::vector<std::uint64_t> values;
  for (int k = 0; k < n; ++k) {
    values.push_back(reached < 1.0 ? static_cast<std::uint64_t>(reached * 0x1p64) : top);
    term *= odds * ((n - k) / (k + 1.0));
    reached += term;
  }
  return values;
}

}  // namespace

FixedBinomial::FixedBinomial(double p) : p_(std::clamp(p, 0.0, 1.0)) {
  const bool mirrored = p_ > 0.5;
  guide_.reserve((part_trials + 1) * cells + padding);
  for (int n = 0; n <= part_trials; ++n) {
    auto values = fixed_function(n, mirrored ? 1.0 - p_ : p_);
    if (mirrored) {  // no more than k succeed where n - k or more fail
      std::reverse(values.begin(), values.end());
      for (auto& value : values) value = top - value;
    }
    for (std::uint64_t cell = 0; cell < cells; ++cell) {
      const auto passed = std::upper_bound(values.begin(), values.end(), cell << (64 - guide_bits));
      guide_.push_back(static_cast<std::uint8_t>(passed - values.begin()));
    }
    values.push_back(top);
    for (const auto value : values) {
      high_.push_back(static_cast<std::uint32_t>(value >> 32U));
      low_.push_back(static_cast<std::uint32_t>(value));
    }
  }
  guide_.resize(guide_.size() + padding);
  for (std::size_t k = 0; k < few; ++k)
    for (std::size_t n = 0; n < few; ++n)
      high_of_few_.push_back(high_[row(static_cast<int>(n)) + std::min(k, n)]);
}

int FixedBinomial::operator()(std::uint64_t bits, int n) const {
  const std::size_t first = row(n);
  int k = 0;
  while (k < n) {
    const std::size_t at = first + static_cast<std::size_t>(k);
    if (((std::uint64_t{high_[at]} << 32U) | low_[at]) > bits) break;
    ++k;
  }
  return k;
}

}  // namespace taktskifte
