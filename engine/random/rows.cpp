#include "taktskifte/random/rows.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "random/address.hpp"
#include "random/limits.hpp"
#include "random/row_search.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "random/rows.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "core/math-inl.hpp"
#include "taktskifte/random/philox-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

using Narrow = hn::Rebind<std::uint32_t, Words>;
using Ints = hn::ScalableTag<std::int32_t>;
using Bits = hn::RebindToUnsigned<Ints>;

HWY_INLINE WordLanes load_words(const std::uint32_t* from) {
  return hn::PromoteTo(Words(), hn::LoadU(Narrow(), from));
}

// The rounds of one block wait for each other; those of several vectors of blocks do not, as many as there
// are registers for.
#if HWY_TARGET <= HWY_AVX3
constexpr std::size_t blocks_at_once = 4;
#else
constexpr std::size_t blocks_at_once = 2;
#endif

void words_of_parts(const Address& address, std::uint32_t block, RowParts& parts) {
  const Words w;
  const std::size_t width = hn::Lanes(w);
  const auto all = hn::Set(w, block);
  for (std::size_t e = 0; e < parts.size; e += blocks_at_once * width) {
    PhiloxLanes<Words> blocks[blocks_at_once];
    for (std::size_t b = 0; b < blocks_at_once; ++b) {
      const std::size_t at = e + b * width;
      const auto index = hn::Or(hn::ShiftLeft<6>(load_words(parts.part.data() + at)), all);
      blocks[b] = {index, load_words(parts.number.data() + at), hn::Set(w, address.what),
                   hn::Set(w, address.replicate)};
    }
    philox_rounds(w, blocks, address.key);
    for (std::size_t b = 0; b < blocks_at_once; ++b) {
      const std::size_t at = e + b * width;
      const WordLanes words[4] = {blocks[b].word0, blocks[b].word1, blocks[b].word2, blocks[b].word3};
      for (std::size_t j = 0; j < 4; ++j) {
        const auto lower = hn::And(words[j], hn::Set(w, 0xFFFFFFFFU));
        hn::StoreU(hn::TruncateTo(Narrow(), lower), Narrow(), parts.word[j].data() + at);
      }
    }
  }
}

/// Adds the places of the lanes of `doubt` to the list of `found`.
template <class D>
HWY_NOINLINE void note_doubt(D d, hn::Mask<D> doubt, std::size_t first, std::span<std::uint16_t> places,
                             std::size_t& found) {
  HWY_ALIGN std::array<hn::TFromD<D>, HWY_MAX_BYTES / sizeof(hn::TFromD<D>)> lanes;
  hn::Store(hn::IfThenElseZero(doubt, hn::Set(d, hn::TFromD<D>{1})), d, lanes.data());
  for (std::size_t j = 0; j < hn::Lanes(d); ++j)
    if (lanes[j] != 0) places[found++] = static_cast<std::uint16_t>(first + j);
}

// Without an instruction that packs lanes, packing takes longer than one row after the other.
#if HWY_TARGET <= HWY_AVX3
constexpr bool packs_lanes = true;
#else
constexpr bool packs_lanes = false;
#endif

HWY_INLINE std::uint32_t is_negative(std::int32_t x) { return static_cast<std::uint32_t>(x) >> 31U; }

/// What has been collected of the rows of a block.
struct Collected {
  std::size_t seen = 0;    ///< rows that were looked at
  std::size_t larger = 0;  ///< of these have more than 64 trials
};

/// The first rows, as many as whole vectors hold; parts.size rises.
[[maybe_unused]] Collected collect_vectors(const std::uint16_t* places, const std::uint32_t* numbers,
                                           std::uint32_t first, std::span<const std::int32_t> n,
                                           RowParts& parts) {
  const Ints i;
  const Bits b;
  const hn::Rebind<std::uint16_t, Ints> short_places;
  const auto most = hn::Set(i, part_trials);
  Collected rows;
  for (; rows.seen + hn::Lanes(i) <= n.size(); rows.seen += hn::Lanes(i)) {
    const auto place = hn::PromoteTo(i, hn::LoadU(short_places, places + rows.seen));
    const auto trials = hn::GatherIndex(i, n.data(), place);
    const auto more = hn::Gt(trials, most);
    const auto some = hn::AndNot(more, hn::Gt(trials, hn::Zero(i)));
    const auto number =
        numbers != nullptr
            ? hn::BitCast(b, hn::GatherIndex(i, reinterpret_cast<const std::int32_t*>(numbers), place))
            : hn::Add(hn::Set(b, first), hn::BitCast(b, place));
    hn::StoreU(hn::Compress(place, some), i, parts.place.data() + parts.size);
    hn::StoreU(hn::Compress(trials, some), i, parts.trials.data() + parts.size);
    hn::StoreU(hn::Compress(number, hn::RebindMask(b, some)), b, parts.number.data() + parts.size);
    parts.size += hn::CountTrue(i, some);
    rows.larger += hn::CountTrue(i, more);
  }
  return rows;
}

