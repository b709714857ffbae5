#include "taktskifte/random/columns.hpp"

#include <algorithm>

#include "random/limits.hpp"
#include "taktskifte/random/draw.hpp"

#ifndef TAKTSKIFTE_RANDOM_ADDRESS  // this file is compiled once per instruction set
#define TAKTSKIFTE_RANDOM_ADDRESS
namespace taktskifte {
namespace {

// What the draws of a column share.
struct Address {
  std::array<std::uint32_t, 2> key;
  std::uint32_t what, replicate;
};

}  // namespace
}  // namespace taktskifte
#endif

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/columns.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "random/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

constexpr std::size_t most_lanes = HWY_MAX_BYTES / sizeof(double);

/// The first `count` of `lanes`, all of them where there is room.
HWY_INLINE void store_first(DoubleLanes lanes, std::span<double> to, std::size_t first) {
  const Doubles d;
  if (first + hn::Lanes(d) <= to.size()) return hn::StoreU(lanes, d, to.data() + first);
  HWY_ALIGN std::array<double, most_lanes> all;
  hn::Store(lanes, d, all.data());
  std::copy_n(all.begin(), to.size() - first, to.begin() + static_cast<std::ptrdiff_t>(first));
}

HWY_INLINE PhiloxLanes block_of(const Address& address, WordLanes pair, WordLanes who) {
  const Words w;
  return philox4x32({pair, who, hn::Set(w, address.what), hn::Set(w, address.replicate)}, address.key);
}

void uniforms_of_neighbours(const Address& address, std::uint32_t pair, std::uint32_t first,
                            std::span<double> even, std::span<double> odd) {
  const Words w;
  const auto pairs = hn::Set(w, pair);
  for (std::size_t i = 0; i < even.size(); i += hn::Lanes(w)) {
    const auto block = block_of(address, pairs, hn::Iota(w, first + i));
    store_first(uniform_of(block.word0, block.word1), even, i);
    if (!odd.empty()) store_first(uniform_of(block.word2, block.word3), odd, i);
  }
}

/// Eight numbers of 32 bits, or what is left of them, in lanes of 64.
HWY_INLINE WordLanes load_words(std::span<const std::uint32_t> from, std::size_t first) {
  const Words w;
  const hn::Rebind<std::uint32_t, Words> narrow;
  if (first + hn::Lanes(w) <= from.size()) return hn::PromoteTo(w, hn::LoadU(narrow, from.data() + first));
  HWY_ALIGN std::array<std::uint32_t, most_lanes> all{};
  std::copy(from.begin() + static_cast<std::ptrdiff_t>(first), from.end(), all.begin());
  return hn::PromoteTo(w, hn::Load(narrow, all.data()));
}

void uniforms_of_list(const Address& address, std::span<const std::uint32_t> who,
                      std::span<const std::uint32_t> pair, std::span<double> even, std::span<double> odd) {
  for (std::size_t i = 0; i < who.size(); i += hn::Lanes(Words())) {
    const auto block = block_of(address, load_words(pair, i), load_words(who, i));
    store_first(uniform_of(block.word0, block.word1), even, i);
    store_first(uniform_of(block.word2, block.word3), odd, i);
  }
}

/// ln(1 + x) as in draw.cpp.
HWY_INLINE DoubleLanes log_one_plus(DoubleLanes x) {
  const auto one = hn::Set(Doubles(), 1.0);
  const auto sum = hn::Add(one, x);
  const auto tiny = hn::Eq(sum, one);
  const auto rounded = hn::Sub(hn::IfThenElse(tiny, hn::Add(one, one), sum), one);
  return hn::IfThenElse(tiny, x, hn::Mul(log(sum), hn::Div(x, rounded)));
}

