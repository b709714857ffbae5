#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "random/address.hpp"
#include "taktskifte/random/columns.hpp"
#include "taktskifte/random/draw.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/uniform_columns.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/math-inl.hpp"
#include "taktskifte/random/philox-inl.hpp"

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

/// The uniform of Stream::uniform from two words of a block.
HWY_INLINE DoubleLanes uniform_of(WordLanes high, WordLanes low) {
  const Doubles d;
  const auto bits = hn::Or(hn::ShiftLeft<32>(high), hn::And(low, hn::Set(Words(), 0xFFFFFFFFU)));
  return hn::Mul(hn::Add(whole(hn::ShiftRight<12>(bits)), hn::Set(d, 0.5)), hn::Set(d, 0x1p-52));
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

void uniforms_of_numbers(const Address& address, std::uint32_t pair, std::span<const std::uint32_t> number,
                         std::span<double> even, std::span<double> odd) {
  const auto pairs = hn::Set(Words(), pair);
  const std::size_t width = hn::Lanes(Words());
  std::size_t i = 0;
  for (; i + side_by_side * width <= number.size(); i += side_by_side * width) {
    PhiloxLanes<Words> blocks[side_by_side];
    for (std::size_t b = 0; b < side_by_side; ++b)
      blocks[b] = start_of(address, pairs, load_words(number, i + b * width));
    philox_rounds(Words(), blocks, address.key);
    for (std::size_t b = 0; b < side_by_side; ++b) store_pair(blocks[b], even, odd, i + b * width);
  }
  for (; i < number.size(); i += width)
    store_pair(block_of(address, pairs, load_words(number, i)), even, odd, i);
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

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(uniforms_of_neighbours);
HWY_EXPORT(uniforms_of_numbers);
HWY_EXPORT(uniforms_of_list);
HWY_EXPORT(beta_column);

Address address_of(const YearStreams& draws, Purpose purpose) {
  return {key_of(draws.seed), what_of(purpose, draws.step), draws.seed.replicate};
}

}  // namespace

void uniforms(const YearStreams& draws, Purpose purpose, std::uint32_t pair, std::size_t first,
              std::span<double> even, std::span<double> odd) {
  const Address address = address_of(draws, purpose);
  if (draws.numbers.empty()) {
    HWY_DYNAMIC_DISPATCH(uniforms_of_neighbours)
    (address, pair, static_cast<std::uint32_t>(first), even, odd);
  } else {
    HWY_DYNAMIC_DISPATCH(uniforms_of_numbers)
    (address, pair, draws.numbers.subspan(first, even.size()), even, odd);
  }
}

void uniforms_at(const YearStreams& draws, Purpose purpose, std::span<const std::uint32_t> who,
                 std::span<const std::uint32_t> pair, std::span<double> even, std::span<double> odd) {
  HWY_DYNAMIC_DISPATCH(uniforms_of_list)(address_of(draws, purpose), who, pair, even, odd);
}

void betas(const YearStreams& draws, Purpose purpose, std::span<const std::uint32_t> who,
           std::span<const std::uint32_t> first, double a, double b, std::span<double> values) {
  constexpr std::size_t most_at_once = 256;
  std::array<std::uint8_t, most_at_once> done;
  for (std::size_t from = 0; from < who.size(); from += most_at_once) {
    const std::size_t count = std::min(most_at_once, who.size() - from);
    HWY_DYNAMIC_DISPATCH(beta_column)
    (address_of(draws, purpose), who.subspan(from, count), first.subspan(from, count), {a, b},
     values.subspan(from, count), std::span(done).first(count));
    for (std::size_t i = 0; i < count; ++i) {
      if (done[i] != 0) continue;  // the first attempts held
      StreamCursor sequence(draws.of_number(purpose, who[from + i]), first[from + i]);
      values[from + i] = beta(sequence, a, b);
    }
  }
}

}  // namespace taktskifte
#endif