/// Fills `parts` with the rows that have 1 to 64 trials, in the order of `places`; returns how many rows have
/// more. The rows draw by `numbers`, or, if that is null, by first, first + 1, ...
std::size_t collect_rows(const std::uint16_t* places, const std::uint32_t* numbers, std::uint32_t first,
                         std::span<const std::int32_t> n, RowParts& parts) {
  parts.size = 0;
  Collected rows;
  if constexpr (packs_lanes) rows = collect_vectors(places, numbers, first, n, parts);
  std::size_t size = parts.size;
  for (; rows.seen < n.size(); ++rows.seen) {  // a row that is left out is written over by the next one
    const std::uint16_t place = places[rows.seen];
    const std::int32_t trials = n[place];
    parts.place[size] = place;
    parts.trials[size] = trials;
    parts.number[size] = numbers != nullptr ? numbers[place] : first + place;
    // By signs, since comparisons become branches, whose way cannot be guessed.
    size += is_negative(-trials) & is_negative(trials - part_trials - 1);
    rows.larger += is_negative(part_trials - trials);
  }
  std::fill_n(parts.part.begin(), size, 0U);
  parts.size = size;
  return rows.larger;
}

using Floats = hn::ScalableTag<float>;
using FloatLanes = hn::Vec<Floats>;

/// Chances as lanes search with them: the smaller one of p and 1 - p, with a minus if that is 1 - p (and not
/// 0, which has no minus; nothing that counts is as small as what stands for it).
void fold_chances(std::span<const double> chance, std::span<float> folded) {
  for (std::size_t r = 0; r < chance.size(); ++r) {
    const double p = chance[r];
    folded[r] = static_cast<float>(p > 0.5 ? std::min(p - 1.0, -0x1p-126) : p);
  }
}

struct OwnLanes {
  FloatLanes n, odds, term, left, count;
  FloatLanes above;    // the distribution function less u
  FloatLanes nearest;  // to u, of its values
  hn::Mask<Floats> mirrored;
};

HWY_INLINE OwnLanes begin_search(const std::uint32_t* word, const std::int32_t* trials,
                                 const std::int32_t* place, const float* folded, int bits) {
  const Floats d;
  const Ints i;
  const Bits b;
  const auto one = hn::Set(d, 1.0F);
  OwnLanes x;
  const auto p = hn::GatherIndex(d, folded, hn::LoadU(i, place));
  const auto n = hn::LoadU(i, trials);
  x.n = hn::ConvertTo(d, n);
  x.mirrored = hn::Lt(p, hn::Zero(d));
  const auto small = hn::Abs(p);
  const auto cell = hn::LoadU(b, word);
  const auto facing = hn::IfThenElse(hn::RebindMask(b, x.mirrored), hn::Not(cell), cell);
  const auto u = hn::Mul(hn::ConvertTo(d, hn::BitCast(i, hn::ShiftRight<8>(facing))), hn::Set(d, 0x1p-24F));
  auto power = hn::Sub(one, small);
  x.odds = hn::Div(small, power);
  x.term = one;
  for (int bit = 0; bit < bits; ++bit) {
    const auto has = hn::TestBit(n, hn::Set(i, std::int32_t{1} << bit));
    x.term = hn::IfThenElse(hn::RebindMask(d, has), hn::Mul(x.term, power), x.term);
    power = hn::Mul(power, power);
  }
  x.above = hn::Sub(x.term, u);
  x.nearest = hn::Abs(x.above);
  x.left = x.n;
  x.count = hn::Zero(d);
  return x;
}

HWY_INLINE hn::Mask<Floats> goes_on(const OwnLanes& x) { return hn::Le(x.above, hn::Zero(Floats())); }

HWY_INLINE void go_on(OwnLanes& x, FloatLanes inverse) {
  const Floats d;
  const auto one = hn::Set(d, 1.0F);
  x.count = hn::Add(x.count, hn::IfThenElseZero(goes_on(x), one));
  x.term = hn::Mul(x.term, hn::Mul(x.left, hn::Mul(x.odds, inverse)));  // 0 from the last count on
  x.left = hn::Sub(x.left, one);
  x.above = hn::Add(x.above, x.term);
  x.nearest = hn::Min(x.nearest, hn::Abs(x.above));
}

