#include "taktskifte/random/columns.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <vector>

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

struct BetaShapes {
  double a, b;
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

HWY_INLINE PhiloxLanes<Words> start_of(const Address& address, WordLanes pair, WordLanes who) {
  const Words w;
  return {pair, who, hn::Set(w, address.what), hn::Set(w, address.replicate)};
}
HWY_INLINE PhiloxLanes<Words> block_of(const Address& address, WordLanes pair, WordLanes who) {
  PhiloxLanes<Words> block[1] = {start_of(address, pair, who)};
  philox_rounds(Words(), block, address.key);
  return block[0];
}

/// The two uniforms of each block; `odd` may be empty.
HWY_INLINE void store_pair(const PhiloxLanes<Words>& block, std::span<double> even, std::span<double> odd,
                           std::size_t first) {
  store_first(uniform_of(block.word0, block.word1), even, first);
  if (!odd.empty()) store_first(uniform_of(block.word2, block.word3), odd, first);
}

// The rounds of one block wait for each other; those of several vectors of blocks do not.
constexpr std::size_t side_by_side = 4;

void uniforms_of_neighbours(const Address& address, std::uint32_t pair, std::uint32_t first,
                            std::span<double> even, std::span<double> odd) {
  const Words w;
  const auto pairs = hn::Set(w, pair);
  const std::size_t width = hn::Lanes(w);
  std::size_t i = 0;
  for (; i + side_by_side * width <= even.size(); i += side_by_side * width) {
    PhiloxLanes<Words> blocks[side_by_side];
    for (std::size_t b = 0; b < side_by_side; ++b)
      blocks[b] = start_of(address, pairs, hn::Iota(w, first + i + b * width));
    philox_rounds(Words(), blocks, address.key);
    for (std::size_t b = 0; b < side_by_side; ++b) store_pair(blocks[b], even, odd, i + b * width);
  }
  for (; i < even.size(); i += width)
    store_pair(block_of(address, pairs, hn::Iota(w, first + i)), even, odd, i);
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
  const std::size_t width = hn::Lanes(Words());
  std::size_t i = 0;
  for (; i + side_by_side * width <= who.size(); i += side_by_side * width) {
    PhiloxLanes<Words> blocks[side_by_side];
    for (std::size_t b = 0; b < side_by_side; ++b)
      blocks[b] = start_of(address, load_words(pair, i + b * width), load_words(who, i + b * width));
    philox_rounds(Words(), blocks, address.key);
    for (std::size_t b = 0; b < side_by_side; ++b) store_pair(blocks[b], even, odd, i + b * width);
  }
  for (; i < who.size(); i += width)
    store_pair(block_of(address, load_words(pair, i), load_words(who, i)), even, odd, i);
}

/// The first attempt at ln of a Gamma(shape, 1) draw as in draw.cpp, from the draws at `next`.
struct GammaAttempt {
  DoubleLanes logarithm;
  hn::Mask<Doubles> accepted;
};
HWY_INLINE GammaAttempt log_gamma_attempt(double shape, const DoubleLanes* next) {
  const Doubles d;
  const auto c = [&](double value) { return hn::Set(d, value); };
  const bool small = shape < 1.0;
  const auto boost = small ? hn::Div(log(*next++), c(shape)) : hn::Zero(d);
  const double scale = (small ? shape + 1.0 : shape) - 1.0 / 3.0;
  const double width = 1.0 / std::sqrt(9.0 * scale);
  const auto x = normal_quantile(next[0]);
  const auto root = hn::Add(c(1.0), hn::Mul(c(width), x));
  const auto inside = hn::Gt(root, hn::Zero(d));
  const auto v = hn::IfThenElse(inside, hn::Mul(hn::Mul(root, root), root), c(1.0));
  const auto log_v = log(v);
  auto bound = hn::Add(hn::Mul(hn::Mul(c(0.5), x), x), c(scale));
  bound = hn::Sub(bound, hn::Mul(c(scale), v));
  bound = hn::Add(bound, hn::Mul(c(scale), log_v));
  return {hn::Add(hn::Add(boost, c(taktskifte::log(scale))), log_v),
          hn::And(inside, hn::Lt(log(next[1]), bound))};
}

void beta_column(const Address& address, std::span<const std::uint32_t> who,
                 std::span<const std::uint32_t> first, BetaShapes shapes, std::span<double> values,
                 std::span<std::uint8_t> done) {
  const Doubles d;
  const std::size_t of_a = shapes.a < 1.0 ? 3 : 2;
  const std::size_t of_both = of_a + (shapes.b < 1.0 ? 3 : 2);
  for (std::size_t i = 0; i < who.size(); i += hn::Lanes(d)) {
    const auto pair = hn::ShiftRight<1>(load_words(first, i));
    const auto whose = load_words(who, i);
    DoubleLanes u[6];
    for (std::size_t j = 0; j < of_both; j += 2) {
      const auto block = block_of(address, hn::Add(pair, hn::Set(Words(), j / 2)), whose);
      u[j] = uniform_of(block.word0, block.word1);
      u[j + 1] = uniform_of(block.word2, block.word3);
    }
    const auto one = log_gamma_attempt(shapes.a, u);
    const auto other = log_gamma_attempt(shapes.b, u + of_a);
    store_first(logistic(hn::Sub(one.logarithm, other.logarithm)), values, i);
    HWY_ALIGN std::array<double, most_lanes> accepted;
    hn::Store(hn::IfThenElseZero(hn::And(one.accepted, other.accepted), hn::Set(d, 1.0)), d, accepted.data());
    for (std::size_t j = i; j < std::min(i + hn::Lanes(d), who.size()); ++j)
      done[j] = accepted[j - i] != 0.0 ? 1 : 0;
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

constexpr std::size_t sorted_at_a_time = 256;

/// How many numbers a search looks at, roughly: draws alike in it are searched side by side. The exponent of
/// the mean, two classes an octave.
inline std::size_t length_class(int n, double p) {
  const double mean = n * (p > 0.5 ? 1.0 - p : p);
  const auto bits = std::bit_cast<std::uint64_t>(mean) >> 51U;
  constexpr std::uint64_t from = std::uint64_t{1023 - 2} << 1U;  // 1/4 and less
  return bits <= from || bits >> 12U != 0 ? 0 : std::min<std::uint64_t>(bits - from, 31);
}

/// Copies of what the lanes beyond the last draw need: no trials.
struct Padded {
  HWY_ALIGN std::array<double, sorted_at_a_time + most_lanes> u, p;
  HWY_ALIGN std::array<int, sorted_at_a_time + most_lanes> n, counts;

  void end_at(std::size_t size) {
    std::fill_n(u.begin() + static_cast<std::ptrdiff_t>(size), most_lanes, 0.5);
    std::fill_n(p.begin() + static_cast<std::ptrdiff_t>(size), most_lanes, 0.0);
    std::fill_n(n.begin() + static_cast<std::ptrdiff_t>(size), most_lanes, 0);
  }
  void draw(std::size_t size) {
    for (std::size_t i = 0; i < size; i += hn::Lanes(Doubles()))
      binomial_lanes(u.data() + i, n.data() + i, p.data() + i, counts.data() + i);
  }
};

/// Draws with long searches among them: those of a like length side by side.
void binomials_by_length(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                         std::span<int> counts) {
  const std::size_t size = u.size();
  constexpr std::uint8_t no_trials = 32;  // behind all others, and not drawn
  std::array<std::uint16_t, no_trials + 2> start{};
  std::array<std::uint8_t, sorted_at_a_time> length;
  for (std::size_t i = 0; i < size; ++i) {
    length[i] = n[i] > 0 ? static_cast<std::uint8_t>(length_class(n[i], p[i])) : no_trials;
    ++start[length[i] + 1U];
  }
  const std::size_t without_trials = start[no_trials + 1U];
  for (std::size_t c = 1; c < start.size(); ++c)
    start[c] = static_cast<std::uint16_t>(start[c] + start[c - 1]);
  Padded sorted;
  std::array<std::uint16_t, sorted_at_a_time> place;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t to = start[length[i]]++;
    place[i] = static_cast<std::uint16_t>(to);
    sorted.u[to] = u[i];
    sorted.p[to] = p[i];
    sorted.n[to] = n[i];
  }
  const std::size_t drawn = size - without_trials;
  sorted.end_at(drawn);
  sorted.draw(drawn);
  std::fill_n(sorted.counts.begin() + static_cast<std::ptrdiff_t>(drawn), without_trials, 0);
  for (std::size_t i = 0; i < size; ++i) counts[i] = sorted.counts[place[i]];
}

void binomials_in_order(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                        std::span<int> counts) {
  const std::size_t width = hn::Lanes(Doubles());
  const std::size_t whole = u.size() - u.size() % width;
  for (std::size_t i = 0; i < whole; i += width)
    binomial_lanes(u.data() + i, n.data() + i, p.data() + i, counts.data() + i);
  const std::size_t left = u.size() - whole;
  if (left == 0) return;
  Padded last;
  std::copy_n(u.begin() + static_cast<std::ptrdiff_t>(whole), left, last.u.begin());
  std::copy_n(p.begin() + static_cast<std::ptrdiff_t>(whole), left, last.p.begin());
  std::copy_n(n.begin() + static_cast<std::ptrdiff_t>(whole), left, last.n.begin());
  last.end_at(left);
  last.draw(left);
  std::copy_n(last.counts.begin(), left, counts.begin() + static_cast<std::ptrdiff_t>(whole));
}

/// Whether the searches side by side wait so much for the longest among them that sorting pays: what they
/// wait for, in terms of a search, against the cost of sorting a draw, in terms too (measured).
bool pays_to_sort(std::span<const int> n, std::span<const double> p) {
  constexpr double sorting = 2.0;
  const Doubles d;
  const hn::Rebind<std::int32_t, Doubles> narrow;
  const auto lanes = static_cast<double>(hn::Lanes(d));
  double waits = 0.0;
  for (std::size_t i = 0; i + hn::Lanes(d) <= n.size(); i += hn::Lanes(d)) {
    const auto chance = hn::LoadU(d, p.data() + i);
    const auto smaller = hn::Min(chance, hn::Sub(hn::Set(d, 1.0), chance));
    const auto mean = hn::Mul(hn::PromoteTo(d, hn::LoadU(narrow, n.data() + i)), smaller);
    waits += lanes * hn::GetLane(hn::MaxOfLanes(d, mean)) - hn::GetLane(hn::SumOfLanes(d, mean));
  }
  return waits > lanes * sorting * static_cast<double>(n.size());
}

void binomial_column(std::span<const double> u, std::span<const int> n, std::span<const double> p,
                     std::span<int> counts) {
  for (std::size_t first = 0; first < u.size(); first += sorted_at_a_time) {
    const std::size_t count = std::min(sorted_at_a_time, u.size() - first);
    const auto draw = pays_to_sort(n.subspan(first, count), p.subspan(first, count)) ? binomials_by_length
                                                                                     : binomials_in_order;
    draw(u.subspan(first, count), n.subspan(first, count), p.subspan(first, count),
         counts.subspan(first, count));
  }
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

/// law(u, n) where n is in the table; anything elsewhere.
void tabled_column(std::span<const double> u, std::span<const int> n, const BinomialOf& law,
                   std::span<int> counts) {
  if (law.rows().empty()) {
    for (std::size_t i = 0; i < u.size(); ++i) counts[i] = law.chance() > 0.0 ? n[i] : 0;
    return;
  }
  const hn::CappedTag<double, BinomialOf::lanes> d;
  const BinomialOf::Row* const rows = law.rows().data();
  const double* const values = law.values().data();
  const bool mirrored = law.mirrored();
  for (std::size_t i = 0; i < u.size(); ++i) {
    const auto trials = static_cast<std::size_t>(std::clamp(n[i], 0, BinomialOf::largest));
    const BinomialOf::Row row = rows[trials];
    const auto inside = hn::Set(d, std::clamp(mirrored ? 1.0 - u[i] : u[i], tail, 1.0 - tail));
    std::size_t k = row.first;
    for (std::size_t j = row.start; j < row.start + row.size; j += hn::Lanes(d))
      k += hn::CountTrue(d, hn::Lt(hn::LoadU(d, values + j), inside));
    counts[i] = static_cast<int>(mirrored ? trials - k : k);
  }
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(uniforms_of_neighbours);
HWY_EXPORT(uniforms_of_list);
HWY_EXPORT(binomial_column);
HWY_EXPORT(beta_column);
HWY_EXPORT(poisson_column);
HWY_EXPORT(tabled_column);

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

void betas(const Draws& draws, Purpose purpose, std::span<const std::uint32_t> who,
           std::span<const std::uint32_t> first, double a, double b, std::span<double> values) {
  std::vector<std::uint8_t> done(who.size());
  HWY_DYNAMIC_DISPATCH(beta_column)(address_of(draws, purpose), who, first, {a, b}, values, done);
  for (std::size_t i = 0; i < who.size(); ++i) {
    if (done[i] != 0) continue;  // the first attempts held
    Sequence sequence(draws.of(purpose, who[i]), first[i]);
    values[i] = beta(sequence, a, b);
  }
}

void poissons(std::span<const double> u, std::span<const double> mean, std::span<int> counts) {
  HWY_DYNAMIC_DISPATCH(poisson_column)(u, mean, counts);
}

void binomials(std::span<const double> u, std::span<const int> n, std::span<const double> p,
               std::span<int> counts) {
  HWY_DYNAMIC_DISPATCH(binomial_column)(u, n, p, counts);
}

void binomials(std::span<const double> u, std::span<const int> n, const BinomialOf& law,
               std::span<int> counts) {
  constexpr std::size_t room = 64;
  std::array<std::size_t, room> place;  // of those that the law has no table for
  std::array<double, room> large_u;
  std::array<int, room> large_n;
  std::array<int, room> drawn;
  std::array<double, room> chance;
  chance.fill(law.chance());
  std::size_t waiting = 0;
  const auto draw_waiting = [&] {
    binomials(std::span(large_u).first(waiting), std::span(large_n).first(waiting),
              std::span(chance).first(waiting), std::span(drawn).first(waiting));
    for (std::size_t j = 0; j < waiting; ++j) counts[place[j]] = drawn[j];
    waiting = 0;
  };
  HWY_DYNAMIC_DISPATCH(tabled_column)(u, n, law, counts);
  for (std::size_t i = 0; i < u.size(); ++i) {
    if (n[i] <= BinomialOf::largest) continue;
    place[waiting] = i;
    large_u[waiting] = u[i];
    large_n[waiting] = n[i];
    if (++waiting == room) draw_waiting();
  }
  draw_waiting();
}

}  // namespace taktskifte
#endif
