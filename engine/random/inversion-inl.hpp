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

struct PoissonStepUp {
  DoubleLanes mean;
  HWY_INLINE DoubleLanes operator()(DoubleLanes, DoubleLanes next) const { return hn::Div(mean, next); }
};

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
