// Draws of counts by inversion, several side by side: bit for bit the searches of random/inversion.hpp.
#if defined(TAKTSKIFTE_RANDOM_INVERSION_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TAKTSKIFTE_RANDOM_INVERSION_INL
#undef TAKTSKIFTE_RANDOM_INVERSION_INL
#else
#define TAKTSKIFTE_RANDOM_INVERSION_INL
#endif

#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>
#include <limits>

#include "core/math-inl.hpp"
#include "random/limits.hpp"
#include "taktskifte/random/draw.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

/// ln(1 + x) as in draw.cpp.
HWY_INLINE DoubleLanes log_one_plus(DoubleLanes x) {
  const auto one = hn::Set(Doubles(), 1.0);
  const auto sum = hn::Add(one, x);
  const auto tiny = hn::Eq(sum, one);
  const auto rounded = hn::Sub(hn::IfThenElse(tiny, hn::Add(one, one), sum), one);
  return hn::IfThenElse(tiny, x, hn::Mul(log(sum), hn::Div(x, rounded)));
}

/// search_up of draw.cpp in the lanes of `active`; the others keep k. step_up(k, k + 1) = P(k + 1) / P(k).
template <class StepUp>
HWY_INLINE DoubleLanes search_up(DoubleLanes u, DoubleLanes last, StepUp step_up, DoubleLanes k,
                                 DoubleLanes reached, DoubleLanes term, hn::Mask<Doubles> active) {
  const Doubles d;
  const auto one = hn::Set(d, 1.0);
  active = hn::And(active, hn::And(hn::Lt(reached, u), hn::Lt(k, last)));
  // Where active lanes are; it goes on whatever they do, so that no step waits for the decision of the last.
  auto here = k;
  while (!hn::AllFalse(d, active)) {
    const auto next = hn::Add(here, one);
    const auto step = step_up(here, next);
    here = next;
    term = hn::Mul(term, step);
    const auto over = hn::And(hn::Lt(term, hn::Set(d, negligible)), hn::Lt(step, one));
    active = hn::AndNot(over, active);
    k = hn::IfThenElse(active, next, k);
    reached = hn::Add(reached, term);
    active = hn::And(active, hn::And(hn::Lt(reached, u), hn::Lt(k, last)));
  }
  return k;
}

struct BinomialStepUp {
  DoubleLanes n, odds;
  HWY_INLINE DoubleLanes operator()(DoubleLanes k, DoubleLanes next) const {
    return hn::Mul(odds, hn::Div(hn::Sub(n, k), next));
  }
};
struct PoissonStepUp {
  DoubleLanes mean;
  HWY_INLINE DoubleLanes operator()(DoubleLanes, DoubleLanes next) const { return hn::Div(mean, next); }
};

/// The search of draw.cpp from zero, in the lanes of `here`; 0 in the others.
HWY_INLINE DoubleLanes search_from_zero(DoubleLanes u, DoubleLanes n, DoubleLanes p, hn::Mask<Doubles> here) {
  const auto odds = hn::Div(p, hn::Sub(hn::Set(Doubles(), 1.0), p));
  const auto at_zero = exp(hn::Mul(n, log_one_plus(hn::Neg(p))));
  return search_up(u, n, BinomialStepUp{n, odds}, hn::Zero(Doubles()), at_zero, at_zero, here);
}

/// Stirling's rest as in draw.cpp.
HWY_INLINE DoubleLanes stirling_rest(DoubleLanes n) {
  const auto c = [&](double value) { return hn::Set(Doubles(), value); };
  const auto inverse = hn::Div(c(1.0), n);
  const auto inverse2 = hn::Mul(inverse, inverse);
  auto sum = hn::Sub(c(1.0 / 1680), hn::Div(inverse2, c(1188)));
  sum = hn::Sub(c(1.0 / 1260), hn::Mul(inverse2, sum));
  sum = hn::Sub(c(1.0 / 360), hn::Mul(inverse2, sum));
  return hn::Mul(inverse, hn::Sub(c(1.0 / 12), hn::Mul(inverse2, sum)));
}

/// The deviance of draw.cpp where it is summed as a series: near the mean.
HWY_INLINE DoubleLanes deviance_near_mean(DoubleLanes k, DoubleLanes mean) {
  const auto c = [&](double value) { return hn::Set(Doubles(), value); };
  const auto difference = hn::Sub(k, mean);
  const auto v = hn::Div(difference, hn::Add(k, mean));
  const auto v2 = hn::Mul(v, v);
  auto sum = hn::Mul(difference, v);
  auto power = hn::Mul(hn::Mul(c(2.0), k), v);
  for (int odd = 3; odd < 25; odd += 2) {
    power = hn::Mul(power, v2);
    sum = hn::Add(sum, hn::Div(power, c(odd)));
  }
  return sum;
}

