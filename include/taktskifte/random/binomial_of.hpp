// Binomial draws that share their chance: many municipalities, one p.
#pragma once

#include <cstddef>
#include <vector>

namespace taktskifte {

/// binomial(u, n, p) of random/draw.hpp, bit for bit, for one p. For n up to `largest` the distribution
/// function is in a table, made once by the same sums; larger n are drawn as there.
class BinomialOf {
 public:
  /// Beyond 24 trials the mean can pass the one from which binomial() searches from the mode.
  static constexpr int largest = 24;

  /// Numbers in a row of the table: the count is how many of them lie below u. All rows are of this size, so
  /// that several numbers can be compared at a time; what a row does not need is infinite.
  static constexpr std::size_t row_size = 24;

  BinomialOf() = default;
  explicit BinomialOf(double p);

  [[nodiscard]] double chance() const { return p_; }
  [[nodiscard]] int operator()(double u, int n) const;

  /// Whether 1 - p is in the table, since p > 1/2.
  [[nodiscard]] bool mirrored() const { return mirrored_; }
  /// The rows of n = 0, 1, ..., largest; empty if p is 0 or 1.
  [[nodiscard]] const std::vector<double>& table() const { return table_; }

 private:
  double p_ = 0.0;
  bool mirrored_ = false;
  std::vector<double> table_{};
};

}  // namespace taktskifte
