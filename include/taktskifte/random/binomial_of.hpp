// Binomial draws that share their chance: many municipalities, one p.
#pragma once

#include <vector>

namespace taktskifte {

/// binomial(u, n, p) of random/draw.hpp, bit for bit, for one p. For n up to `largest` the distribution
/// function is in a table, made once by the same sums; larger n are drawn as there.
class BinomialOf {
 public:
  /// Beyond 24 trials the mean can pass the one from which binomial() searches from the mode.
  static constexpr int largest = 24;

  BinomialOf() = default;
  explicit BinomialOf(double p);

  [[nodiscard]] double chance() const { return p_; }
  [[nodiscard]] int operator()(double u, int n) const;

 private:
  double p_ = 0.0;
  bool mirrored_ = false;          ///< p > 1/2: the table is that of 1 - p
  std::vector<double> reaches_{};  ///< [row(n) + k] u up to which the count is k; the last one is infinite
};

}  // namespace taktskifte
