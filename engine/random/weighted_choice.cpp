#include "taktskifte/random/weighted_choice.hpp"

#include <array>
#include <cmath>
#include <stdexcept>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/weighted_choice.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/math-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

constexpr std::ptrdiff_t unsure = -2;

using OfStrips = std::array<double, Strips::count>;

/// The sums of the first one, two, ... strips.
void running_sums(const OfStrips& sum, OfStrips& running) {
  const Doubles d;
  const std::size_t width = hn::Lanes(d);
  const auto lane = hn::Iota(d, 0.0);
  auto before = hn::Zero(d);
  for (std::size_t first = 0; first < Strips::count; first += width) {
    auto even = before;
    auto odd = hn::Zero(d);
    for (std::size_t k = 0; k < width; ++k) {
      auto& lanes = k % 2 == 0 ? even : odd;
      const auto from_here = hn::Ge(lane, hn::Set(d, static_cast<double>(k)));
      lanes = hn::Add(lanes, hn::IfThenElseZero(from_here, hn::Set(d, sum[first + k])));
    }
    hn::StoreU(hn::Add(even, odd), d, running.data() + first);
    before = hn::Set(d, running[first + width - 1]);
  }
}

/// A running sum by strips, and the place it ends at where rounding cannot have decided about that; `unsure`
/// where it could have. Its terms are added several at a time, in another order than one after the other, and
/// what the factors add comes behind: these were written just before, one by one, and would have to be waited
/// for.
template <bool some_nearer>
HWY_INLINE std::ptrdiff_t place_by_strips(const WeightedPlaces& places, double need, double u) {
  const Doubles d;
  const std::size_t width = hn::Lanes(d);
  const std::size_t size = places.room.size();
  OfStrips sum;
  static_assert(2 * hn::MaxLanes(Doubles()) <= Strips::count);
  const std::size_t vectors = Strips::count / width;
  const auto weight_at = [&](std::size_t at) HWY_ATTR {
    const auto has_room = hn::Ge(hn::LoadU(d, places.room.data() + at), hn::Set(d, need));
    auto weight = hn::LoadU(d, places.offer.data() + at);
    if constexpr (some_nearer) weight = hn::Mul(weight, hn::LoadU(d, places.nearness.data() + at));
    return hn::IfThenElseZero(has_room, weight);
  };
  for (std::size_t v = 0; v < vectors; v += 2) {
    const std::size_t strip = v * width;
    auto even = hn::Zero(d);
    auto odd = hn::Zero(d);
    for (std::size_t at = strip; at < size; at += Strips::count) {
      even = hn::Add(even, weight_at(at));
      odd = hn::Add(odd, weight_at(at + width));
    }
    hn::StoreU(even, d, sum.data() + strip);
    hn::StoreU(odd, d, sum.data() + strip + width);
  }
  const auto plain_at = [&](std::size_t at) {
    const double nearness = some_nearer ? places.nearness[at] : 1.0;
    return places.room[at] >= need ? places.offer[at] * nearness : 0.0;
  };
  double added = 0.0;
  for (const std::size_t at : places.raised) {
    const double plain = plain_at(at);
    const double more = plain * places.factor[at] - plain;
    sum[at % Strips::count] += more;
    added += std::abs(more);
  }
  OfStrips running;
  running_sums(sum, running);
  const double whole = running.back();
  const double wanted = u * whole;
  std::size_t strip = 0;
  for (std::size_t k = 0; k < Strips::count; k += width)
    strip += hn::CountTrue(d, hn::Le(hn::LoadU(d, running.data() + k), hn::Set(d, wanted)));
  double passed = strip == 0 ? 0.0 : running[strip - 1];
  double before = passed;
  std::size_t at = strip;
  for (; at < size; at += Strips::count) {
    before = passed;
    passed += plain_at(at) * places.factor[at];
    if (wanted < passed) break;
  }
  // Sums of so many terms, all of them and what was added to and taken from them together no more than
  // `whole` and twice `added`, are within that many roundings of each other.
  const double doubt = 8.0 * static_cast<double>(size) * 0x1p-53 * (whole + 2.0 * added);
  const bool sure = at < size && wanted - before > doubt && passed - wanted > doubt;
  return sure ? static_cast<std::ptrdiff_t>(at) : unsure;
}

std::ptrdiff_t drawn_place(const WeightedPlaces& places, double need, double u) {
  return places.nearness.empty() ? place_by_strips<false>(places, need, u)
                                 : place_by_strips<true>(places, need, u);
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(drawn_place);

std::ptrdiff_t place_of_running_sum(const WeightedPlaces& places, double need, double u) {
  const std::size_t size = places.room.size();
  const Strips strips = Strips::of(size);
  const auto weight_of = [&](std::size_t place) {
    const std::size_t at = strips.at(place);
    const double nearness = places.nearness.empty() ? 1.0 : places.nearness[at];
    return places.room[at] >= need ? places.offer[at] * nearness * places.factor[at] : 0.0;
  };
  double sum = 0.0;
  for (std::size_t place = 0; place < size; ++place) sum += weight_of(place);
  const double wanted = u * sum;
  double passed = 0.0;
  std::ptrdiff_t last = -1;
  for (std::size_t place = 0; place < size; ++place) {
    const double weight = weight_of(place);
    if (weight <= 0.0) continue;
    last = static_cast<std::ptrdiff_t>(place);
    passed += weight;
    if (wanted < passed) break;
  }
  return last;
}

}  // namespace

std::ptrdiff_t draw_weighted(const WeightedPlaces& places, double need, double u) {
  if (places.room.size() % Strips::count != 0) throw std::invalid_argument("places that lie in no strips");
  const std::ptrdiff_t at = HWY_DYNAMIC_DISPATCH(drawn_place)(places, need, u);
  if (at == HWY_NAMESPACE::unsure) return place_of_running_sum(places, need, u);
  return static_cast<std::ptrdiff_t>(Strips::of(places.room.size()).place_at(static_cast<std::size_t>(at)));
}

}  // namespace taktskifte
#endif
