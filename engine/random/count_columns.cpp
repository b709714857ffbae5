#include <algorithm>
#include <array>

#include "taktskifte/random/columns.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/count_columns.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "random/inversion-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

constexpr std::size_t most_lanes = HWY_MAX_BYTES / sizeof(double);

void poisson_column(std::span<const double> u, std::span<const double> mean, std::span<int> counts) {
  const std::size_t width = hn::Lanes(Doubles());
  std::size_t i = 0;
  for (; i + width <= u.size(); i += width) poisson_lanes(u.data() + i, mean.data() + i, counts.data() + i);
  if (i == u.size()) return;
  std::array<double, most_lanes> last_u{};
  std::array<double, most_lanes> last_mean{};
  std::array<int, most_lanes> drawn;
  std::copy(u.begin() + static_cast<std::ptrdiff_t>(i), u.end(), last_u.begin());
  std::copy(mean.begin() + static_cast<std::ptrdiff_t>(i), mean.end(), last_mean.begin());
  poisson_lanes(last_u.data(), last_mean.data(), drawn.data());
  std::copy_n(drawn.begin(), u.size() - i, counts.begin() + static_cast<std::ptrdiff_t>(i));
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(poisson_column);
}  // namespace

void poissons(std::span<const double> u, std::span<const double> mean, std::span<int> counts) {
  HWY_DYNAMIC_DISPATCH(poisson_column)(u, mean, counts);
}

}  // namespace taktskifte
#endif
