// exp, ln and their kin for several numbers side by side, one file for every processor that Highway knows.
// Bit for bit the functions of core/math.hpp: the same operations in the same order, no fused multiply-add.
// Included once per target (hence the toggle instead of #pragma once), from files that name themselves in
// HWY_TARGET_INCLUDE.
#if defined(TAKTSKIFTE_CORE_MATH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TAKTSKIFTE_CORE_MATH_INL
#undef TAKTSKIFTE_CORE_MATH_INL
#else
#define TAKTSKIFTE_CORE_MATH_INL
#endif

#include <hwy/highway.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/math_constants.hpp"
#include "taktskifte/core/math.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Doubles = hn::ScalableTag<double>;
using Words = hn::RebindToUnsigned<Doubles>;
using DoubleLanes = hn::Vec<Doubles>;
using WordLanes = hn::Vec<Words>;

/// A whole number below 2^52 as a double.
HWY_INLINE DoubleLanes whole(WordLanes number) {
  const Doubles d;
  const Words w;
  const auto two_to_52 = hn::Set(d, 0x1p52);
  return hn::Sub(hn::BitCast(d, hn::Or(number, hn::BitCast(w, two_to_52))), two_to_52);
}

/// f of every lane by itself, for the arguments that the lanes below leave out.
template <class Function>
HWY_INLINE DoubleLanes one_by_one(DoubleLanes x, Function f) {
  const Doubles d;
  HWY_ALIGN std::array<double, HWY_MAX_BYTES / sizeof(double)> lanes;
  hn::Store(x, d, lanes.data());
  for (std::size_t i = 0; i < hn::Lanes(d); ++i) lanes[i] = f(lanes[i]);
  return hn::Load(d, lanes.data());
}

template <std::size_t N>
HWY_INLINE DoubleLanes polynomial(const std::array<double, N>& coefficients, DoubleLanes x) {
  const Doubles d;
  auto sum = hn::Set(d, coefficients[N - 1]);
  for (std::size_t i = N - 1; i-- > 0;) sum = hn::Add(hn::Mul(sum, x), hn::Set(d, coefficients[i]));
  return sum;
}

HWY_INLINE DoubleLanes exp(DoubleLanes x) {
  const Doubles d;
  const Words w;
  const auto c = [&](double value) { return hn::Set(d, value); };
  // Within these bounds 2^k is a normal number.
  const auto ordinary = hn::And(hn::Gt(x, c(-708.0)), hn::Lt(x, c(709.0)));
  if (HWY_UNLIKELY(!hn::AllTrue(d, ordinary)))
    return one_by_one(x, [](double one) { return taktskifte::exp(one); });

  const auto shifted = hn::Add(hn::Mul(x, c(one_over_ln2)), c(rounder));
  const auto k = hn::Sub(shifted, c(rounder));
  const auto r = hn::Sub(hn::Sub(x, hn::Mul(k, c(ln2_high))), hn::Mul(k, c(ln2_low)));
  const auto r2 = hn::Mul(r, r);
  const auto r4 = hn::Mul(r2, r2);
  const auto group = [&](const std::array<double, 4>& t) {
    return hn::Add(hn::Add(c(t[0]), hn::Mul(r, c(t[1]))), hn::Mul(r2, hn::Add(c(t[2]), hn::Mul(r, c(t[3])))));
  };
  const auto high = hn::Add(group(exp_terms[1]), hn::Mul(r4, group(exp_terms[2])));
  const auto rest = hn::Add(group(exp_terms[0]), hn::Mul(r4, high));
  const auto fraction = hn::Add(c(1.0), hn::Add(r, hn::Mul(r2, rest)));
  // The lowest bits of `shifted` are those of k.
  const auto power = hn::ShiftLeft<52>(hn::Add(hn::BitCast(w, shifted), hn::Set(w, 1023)));
  return hn::Mul(fraction, hn::BitCast(d, power));
}

HWY_INLINE DoubleLanes log(DoubleLanes x) {
  const Doubles d;
  const Words w;
  const auto c = [&](double value) { return hn::Set(d, value); };
  const auto ordinary = hn::And(hn::Ge(x, c(0x1p-1022)), hn::Lt(x, c(infinity)));
  if (HWY_UNLIKELY(!hn::AllTrue(d, ordinary)))
    return one_by_one(x, [](double one) { return taktskifte::log(one); });

  const auto bits = hn::BitCast(w, x);
  const auto steps =
      hn::ShiftRight<52>(hn::Add(bits, hn::Set(w, (std::uint64_t{1023} << 52U) - root_half_bits)));
  const auto m = hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<52>(hn::Sub(steps, hn::Set(w, 1023)))));
  const auto f = hn::Sub(m, c(1.0));
  const auto s = hn::Div(f, hn::Add(c(2.0), f));
  const auto s2 = hn::Mul(s, s);
  const auto s4 = hn::Mul(s2, s2);
  const auto rest = hn::Mul(s2, hn::Add(polynomial(log_even, s4), hn::Mul(s2, polynomial(log_odd, s4))));
  const auto k = hn::Sub(whole(steps), c(1023.0));
  return hn::Add(hn::Mul(k, c(ln2_high)),
                 hn::Sub(f, hn::Sub(hn::Mul(s, hn::Sub(f, rest)), hn::Mul(k, c(ln2_low)))));
}

HWY_INLINE DoubleLanes logistic(DoubleLanes x) {
  const auto one = hn::Set(Doubles(), 1.0);
  return hn::Div(one, hn::Add(one, exp(hn::Neg(x))));
}

HWY_INLINE DoubleLanes normal_quantile(DoubleLanes p) {
  const Doubles d;
  const auto c = [&](double value) { return hn::Set(d, value); };
  const auto q = hn::Sub(p, c(0.5));
  const auto central = hn::Le(hn::Abs(q), c(0.425));
  const auto t = hn::Sub(c(0.180625), hn::Mul(q, q));
  const auto middle =
      hn::Mul(q, hn::Div(polynomial(quantile_middle[0], t), polynomial(quantile_middle[1], t)));
  if (hn::AllTrue(d, central)) return middle;

  const auto negative = hn::Lt(q, hn::Zero(d));
  const auto outer = hn::IfThenElse(negative, p, hn::Sub(c(1.0), p));
  const auto r = hn::Sqrt(hn::Neg(log(hn::IfThenElse(central, c(0.5), outer))));
  // The far tails hold fewer than three numbers in 10^11.
  if (HWY_UNLIKELY(!hn::AllTrue(d, hn::Le(r, c(5.0)))))
    return one_by_one(p, [](double one) { return taktskifte::normal_quantile(one); });
  const auto v = hn::Sub(r, c(1.6));
  const auto size = hn::Div(polynomial(quantile_tail[0], v), polynomial(quantile_tail[1], v));
  return hn::IfThenElse(central, middle, hn::IfThenElse(negative, hn::Neg(size), size));
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
