// Single-precision functions for several numbers side by side, of the reference workload. Only + - * / and
// sqrt, so that every instruction set gives the same bits.
#if defined(TAKTSKIFTE_BENCH_FLOAT_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TAKTSKIFTE_BENCH_FLOAT_INL
#undef TAKTSKIFTE_BENCH_FLOAT_INL
#else
#define TAKTSKIFTE_BENCH_FLOAT_INL
#endif

#include <hwy/highway.h>

#include <array>
#include <cstddef>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace taktskifte::bench::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

template <class D, std::size_t N>
HWY_INLINE hn::Vec<D> horner(D d, const std::array<float, N>& coefficients, hn::Vec<D> x) {
  auto sum = hn::Set(d, coefficients[0]);
  for (std::size_t i = 1; i < N; ++i) sum = hn::Add(hn::Mul(sum, x), hn::Set(d, coefficients[i]));
  return sum;
}

/// e^x, |x| < 80, within 3e-7 of itself: Taylor to r^6 after taking off k ln 2, |r| <= ln(2)/2.
template <class D>
HWY_INLINE hn::Vec<D> exp(D d, hn::Vec<D> x) {
  const hn::RebindToUnsigned<D> w;
  constexpr float rounder = 0x1.8p23F;
  constexpr std::array<float, 7> taylor{1.0F / 720, 1.0F / 120, 1.0F / 24, 1.0F / 6, 1.0F / 2, 1.0F, 1.0F};
  const auto shifted = hn::Add(hn::Mul(x, hn::Set(d, 0x1.715476p+0F)), hn::Set(d, rounder));
  const auto k = hn::Sub(shifted, hn::Set(d, rounder));
  // ln 2 in two parts, the first of 15 bits: times k it is exact.
  auto r = hn::Sub(x, hn::Mul(k, hn::Set(d, 0x1.62e4p-1F)));
  r = hn::Sub(r, hn::Mul(k, hn::Set(d, 0x1.7f7d1cp-20F)));
  const auto power = hn::ShiftLeft<23>(hn::Add(hn::BitCast(w, shifted), hn::Set(w, 127U)));
  return hn::Mul(horner(d, taylor, r), hn::BitCast(d, power));
}

/// ln x of a normal number, within 3e-7 or 3e-7 of itself: 2 atanh(f / (2 + f)) after taking off the
/// exponent.
template <class D>
HWY_INLINE hn::Vec<D> log(D d, hn::Vec<D> x) {
  const hn::RebindToUnsigned<D> w;
  const hn::RebindToSigned<D> whole;
  constexpr std::uint32_t root_half = 0x3F3504F3U;  // the bits of sqrt(1/2)
  constexpr std::array<float, 5> series{2.0F / 11, 2.0F / 9, 2.0F / 7, 2.0F / 5, 2.0F / 3};
  const auto bits = hn::BitCast(w, x);
  const auto steps = hn::ShiftRight<23>(hn::Add(bits, hn::Set(w, (127U << 23U) - root_half)));
  const auto m = hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<23>(hn::Sub(steps, hn::Set(w, 127U)))));
  const auto f = hn::Sub(m, hn::Set(d, 1.0F));
  const auto s = hn::Div(f, hn::Add(f, hn::Set(d, 2.0F)));
  const auto s2 = hn::Mul(s, s);
  const auto rest = hn::Mul(s2, horner(d, series, s2));
  const auto k = hn::ConvertTo(d, hn::Sub(hn::BitCast(whole, steps), hn::Set(whole, 127)));
  return hn::Add(hn::Mul(k, hn::Set(d, 0x1.62e43p-1F)), hn::Sub(f, hn::Mul(s, hn::Sub(f, rest))));
}

/// The standard normal quantile at (1 + x) / 2, |x| <= 1 - 2^-23, within 4e-6. Source: Giles (2010),
/// "Approximating the erfinv function", GPU Computing Gems; erfinv(x) times sqrt(2).
template <class D>
HWY_INLINE hn::Vec<D> normal_quantile(D d, hn::Vec<D> x) {
  constexpr std::array<float, 9> central{2.81022636e-08F,  3.43273939e-07F, -3.5233877e-06F,
                                         -4.39150654e-06F, 0.00021858087F,  -0.00125372503F,
                                         -0.00417768164F,  0.246640727F,    1.50140941F};
  constexpr std::array<float, 9> far{-0.000200214257F, 0.000100950558F, 0.00134934322F,
                                     -0.00367342844F,  0.00573950773F,  -0.0076224613F,
                                     0.00943887047F,   1.00167406F,     2.83297682F};
  const auto one = hn::Set(d, 1.0F);
  const auto w = hn::Neg(log(d, hn::Mul(hn::Sub(one, x), hn::Add(one, x))));
  const auto near = hn::Lt(w, hn::Set(d, 5.0F));
  auto size = horner(d, central, hn::Sub(w, hn::Set(d, 2.5F)));
  if (HWY_UNLIKELY(!hn::AllTrue(d, near))) {
    const auto v = hn::Sub(hn::Sqrt(hn::IfThenElse(near, hn::Set(d, 5.0F), w)), hn::Set(d, 3.0F));
    size = hn::IfThenElse(near, size, horner(d, far, v));
  }
  return hn::Mul(hn::Mul(size, x), hn::Set(d, 1.41421356F));
}

}  // namespace taktskifte::bench::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
