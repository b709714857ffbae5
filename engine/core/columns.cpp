#include "taktskifte/core/columns.hpp"

#include <hwy/contrib/sort/vqsort.h>

#include <algorithm>
#include <bit>

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

bool has_lanes() { return HWY_TARGET != HWY_SCALAR; }

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {

HWY_EXPORT(exp_column);
HWY_EXPORT(log_column);
HWY_EXPORT(logistic_column);
HWY_EXPORT(normal_quantile_column);
HWY_EXPORT(has_lanes);

void exp(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(exp_column)(x, y); }
void log(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(log_column)(x, y); }
void logistic(std::span<const double> x, std::span<double> y) { HWY_DYNAMIC_DISPATCH(logistic_column)(x, y); }
void normal_quantile(std::span<const double> p, std::span<double> x) {
  HWY_DYNAMIC_DISPATCH(normal_quantile_column)(p, x);
}

namespace {

// Highway's sort refuses to work without any SIMD at all.
bool sorts_in_lanes() { return HWY_DYNAMIC_DISPATCH(has_lanes)(); }

void sort_descending(std::vector<hwy::K64V64>& keys) {
  if (sorts_in_lanes()) {
    const hwy::Sorter sort;
    sort(keys.data(), keys.size(), hwy::SortDescending());
  } else {
    std::sort(keys.begin(), keys.end(),
              [](const hwy::K64V64& a, const hwy::K64V64& b) { return a.key > b.key; });
  }
}

}  // namespace

void sort_ascending(std::span<std::int64_t> numbers) {
  if (!sorts_in_lanes()) return std::sort(numbers.begin(), numbers.end());
  const hwy::Sorter sort;
  sort(numbers.data(), numbers.size(), hwy::SortAscending());
}

std::vector<std::size_t> places_descending(std::span<const double> values) {
  std::vector<hwy::K64V64> keys(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    // As whole numbers, doubles are in order once negative ones are turned over; -0 is made 0 before.
    constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
    const auto bits = std::bit_cast<std::uint64_t>(values[i] + 0.0);
    keys[i] = {.value = i, .key = (bits & sign) != 0 ? ~bits : bits | sign};
  }
  sort_descending(keys);
  for (std::size_t begin = 0; begin < keys.size();) {  // equal keys stand in any order
    std::size_t end = begin + 1;
    while (end < keys.size() && keys[end].key == keys[begin].key) ++end;
    const auto from = keys.begin() + static_cast<std::ptrdiff_t>(begin);
    if (end - begin > 1)
      std::sort(from, keys.begin() + static_cast<std::ptrdiff_t>(end),
                [](const hwy::K64V64& a, const hwy::K64V64& b) { return a.value < b.value; });
    begin = end;
  }
  std::vector<std::size_t> places(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) places[i] = keys[i].value;
  return places;
}

std::string simd_target() {
  const auto best = hwy::SupportedTargets() & HWY_TARGETS;
  return hwy::TargetName(best & (~best + 1));  // the lowest bit is the best target
}

}  // namespace taktskifte
#endif
