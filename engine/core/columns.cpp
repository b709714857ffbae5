#include "taktskifte/core/columns.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/columns.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/math-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

template <class Function>
void each(std::span<const double> x, std::span<double> y, Function f) {
  const Doubles d;
  const std::size_t width = hn::Lanes(d);
  std::size_t i = 0;
  for (; i + width <= x.size(); i += width) hn::StoreU(f(hn::LoadU(d, x.data() + i)), d, y.data() + i);
  if (i == x.size()) return;
  // The last ones, among lanes of a number for which every function is cheap.
  HWY_ALIGN std::array<double, HWY_MAX_BYTES / sizeof(double)> lanes;
  lanes.fill(0.5);
  std::copy(x.begin() + static_cast<std::ptrdiff_t>(i), x.end(), lanes.begin());
  hn::Store(f(hn::Load(d, lanes.data())), d, lanes.data());
  std::copy_n(lanes.begin(), x.size() - i, y.begin() + static_cast<std::ptrdiff_t>(i));
}

void exp_column(std::span<const double> x, std::span<double> y) {
  each(x, y, [](DoubleLanes lanes) HWY_ATTR { return exp(lanes); });
}
void log_column(std::span<const double> x, std::span<double> y) {
  each(x, y, [](DoubleLanes lanes) HWY_ATTR { return log(lanes); });
}
void logistic_column(std::span<const double> x, std::span<double> y) {
  each(x, y, [](DoubleLanes lanes) HWY_ATTR { return logistic(lanes); });
}
void normal_quantile_column(std::span<const double> p, std::span<double> x) {
  each(p, x, [](DoubleLanes lanes) HWY_ATTR { return normal_quantile(lanes); });
}

void weighted_sums_of_rows(const SparseRows& matrix, const double* rows, double* sums) {
  const hn::CappedTag<double, row_width> d;
  for (std::size_t r = 0; r + 1 < matrix.begin.size(); ++r) {
    const auto first = static_cast<std::size_t>(matrix.begin[r]);
    const auto last = static_cast<std::size_t>(matrix.begin[r + 1]);
    for (std::size_t c = 0; c < row_width; c += hn::Lanes(d)) {
      auto sum = hn::Zero(d);
      for (std::size_t e = first; e < last; ++e) {
        const double* const row = rows + row_width * static_cast<std::size_t>(matrix.column[e]);
        sum = hn::Add(sum, hn::Mul(hn::Set(d, matrix.weight[e]), hn::LoadU(d, row + c)));
      }
      hn::StoreU(sum, d, sums + row_width * r + c);
    }
  }
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {

HWY_EXPORT(exp_column);
HWY_EXPORT(log_column);
HWY_EXPORT(logistic_column);
HWY_EXPORT(normal_quantile_column);
HWY_EXPORT(weighted_sums_of_rows);

void exp(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(exp_column)(x, y); }
void log(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(log_column)(x, y); }
void logistic(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(logistic_column)(x, y); }
void normal_quantile(std::span<const double> p, std::span<double> x) {
  HWY_DYNAMIC_DISPATCH(normal_quantile_column)(p, x);
}

void weighted_sums(const SparseRows& matrix, std::span<const double> rows, std::span<double> sums) {
  HWY_DYNAMIC_DISPATCH(weighted_sums_of_rows)(matrix, rows.data(), sums.data());
}

std::string simd_target() {
  const auto best = hwy::SupportedTargets() & HWY_TARGETS;
  return hwy::TargetName(best & (~best + 1));  // the lowest bit is the best target
}

}  // namespace taktskifte
#endif