/// The probability of the mode, as BinomialLaw::at in draw.cpp: with means from `small_mean` on the mode lies
/// so near the mean, of successes and of failures, that the series holds.
HWY_INLINE DoubleLanes probability_of_mode(DoubleLanes n, DoubleLanes p, DoubleLanes mode) {
  static_assert(1.0 / (2.0 * small_mean - 1.0) < 0.1);
  const auto c = [&](double value) { return hn::Set(Doubles(), value); };
  const auto rest = hn::Sub(n, mode);
  auto logarithm = hn::Sub(stirling_rest(n), stirling_rest(mode));
  logarithm = hn::Sub(logarithm, stirling_rest(rest));
  logarithm = hn::Sub(logarithm, deviance_near_mean(mode, hn::Mul(n, p)));
  logarithm = hn::Sub(logarithm, deviance_near_mean(rest, hn::Mul(n, hn::Sub(c(1.0), p))));
  const auto spread = hn::Mul(hn::Mul(c(2.0 * pi), mode), rest);
  return hn::Mul(exp(logarithm), hn::Sqrt(hn::Div(n, spread)));
}

/// The search of draw.cpp from the mode, in the lanes of `here`; anything in the others.
HWY_INLINE DoubleLanes search_from_mode(DoubleLanes u, DoubleLanes n, DoubleLanes p, hn::Mask<Doubles> here) {
  const Doubles d;
  const auto zero = hn::Zero(d);
  const auto one = hn::Set(d, 1.0);
  const auto least = hn::Set(d, negligible);
  // Lanes that are not asked for compute a harmless case.
  n = hn::IfThenElse(here, n, hn::Set(d, 4.0 * small_mean));
  p = hn::IfThenElse(here, p, hn::Set(d, 0.5));
  const auto odds = hn::Div(p, hn::Sub(one, p));
  const auto step_down = [&](DoubleLanes k)
                             HWY_ATTR { return hn::Div(k, hn::Mul(odds, hn::Add(hn::Sub(n, k), one))); };
  const auto mode = hn::Floor(hn::Mul(hn::Add(n, one), p));
  const auto peak = probability_of_mode(n, p, mode);

  auto reached = peak;
  auto term = peak;
  auto k = mode;
  auto active = hn::And(here, hn::And(hn::Gt(k, zero), hn::Gt(term, least)));
  while (!hn::AllFalse(d, active)) {
    term = hn::Mul(term, step_down(k));
    reached = hn::IfThenElse(active, hn::Add(reached, term), reached);
    k = hn::Sub(k, one);
    active = hn::And(active, hn::And(hn::Gt(k, zero), hn::Gt(term, least)));
  }

  const auto above = hn::And(here, hn::Lt(reached, u));
  const auto top = search_up(u, n, BinomialStepUp{n, odds}, mode, reached, peak, above);

  term = peak;
  k = mode;
  auto place = mode;
  const auto goes_down = [&]() HWY_ATTR {
    return hn::And(hn::Gt(place, zero), hn::And(hn::Ge(hn::Sub(reached, term), u), hn::Gt(term, least)));
  };
  active = hn::And(hn::AndNot(above, here), goes_down());
  while (!hn::AllFalse(d, active)) {
    reached = hn::Sub(reached, term);
    term = hn::Mul(term, step_down(place));
    place = hn::Sub(place, one);
    k = hn::IfThenElse(active, place, k);
    active = hn::And(active, goes_down());
  }
  return hn::IfThenElse(above, top, k);
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
  auto k = hn::Zero(d);
  if (!hn::AllTrue(d, large))
    k = search_from_zero(inside, trials, hn::IfThenZeroElse(large, smaller), hn::Not(large));
  if (!hn::AllFalse(d, large)) k = hn::IfThenElse(large, search_from_mode(inside, trials, smaller, large), k);
  hn::StoreU(hn::DemoteTo(narrow, hn::IfThenElse(mirrored, hn::Sub(trials, k), k)), narrow, counts);
}

/// As many counts as there are lanes.
HWY_INLINE void poisson_lanes(const double* u, const double* mean, int* counts) {
  const Doubles d;
  const hn::Rebind<std::int32_t, Doubles> narrow;
  const auto last = hn::Set(d, std::numeric_limits<int>::max());
  const auto expected = hn::LoadU(d, mean);
  const auto small = hn::And(hn::Gt(expected, hn::Zero(d)), hn::Lt(expected, hn::Set(d, small_mean)));
  const auto inside = hn::Min(hn::Max(hn::LoadU(d, u), hn::Set(d, tail)), hn::Set(d, 1.0 - tail));
  const auto m = hn::IfThenElseZero(small, expected);
  const auto at_zero = exp(hn::Neg(m));
  const auto k = search_up(inside, last, PoissonStepUp{m}, hn::Zero(d), at_zero, at_zero, small);
  hn::StoreU(hn::DemoteTo(narrow, k), narrow, counts);
  if (hn::AllTrue(d, small)) return;
  for (std::size_t j = 0; j < hn::Lanes(d); ++j)
    if (!(mean[j] < small_mean)) counts[j] = poisson(u[j], mean[j]);
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