/// Where rounding, or more bits of the draw, could have decided. With e = 2^-24, relative errors are at most:
/// 1 - p: 2 e (its chance, the difference); (1 - p)^n by squaring, each of which doubles the error and adds
/// e: 3 n e; the odds 4 e (chance, 1 - p, division); 1 / (k + 1): e. So each step adds 8 e to that of a term
/// (three products) and e to the sum, which is at most 1: after c steps (3 n + 9 c) e. u is cut by e and is a
/// cell of 2^-8 e; the first difference rounds by e. The rest of the 20 is for products of errors, for what
/// is less than the smallest float, and for the rounding of double.
HWY_INLINE hn::Mask<Floats> doubt_of(const OwnLanes& x) {
  const Floats d;
  const auto roundings =
      hn::Add(hn::Add(hn::Mul(x.n, hn::Set(d, 3.0F)), hn::Mul(x.count, hn::Set(d, 9.0F))), hn::Set(d, 20.0F));
  const auto bound = hn::Mul(roundings, hn::Set(d, 0x1p-24F));
  return hn::And(hn::Lt(x.nearest, bound), hn::Gt(x.n, hn::Zero(d)));
}

/// search_up_from_zero in lanes of single precision, two vectors side by side; `doubtful` gets the places
/// where its rounding or a divided cell could decide.
std::size_t own_counts(const std::uint32_t* word, const float* folded, RowParts& parts,
                       std::span<std::uint16_t> doubtful) {
  const Floats d;
  const Ints i;
  const std::size_t width = hn::Lanes(d);
  std::size_t found = 0;
  for (std::size_t e = 0; e < parts.size; e += 2 * width) {
    const auto most = hn::GetLane(hn::MaxOfLanes(
        i, hn::Max(hn::LoadU(i, parts.trials.data() + e), hn::LoadU(i, parts.trials.data() + e + width))));
    int bits = 0;
    while ((most >> bits) != 0) ++bits;
    OwnLanes x[2];
    for (std::size_t v = 0; v < 2; ++v) {
      const std::size_t at = e + v * width;
      x[v] = begin_search(word + at, parts.trials.data() + at, parts.place.data() + at, folded, bits);
    }
    // Rounding could leave the whole function below a u next to 1, so the last count ends it, too.
    for (int k = 0; k < most && !hn::AllFalse(d, hn::Or(goes_on(x[0]), goes_on(x[1]))); ++k) {
      const auto inverse = hn::Set(d, static_cast<float>(inverses[static_cast<std::size_t>(k)]));
      go_on(x[0], inverse);
      go_on(x[1], inverse);
    }
    for (std::size_t v = 0; v < 2; ++v) {
      const std::size_t at = e + v * width;
      const auto count = hn::IfThenElse(x[v].mirrored, hn::Sub(x[v].n, x[v].count), x[v].count);
      hn::StoreU(hn::ConvertTo(i, count), i, parts.count.data() + at);
      const auto doubt = doubt_of(x[v]);
      if (HWY_UNLIKELY(!hn::AllFalse(d, doubt))) note_doubt(d, doubt, at, doubtful, found);
    }
  }
  return found;
}

using IntLanes = hn::Vec<Ints>;
using BitLanes = hn::Vec<Bits>;

/// Counts, and where a cell may be divided.
struct SharedLanes {
  IntLanes count;
  hn::Mask<Bits> doubt;
};

/// Of lanes with fewer trials than a vector has lanes: the values for k successes of all lanes are one
/// look-up by their trials, and no step waits for another.
HWY_INLINE SharedLanes counts_of_few(IntLanes n, BitLanes u, const std::uint32_t* high_of_few) {
  const Ints i;
  const Bits b;
  constexpr std::size_t steps_at_once = 4;
  static_assert(FixedBinomial::few % steps_at_once == 0);
  const auto trials = hn::IndicesFromVec(b, n);
  SharedLanes found{hn::Zero(i), hn::MaskFromVec(hn::Zero(b))};
  auto passed = found.doubt;
  for (std::size_t k = 0; k < FixedBinomial::few; k += steps_at_once) {
    for (std::size_t step = k; step < k + steps_at_once; ++step) {
      const auto value = hn::TableLookupLanes(hn::LoadU(b, high_of_few + FixedBinomial::few * step), trials);
      passed = hn::Lt(value, u);
      found.count = hn::Sub(found.count, hn::BitCast(i, hn::VecFromMask(b, passed)));
      found.doubt = hn::Or(found.doubt, hn::Eq(value, u));
    }
    if (hn::AllFalse(b, passed)) break;
  }
  return found;
}

