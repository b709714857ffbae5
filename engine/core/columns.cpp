#include "taktskifte/core/columns.hpp"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/columns.cpp"
#include <hwy/cache_control.h>
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

// In a large world a row is in no cache, and is asked for while others are added up.
constexpr std::size_t entries_ahead = 32;

void means_of_row_lists(const RowLists& lists, const double* rows, double* means) {
  const hn::CappedTag<double, row_width> d;
  for (std::size_t l = 0; l + 1 < lists.begin.size(); ++l) {
    const auto first = static_cast<std::size_t>(lists.begin[l]);
    const auto last = static_cast<std::size_t>(lists.begin[l + 1]);
    const auto weight = hn::Set(d, 1.0 / static_cast<double>(last - first));
    for (std::size_t c = 0; c < row_width; c += hn::Lanes(d)) {
      auto mean = hn::Zero(d);
      for (std::size_t e = first; e < last; ++e) {
        const std::size_t later = std::min(e + entries_ahead, lists.row.size() - 1);
        hwy::Prefetch(rows + row_width * static_cast<std::size_t>(lists.row[later]));
        const double* const row = rows + row_width * static_cast<std::size_t>(lists.row[e]);
        mean = hn::Add(mean, hn::Mul(weight, hn::LoadU(d, row + c)));
      }
      hn::StoreU(mean, d, means + row_width * l + c);
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
HWY_EXPORT(means_of_row_lists);

void exp(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(exp_column)(x, y); }
void log(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(log_column)(x, y); }
void logistic(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(logistic_column)(x, y); }
void normal_quantile(std::span<const double> p, std::span<double> x) {
  HWY_DYNAMIC_DISPATCH(normal_quantile_column)(p, x);
}

void means_of_rows(const RowLists& lists, std::span<const double> rows, std::span<double> means) {
  HWY_DYNAMIC_DISPATCH(means_of_row_lists)(lists, rows.data(), means.data());
}

std::string simd_target() {
  const auto best = hwy::SupportedTargets() & HWY_TARGETS;
  return hwy::TargetName(best & (~best + 1));  // the lowest bit is the best target
}

}  // namespace taktskifte
#endif
