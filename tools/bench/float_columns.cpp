#include <algorithm>
#include <array>

#include "bench/diffusion.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/float_columns.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "bench/float-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::bench::HWY_NAMESPACE {

constexpr std::size_t most_lanes = 16;

template <class Function>
void each(std::span<const float> x, std::span<float> y, Function f) {
  const hn::CappedTag<float, most_lanes> d;
  HWY_ALIGN std::array<float, most_lanes> lanes{};
  for (std::size_t i = 0; i < x.size(); i += hn::Lanes(d)) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(hn::Lanes(d), x.size() - i));
    std::copy_n(x.begin() + static_cast<std::ptrdiff_t>(i), count, lanes.begin());
    hn::Store(f(d, hn::Load(d, lanes.data())), d, lanes.data());
    std::copy_n(lanes.begin(), count, y.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void exp_of(std::span<const float> x, std::span<float> y) {
  each(x, y, [](auto d, auto lanes) HWY_ATTR { return exp(d, lanes); });
}
void normal_quantile_of(std::span<const float> x, std::span<float> y) {
  each(x, y, [](auto d, auto lanes) HWY_ATTR { return normal_quantile(d, lanes); });
}

}  // namespace taktskifte::bench::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte::bench {
namespace {

HWY_EXPORT(exp_of);
HWY_EXPORT(normal_quantile_of);

}  // namespace

void bench_exp(std::span<const float> x, std::span<float> y) { HWY_DYNAMIC_DISPATCH(exp_of)(x, y); }
void bench_normal_quantile(std::span<const float> x, std::span<float> y) {
  HWY_DYNAMIC_DISPATCH(normal_quantile_of)(x, y);
}

}  // namespace taktskifte::bench
#endif
