#include "taktskifte/random/weighted_choice.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/weighted_choice.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/math-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

constexpr std::ptrdiff_t unsure = -2;

/// A running sum by parts, and the place it ends at where rounding cannot have decided about that; `unsure`
/// where it could have. Its terms are added several at a time, in another order than one after the other, and
/// what the factors add comes behind: these were written just before, one by one, and would have to be waited
/// for.
std::ptrdiff_t place_by_parts(const WeightedPlaces& places, double need, double u) {
  constexpr std::size_t parts = 8;
  const Doubles d;
  const std::size_t width = hn::Lanes(d);
  const std::size_t places_in_all = places.room.size();
  const std::size_t size = places_in_all / (parts * width) * width;  // of a part
  std::array<double, parts + 1> sum{};
  for (std::size_t part = 0; part < parts; ++part) {
    auto lanes = hn::Zero(d);
    for (std::size_t j = part * size; j < (part + 1) * size; j += width) {
      const auto has_room = hn::Ge(hn::LoadU(d, places.room.data() + j), hn::Set(d, need));
      const auto weight =
          hn::Mul(hn::LoadU(d, places.offer.data() + j), hn::LoadU(d, places.nearness.data() + j));
      lanes = hn::Add(lanes, hn::IfThenElseZero(has_room, weight));
    }
    sum[part] = hn::GetLane(hn::SumOfLanes(d, lanes));
  }
  const auto plain_at = [&](std::size_t j) {
    return places.room[j] >= need ? places.offer[j] * places.nearness[j] : 0.0;
  };
  for (std::size_t j = parts * size; j < places_in_all; ++j) sum[parts] += plain_at(j);
  double largest = std::accumulate(sum.begin(), sum.end(), 0.0);
  for (const std::size_t j : places.raised) {
    const double plain = plain_at(j);
    const auto part =
        j < parts * size ? static_cast<std::uint32_t>(j) / static_cast<std::uint32_t>(size) : parts;
    sum[part] += plain * places.factor[j] - plain;
  }
  const double whole = std::accumulate(sum.begin(), sum.end(), 0.0);
  largest = std::max(largest, whole);

  const double wanted = u * whole;
  std::size_t part = 0;
  double passed = 0.0;
  while (part < parts && passed + sum[part] <= wanted) passed += sum[part++];
  double before = passed;
  std::size_t j = part * size;
  for (; j < places_in_all; ++j) {
    before = passed;
    passed += plain_at(j) * places.factor[j];
    if (wanted < passed) break;
  }
  // Sums of so many terms, each of at most `largest`, are within that many roundings of each other.
  const double doubt = 8.0 * static_cast<double>(places_in_all) * 0x1p-53 * largest;
  const bool sure = j < places_in_all && wanted - before > doubt && passed - wanted > doubt;
  return sure ? static_cast<std::ptrdiff_t>(j) : unsure;
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(place_by_parts);

std::ptrdiff_t place_of_running_sum(const WeightedPlaces& places, double need, double u) {
  const auto weight_at = [&](std::size_t j) {
    return places.room[j] >= need ? places.offer[j] * places.nearness[j] * places.factor[j] : 0.0;
  };
  double sum = 0.0;
  for (std::size_t j = 0; j < places.room.size(); ++j) sum += weight_at(j);
  const double wanted = u * sum;
  double passed = 0.0;
  std::ptrdiff_t last = -1;
  for (std::size_t j = 0; j < places.room.size(); ++j) {
    const double weight = weight_at(j);
    if (weight <= 0.0) continue;
    last = static_cast<std::ptrdiff_t>(j);
    passed += weight;
    if (wanted < passed) break;
  }
  return last;
}

}  // namespace

std::ptrdiff_t draw_weighted(const WeightedPlaces& places, double need, double u) {
  const std::ptrdiff_t place = HWY_DYNAMIC_DISPATCH(place_by_parts)(places, need, u);
  return place != HWY_NAMESPACE::unsure ? place : place_of_running_sum(places, need, u);
}

}  // namespace taktskifte
#endif