std::size_t shared_counts(const std::uint32_t* word, const FixedBinomial& law, RowParts& parts,
                          std::span<std::uint16_t> doubtful) {
  const Ints i;
  const Bits b;
  const auto fewer = hn::Set(i, static_cast<std::int32_t>(hn::Lanes(i)));
  const bool can_look_up = hn::Lanes(i) <= FixedBinomial::few;
  const auto* const values = reinterpret_cast<const std::int32_t*>(law.high().data());
  const auto* const guide = reinterpret_cast<const std::int32_t*>(law.guide().data());
  std::size_t found = 0;
  for (std::size_t e = 0; e < parts.size; e += hn::Lanes(i)) {
    const auto n = hn::LoadU(i, parts.trials.data() + e);
    const auto u = hn::LoadU(b, word + e);
    if (can_look_up && hn::AllTrue(i, hn::Lt(n, fewer))) {
      const auto of_few = counts_of_few(n, u, law.high_of_few().data());
      hn::StoreU(of_few.count, i, parts.count.data() + e);
      const auto doubt = hn::And(of_few.doubt, hn::RebindMask(b, hn::Gt(n, hn::Zero(i))));
      if (HWY_UNLIKELY(!hn::AllFalse(b, doubt))) note_doubt(b, doubt, e, doubtful, found);
      continue;
    }
    const auto row = hn::ShiftRight<1>(hn::Mul(n, hn::Add(n, hn::Set(i, 1))));
    const auto cell = hn::BitCast(i, hn::ShiftRight<32 - FixedBinomial::guide_bits>(u));
    const auto at = hn::Add(hn::ShiftLeft<FixedBinomial::guide_bits>(n), cell);
    const auto begin = hn::And(hn::GatherOffset(i, guide, at), hn::Set(i, 0xFF));
    auto place = hn::Add(row, begin);
    auto value = hn::BitCast(b, hn::GatherIndex(i, values, place));
    for (auto passed = hn::Lt(value, u); !hn::AllFalse(b, passed); passed = hn::Lt(value, u)) {
      place = hn::Sub(place, hn::BitCast(i, hn::VecFromMask(b, passed)));
      value = hn::BitCast(b, hn::GatherIndex(i, values, place));
    }
    hn::StoreU(hn::Sub(place, row), i, parts.count.data() + e);
    const auto doubt = hn::And(hn::Eq(value, u), hn::RebindMask(b, hn::Gt(n, hn::Zero(i))));
    if (HWY_UNLIKELY(!hn::AllFalse(b, doubt))) note_doubt(b, doubt, e, doubtful, found);
  }
  return found;
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace taktskifte {
namespace {

HWY_EXPORT(words_of_parts);
HWY_EXPORT(collect_rows);
HWY_EXPORT(fold_chances);
HWY_EXPORT(own_counts);
HWY_EXPORT(shared_counts);

using Doubtful = std::array<std::uint16_t, RowParts::most + RowParts::padding>;

/// Binomial(n, p) of a part, from the word of its draw and the block where more bits of it are.
int part_count(const Stream& stream, std::uint32_t block, unsigned word, std::uint32_t first_bits, int n,
               double p) {
  if (p > 0.5) {
    const double small = 1.0 - p;
    const double u = (0x1p32 - 1.0 - first_bits) * word_cell;
    const Search cell = search_up_from_zero(u, n, small);
    if (cell.reached - u >= word_cell) return n - cell.count;
    const std::uint32_t more = ~stream.words(further_bits | block)[word];
    const double inside = std::min(u + more * 0x1p-64, 1.0 - tail);
    return n - search_up_from_zero(inside, n, small).count;
  }
  const double u = first_bits * word_cell;
  const Search cell = search_up_from_zero(u, n, p);
  if (cell.reached - u >= word_cell) return cell.count;
  const double inside = std::min(u + stream.words(further_bits | block)[word] * 0x1p-64, 1.0 - tail);
  return search_up_from_zero(inside, n, p).count;
}

std::uint64_t all_bits(const Stream& stream, std::uint32_t block, unsigned word, std::uint32_t first_bits) {
  return (std::uint64_t{first_bits} << 32U) | stream.words(further_bits | block)[word];
}

/// The sum over parts.
template <class Part>
int sum_of_parts(RowDraw draw, int n, Part part) {
  int count = 0;
  for (std::uint32_t j = 0; n > 0; ++j, n -= part_trials)
    count += part(part_block(draw.block, j), std::min(n, part_trials));
  return count;
}

/// Draws what the first bits left open.
template <class Count>
void settle(const YearStreams& draws, Purpose purpose, RowDraw draw, std::span<const std::uint16_t> doubtful,
            RowParts& parts, Count count) {
  for (const std::size_t e : doubtful)
    parts.count[e] = count(draws.of_number(purpose, parts.number[e]), part_block(draw.block, parts.part[e]),
                           parts.word[draw.word][e], e);
}

constexpr auto as_they_stand = [] {
  Places places{};
  for (std::size_t r = 0; r < places.size(); ++r) places[r] = static_cast<std::uint16_t>(r);
  return places;
}();

/// Lanes beyond the last part have no trials, a place that there is, and some word.
void pad(RowParts& parts, unsigned word) {
  const auto from = static_cast<std::ptrdiff_t>(parts.size);
  std::fill_n(parts.word[word].begin() + from, RowParts::padding, 0U);
  std::fill_n(parts.trials.begin() + from, RowParts::padding, 0);
  std::fill_n(parts.place.begin() + from, RowParts::padding, 0);
}

}  // namespace

int binomial(const Stream& stream, RowDraw draw, int n, double p) {
  return sum_of_parts(draw, n, [&](std::uint32_t block, int trials) {
    return part_count(stream, block, draw.word, stream.words(block)[draw.word], trials, p);
  });
}

int binomial(const Stream& stream, RowDraw draw, int n, const FixedBinomial& law) {
  return sum_of_parts(draw, n, [&](std::uint32_t block, int trials) {
    return law(all_bits(stream, block, draw.word, stream.words(block)[draw.word]), trials);
  });
}

std::size_t collect_small_rows(const YearStreams& draws, std::size_t first, std::span<const int> n,
                               RowParts& parts, Places& larger) {
  const auto order = draws.order.empty() ? std::span<const std::uint16_t>(as_they_stand)
                                         : draws.order.subspan(first, n.size());
  const auto* const numbers = draws.numbers.empty() ? nullptr : draws.numbers.data() + first;
  const std::size_t large =
      HWY_DYNAMIC_DISPATCH(collect_rows)(order.data(), numbers, static_cast<std::uint32_t>(first), n, parts);
  std::size_t found = 0;  // among the last rows, if smaller ones come first
  for (std::size_t r = n.size(); found < large; --r)
    if (n[order[r - 1]] > part_trials) larger[found++] = order[r - 1];
  return large;
}

void draw_words(const YearStreams& draws, Purpose purpose, std::uint32_t block, RowParts& parts) {
  const Address address{key_of(draws.seed), what_of(purpose, draws.step), draws.seed.replicate};
  HWY_DYNAMIC_DISPATCH(words_of_parts)(address, block, parts);
}

void draw_counts(const YearStreams& draws, Purpose purpose, RowDraw draw, std::span<const double> chance,
                 RowParts& parts) {
  pad(parts, draw.word);
  Doubtful doubtful;
  std::array<float, block_size> folded;
  if (chance.size() > folded.size()) throw std::invalid_argument("more chances than a block has rows");
  HWY_DYNAMIC_DISPATCH(fold_chances)(chance, folded);
  const std::size_t found =
      HWY_DYNAMIC_DISPATCH(own_counts)(parts.word[draw.word].data(), folded.data(), parts, doubtful);
  settle(draws, purpose, draw, std::span(doubtful).first(found), parts,
         [&](const Stream& stream, std::uint32_t block, std::uint32_t first_bits, std::size_t e) {
           return part_count(stream, block, draw.word, first_bits, parts.trials[e],
                             chance[static_cast<std::size_t>(parts.place[e])]);
         });
}

void draw_counts(const YearStreams& draws, Purpose purpose, RowDraw draw, const FixedBinomial& law,
                 RowParts& parts) {
  pad(parts, draw.word);
  Doubtful doubtful;
  const std::size_t found =
      HWY_DYNAMIC_DISPATCH(shared_counts)(parts.word[draw.word].data(), law, parts, doubtful);
  settle(draws, purpose, draw, std::span(doubtful).first(found), parts,
         [&](const Stream& stream, std::uint32_t block, std::uint32_t first_bits, std::size_t e) {
           return law(all_bits(stream, block, draw.word, first_bits), parts.trials[e]);
         });
}

void row_binomials(const YearStreams& draws, Purpose purpose, RowDraw draw, std::size_t first,
                   std::span<const int> n, std::span<const double> chance, RowParts& parts,
                   std::span<int> counts) {
  std::fill(counts.begin(), counts.end(), 0);
  for_each_part_of_rows(draws, first, n, parts, [&] {
    draw_words(draws, purpose, draw.block, parts);
    draw_counts(draws, purpose, draw, chance, parts);
    parts.add_to(counts);
  });
}

}  // namespace taktskifte
#endif
