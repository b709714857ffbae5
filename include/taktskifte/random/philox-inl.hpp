// Philox4x32-10 (random/stream.hpp) for several counters side by side, bit for bit: for sources that Highway
// compiles once for each target (foreach_target).
#if defined(TAKTSKIFTE_RANDOM_PHILOX_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TAKTSKIFTE_RANDOM_PHILOX_INL
#undef TAKTSKIFTE_RANDOM_PHILOX_INL
#else
#define TAKTSKIFTE_RANDOM_PHILOX_INL
#endif

#include <hwy/highway.h>

#include <array>
#include <cstdint>

HWY_BEFORE_NAMESPACE();
namespace taktskifte::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Four 32-bit words of one block, each in the lower half of a 64-bit lane; upper halves hold anything.
template <class W>
struct PhiloxLanes {
  hn::Vec<W> word0, word1, word2, word3;
};

/// Turns counters into blocks, several vectors of them.
template <class W, std::size_t N>
HWY_INLINE void philox_rounds(W w, PhiloxLanes<W> (&blocks)[N], std::array<std::uint32_t, 2> key) {
  // The product of the lower halves, whatever the upper ones hold: so nothing need be masked in between.
#if HWY_TARGET == HWY_SCALAR
  const auto times = [&](hn::Vec<W> x, std::uint32_t factor) HWY_ATTR {
    return hn::Mul(hn::And(x, hn::Set(w, 0xFFFFFFFFU)), hn::Set(w, factor));
  };
#else
  const hn::Repartition<std::uint32_t, W> halves;
  const auto times = [&](hn::Vec<W> x, std::uint32_t factor)
                         HWY_ATTR { return hn::MulEven(hn::BitCast(halves, x), hn::Set(halves, factor)); };
#endif
  for (int round = 0; round < 10; ++round) {
    const auto key0 = hn::Set(w, key[0]);
    const auto key1 = hn::Set(w, key[1]);
    for (PhiloxLanes<W>& block : blocks) {
      const auto product0 = times(block.word0, 0xD2511F53U);
      const auto product1 = times(block.word2, 0xCD9E8D57U);
      block = {hn::Xor3(hn::ShiftRight<32>(product1), block.word1, key0), product1,
               hn::Xor3(hn::ShiftRight<32>(product0), block.word3, key1), product0};
    }
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
}

}  // namespace taktskifte::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif
