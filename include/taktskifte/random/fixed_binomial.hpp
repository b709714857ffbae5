// Binomial draws that share their chance: many municipalities, one p.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace taktskifte {

/// Trials that are drawn at once. A count of more trials is the sum of those of its parts (random/rows.hpp).
inline constexpr int part_trials = 64;

/// Binomial(n, p) for one p and n = 0, 1, ..., part_trials: its distribution function in fixed point, 64
/// bits, the upper and the lower half apart, since most draws are decided by the upper one. Some 22 kB.
class FixedBinomial {
 public:
  FixedBinomial() = default;
  /// p in [0, 1]; values outside are clamped.
  explicit FixedBinomial(double p);

  [[nodiscard]] double chance() const { return p_; }
  /// The count that `bits` / 2^64 says: how many values of the distribution function are not above it.
  [[nodiscard]] int operator()(std::uint64_t bits, int n) const;

  /// Where the values for n trials begin: P(X <= 0), ..., P(X <= n - 1), then a largest one.
  static constexpr std::size_t row(int n) {
    return static_cast<std::size_t>(n) * (static_cast<std::size_t>(n) + 1) / 2;
  }
  [[nodiscard]] std::span<const std::uint32_t> high() const { return high_; }
  [[nodiscard]] std::span<const std::uint32_t> low() const { return low_; }
  /// [n][cell] how many values are passed at the beginning of each of 64 equal cells of the unit interval.
  static constexpr int guide_bits = 6;
  [[nodiscard]] std::span<const std::uint8_t> guide() const { return guide_; }
  /// [k][n] the upper half of P(X <= k) for n < few, the largest one from k = n on: what lanes with few
  /// trials look up by n in one vector, step by step, and need not gather.
  static constexpr std::size_t few = 16;
  [[nodiscard]] std::span<const std::uint32_t> high_of_few() const { return high_of_few_; }

 private:
  double p_ = 0.0;
  std::vector<std::uint32_t> high_{}, low_{}, high_of_few_{};
  std::vector<std::uint8_t> guide_{};
};

}  // namespace taktskifte
