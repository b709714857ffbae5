// Binomial draws that share their chance: many municipalities, one p.
#pragma once

#include <algorithm>
#include <cstddef>
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
  [[nodiscard]] int operator()(double u, int n) const {
    if (n <= 0) return 0;
    if (n > largest || reaches_.empty()) return untabled(u, n);
    const double inside = std::clamp(mirrored_ ? 1.0 - u : u, least_u, 1.0 - least_u);
    const double* const reaches = reaches_.data() + row_of(n);
    int k = 0;  // counted without a branch: where the search would stop cannot be foretold
    for (int j = 0; j < n; ++j) k += reaches[j] < inside ? 1 : 0;
    return mirrored_ ? n - k : k;
  }

 private:
  static constexpr double least_u = 1e-13;  ///< as in binomial()
  static constexpr std::size_t row_of(int n) { return static_cast<std::size_t>(n * (n + 1) / 2); }
  [[nodiscard]] int untabled(double u, int n) const;

  double p_ = 0.0;
  bool mirrored_ = false;          ///< p > 1/2: the table is that of 1 - p
  std::vector<double> reaches_{};  ///< [row_of(n) + k] u up to which the count is k; the last one is infinite
};

}  // namespace taktskifte