/// The search of draw.cpp from zero; 0 in the lanes of `elsewhere`.
HWY_INLINE DoubleLanes search_from_zero(DoubleLanes u, DoubleLanes n, DoubleLanes p,
                                        hn::Mask<Doubles> elsewhere) {
  const Doubles d;
  const auto one = hn::Set(d, 1.0);
  const auto odds = hn::Div(p, hn::Sub(one, p));
  auto term = exp(hn::Mul(n, log_one_plus(hn::Neg(p))));
  auto reached = term;
  auto k = hn::Zero(d);
  auto active = hn::AndNot(elsewhere, hn::And(hn::Lt(reached, u), hn::Lt(k, n)));
  while (!hn::AllFalse(d, active)) {
    const auto next_k = hn::Add(k, one);
    const auto step = hn::Mul(odds, hn::Div(hn::Sub(n, k), next_k));
    term = hn::Mul(term, step);
    const auto over = hn::And(hn::Lt(term, hn::Set(d, negligible)), hn::Lt(step, one));
    active = hn::AndNot(over, active);
    k = hn::IfThenElse(active, next_k, k);
    reached = hn::Add(reached, term);
    active = hn::And(active, hn::And(hn::Lt(reached, u), hn::Lt(k, n)));
  }
  return k;
}

/// As many counts as there are lanes.
HWY_INLINE void binomial_lanes(const double* u, const int* n, const double* p, int* counts) {
  const Doubles d;
  const hn::Rebind<std::int32_t, Doubles> narrow;
  const auto one = hn::Set(d, 1.0);
  const auto trials = hn::PromoteTo(d, hn::LoadU(narrow, n));
  const auto chance = hn::LoadU(d, p);
  const auto given = hn::LoadU(d, u);
  const auto mirrored = hn::Gt(chance, hn::Set(d, 0.5));
  const auto smaller = hn::IfThenElse(mirrored, hn::Sub(one, chance), chance);
  const auto facing = hn::IfThenElse(mirrored, hn::Sub(one, given), given);
  const auto inside = hn::Min(hn::Max(facing, hn::Set(d, tail)), hn::Set(d, 1.0 - tail));
  const auto large = hn::Ge(hn::Mul(trials, smaller), hn::Set(d, small_mean));
  const auto k = search_from_zero(inside, trials, hn::IfThenZeroElse(large, smaller), large);
  hn::StoreU(hn::DemoteTo(narrow, hn::IfThenElse(mirrored, hn::Sub(trials, k), k)), narrow, counts);
  if (HWY_LIKELY(hn::AllFalse(d, large))) return;
  HWY_ALIGN std::array<double, most_lanes> is_large;
  hn::Store(hn::IfThenElseZero(large, one), d, is_large.data());
  for (std::size_t i = 0; i < hn::Lanes(d); ++i)
    if (is_large[i] != 0.0) counts[i] = binomial(u[i], n[i], p[i]);
}

void binomial_column(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                     std::span<int> counts) {
  const std::size_t width = hn::Lanes(Doubles());
  std::size_t i = 0;
  for (; i + width <= u.size(); i += width)
    binomial_lanes(u.data() + i, n.data() + i, p.data() + i, counts.data() + i);
  for (; i < u.size(); ++i) counts[i] = binomial(u[i], n[i], p[i]);
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(uniforms_of_neighbours);
HWY_EXPORT(uniforms_of_list);
HWY_EXPORT(binomial_column);

Address address_of(const Draws& draws, Purpose purpose) {
  return {key_of(draws.luck), what_of(purpose, draws.step), draws.luck.replicate};
}

}  // namespace

void uniforms(const Draws& draws, Purpose purpose, std::uint32_t pair, std::size_t first,
              std::span<double> even, std::span<double> odd) {
  HWY_DYNAMIC_DISPATCH(uniforms_of_neighbours)
  (address_of(draws, purpose), pair, static_cast<std::uint32_t>(first), even, odd);
}

void uniforms_at(const Draws& draws, Purpose purpose, std::span<const std::uint32_t> who,
                 std::span<const std::uint32_t> pair, std::span<double> even, std::span<double> odd) {
  HWY_DYNAMIC_DISPATCH(uniforms_of_list)(address_of(draws, purpose), who, pair, even, odd);
}

void binomials(std::span<const double> u, std::span<const int> n, std::span<const double> p,
               std::span<int> counts) {
  HWY_DYNAMIC_DISPATCH(binomial_column)(u, n, p, counts);
}

}  // namespace taktskifte
#endif
