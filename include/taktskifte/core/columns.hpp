// The functions of core/math.hpp for whole columns, several numbers at a time with whatever the processor has
// (SSE2, AVX2, AVX-512; by Highway). Bit for bit what the function gives number by number, on every
// processor.
#pragma once

#include <span>
#include <string>

namespace taktskifte {

/// y_i = f(x_i). Both of one size; y may be x.
void exp(std::span<const double> x, std::span<double> y);
void log(std::span<const double> x, std::span<double> y);
void logistic(std::span<const double> x, std::span<double> y);
void normal_quantile(std::span<const double> p, std::span<double> x);

/// Some rows of eight numbers, weighted: those of a sparse matrix, row after row, as Eigen keeps them
/// compressed.
struct SparseRows {
  std::span<const int> begin;  ///< of each row in the two others; one more at the end
  std::span<const int> column;
  std::span<const double> weight;
};
inline constexpr std::size_t row_width = 8;
/// sums_r = sum of weight_e * rows_(column_e) over the entries e of row r, in their order. Both are
/// row-major.
void weighted_sums(const SparseRows& matrix, std::span<const double> rows, std::span<double> sums);

/// The instruction set in use, as Highway names it: "AVX3", "AVX2", "SSE2" ...
std::string simd_target();

}  // namespace taktskifte
