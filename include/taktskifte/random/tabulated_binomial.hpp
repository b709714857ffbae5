// Binomial draws that share their chance: many municipalities, one p.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace taktskifte {

/// binomial(u, n, p) of random/draw.hpp, bit for bit, for one p. For n up to `largest` the distribution
/// function is in a table, made once by the same sums; larger n are drawn as there. Some 30 kB.
class TabulatedBinomial {
 public:
  static constexpr int largest = 96;

  /// The values of the distribution function at first, first + 1, ... that a draw can lie between: the count
  /// is `first` and how many of them lie below u.
  struct Row {
    std::uint32_t start;  ///< in values()
    std::uint16_t first;
    std::uint16_t size;  ///< a multiple of `lanes`, not 0; what is left over is infinite
  };
  static constexpr std::size_t lanes = 8;

  TabulatedBinomial() = default;
  explicit TabulatedBinomial(double p);

  [[nodiscard]] double chance() const { return p_; }
  [[nodiscard]] int operator()(double u, int n) const;

  /// Whether the table is that of 1 - p, since p > 1/2.
  [[nodiscard]] bool mirrored() const { return mirrored_; }
  /// One row for n = 0, 1, ..., largest; empty if p is 0 or 1.
  [[nodiscard]] std::span<const Row> rows() const { return rows_; }
  [[nodiscard]] std::span<const double> values() const { return values_; }

 private:
  double p_ = 0.0;
  bool mirrored_ = false;
  std::vector<Row> rows_{};
  std::vector<double> values_{};
};

}  // namespace taktskifte
