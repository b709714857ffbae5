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

/// Lists of rows of eight numbers, one after the other, as Eigen keeps a sparse matrix compressed.
struct RowLists {
  std::span<const int> begin;  ///< of each list in `row`; one more at the end
  std::span<const int> row;
};
inline constexpr std::size_t row_width = 8;
/// means_l = sum of 1 / n * rows_r over the n rows r of list l, in their order; 0 of none. Both are
/// row-major.
void means_of_rows(const RowLists& lists, std::span<const double> rows, std::span<double> means);

/// The instruction set in use, as Highway names it: "AVX3", "AVX2", "SSE2" ...
std::string simd_target();

}  // namespace taktskifte
