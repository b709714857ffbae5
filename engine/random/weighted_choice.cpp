#include "taktskifte/random/weighted_choice.hpp"

#include <algorithm>
#include <array>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/weighted_choice.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/math-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

constexpr std::ptrdiff_t unsure = -2;

/// A running sum by parts, and the place it ends at where rounding cannot have decided about that; `unsure`
/// where it could have. Its terms are added several at a time, in another order than one after the other.
std::ptrdiff_t place_by_parts(std::span<const double> room, double need, std::span<const double> weight,
                              double u) {
  constexpr std::size_t parts = 8;
  const Doubles d;
  const std::size_t width = hn::Lanes(d);
  const std::size_t size = weight.size() / (parts * width) * width;  // of a part
  std::array<double, parts> sum{};
  double whole = 0.0;
  for (std::size_t part = 0; part < parts; ++part) {
    auto lanes = hn::Zero(d);
    for (std::size_t j = part * size; j < (part + 1) * size; j += width) {
      const auto has_room = hn::Ge(hn::LoadU(d, room.data() + j), hn::Set(d, need));
      lanes = hn::Add(lanes, hn::IfThenElseZero(has_room, hn::LoadU(d, weight.data() + j)));
    }
    sum[part] = hn::GetLane(hn::SumOfLanes(d, lanes));
    whole += sum[part];
  }
  const auto weight_at = [&](std::size_t j) { return room[j] >= need ? weight[j] : 0.0; };
  for (std::size_t j = parts * size; j < weight.size(); ++j) whole += weight_at(j);

  const double wanted = u * whole;
  std::size_t part = 0;
  double passed = 0.0;
  while (part < parts && passed + sum[part] <= wanted) passed += sum[part++];
  double before = passed;
  std::size_t j = part * size;
  for (; j < weight.size(); ++j) {
    before = passed;
    passed += weight_at(j);
    if (wanted < passed) break;
  }
  // Sums of weight.size() terms are within that many roundings of each other.
  const double doubt = 4.0 * static_cast<double>(weight.size()) * 0x1p-53 * whole;
  const bool sure = j < weight.size() && wanted - before > doubt && passed - wanted > doubt;
  return sure ? static_cast<std::ptrdiff_t>(j) : unsure;
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(place_by_parts);

std::ptrdiff_t place_of_running_sum(std::span<const double> room, double need, std::span<const double> weight,
                                    double u) {
  double sum = 0.0;
  for (std::size_t j = 0; j < weight.size(); ++j) sum += room[j] >= need ? weight[j] : 0.0;
  const double wanted = u * sum;
  double passed = 0.0;
  std::ptrdiff_t last = -1;
  for (std::size_t j = 0; j < weight.size(); ++j) {
    if (!(room[j] >= need) || weight[j] <= 0.0) continue;
    last = static_cast<std::ptrdiff_t>(j);
    passed += weight[j];
    if (wanted < passed) break;
  }
  return last;
}

}  // namespace

std::ptrdiff_t draw_weighted(std::span<const double> room, double need, std::span<const double> weight,
                             double u) {
  const std::ptrdiff_t place = HWY_DYNAMIC_DISPATCH(place_by_parts)(room, need, weight, u);
  return place != HWY_NAMESPACE::unsure ? place : place_of_running_sum(room, need, weight, u);
}

}  // namespace taktskifte
#endif
