// Chance addressed by who, when and why: a draw is a function of its address and of nothing else, so
// neither threads nor the order of work can change it, and two scenarios share their random numbers.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace taktskifte {

/// Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011, SC'11): ten rounds over a 128-bit counter with a
/// 64-bit key. Checked against the published test vectors when the tests compile.
constexpr std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t product0 = std::uint64_t{0xD2511F53U} * counter[0];
    const std::uint64_t product1 = std::uint64_t{0xCD9E8D57U} * counter[2];
    counter = {static_cast<std::uint32_t>(product1 >> 32U) ^ counter[1] ^ key[0],
               static_cast<std::uint32_t>(product1),
               static_cast<std::uint32_t>(product0 >> 32U) ^ counter[3] ^ key[1],
               static_cast<std::uint32_t>(product0)};
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return counter;
}

/// What a draw is for. The numbers are part of every result: append, never renumber.
enum class Purpose : std::uint8_t {
  capability = 1,
  long_ties = 2,
  innovate = 3,
  reuse = 4,
  copied = 5,
  research_prone = 6,
  research_partner = 7,
  other_partners = 8,
  apply = 9,
  other_applicants = 10,
  private_applicants = 11,
  request = 12,
  panel = 13,
  other_capability = 14,
  other_request = 15,
  other_trajectories = 16,
  private_request = 17,
  private_review = 18,
  project = 19,
  outcomes = 20,
  project_outcomes = 21,
  match = 22,
  match_other = 23,
  match_private = 24,
  project_other = 25,
  project_private = 26,
  cause = 27,
  national_cause = 28,
  joint = 29,
  preproject = 30,
  preproject_lot = 31,
  lot = 32,
  other_lot = 33,
  ministry = 34,
  other_ministry = 35,
  synthetic = 36,
  design = 37,
  thinned_grants = 38,
  firms = 39,
  split_copies = 40,
};

/// What all random numbers of one replicate are made from.
struct ReplicateSeed {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
};

/// The key of all draws of a replicate.
constexpr std::array<std::uint32_t, 2> key_of(ReplicateSeed seed) {
  return {static_cast<std::uint32_t>(seed.seed), static_cast<std::uint32_t>(seed.seed >> 32U)};
}

/// Purpose and year in one word of the counter; `step` must be below 2^24.
constexpr std::uint32_t what_of(Purpose purpose, std::uint32_t step) {
  return (static_cast<std::uint32_t>(purpose) << 24U) | (step & 0xFFFFFFU);
}

/// The draws of one actor (`who`) for one purpose in one year. Any draw can be asked for by its index,
/// in any order, any number of times; 2^32 - 1 of them.
class Stream {
 public:
  /// `step` is the year counted from the first burn-in year; it must be below 2^24.
  constexpr Stream(ReplicateSeed seed, Purpose purpose, std::uint32_t step, std::uint32_t who)
      : key_(key_of(seed)), who_(who), what_(what_of(purpose, step)), replicate_(seed.replicate) {}

  /// Block `index` of the generator as it is: four words of 32 random bits.
  [[nodiscard]] constexpr std::array<std::uint32_t, 4> words(std::uint32_t index) const {
    return block(index);
  }
  /// Uniform in the open interval (0, 1): the middle of one of 2^52 equal cells.
  [[nodiscard]] constexpr double uniform(std::uint32_t index) const {
    return uniform_of(block(index >> 1U), index);
  }

 private:
  friend class CachedStream;
  using Block = std::array<std::uint32_t, 4>;  // of two draws

  [[nodiscard]] constexpr Block block(std::uint32_t pair) const {
    return philox4x32({pair, who_, what_, replicate_}, key_);
  }
  static constexpr double uniform_of(const Block& words, std::uint32_t index) {
    const unsigned half = (index & 1U) * 2U;
    const std::uint64_t bits = (std::uint64_t{words[half]} << 32U) | words[half + 1U];
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
  }

  std::array<std::uint32_t, 2> key_;
  std::uint32_t who_;
  std::uint32_t what_;
  std::uint32_t replicate_;
};

/// The draws of a stream for who asks for neighbours one after the other: indices 2j and 2j + 1 come from the
/// same block of the generator, which is computed once then.
class CachedStream {
 public:
  constexpr explicit CachedStream(Stream stream) : stream_(stream) {}
  constexpr double uniform(std::uint32_t index) {
    if ((index >> 1U) != pair_) {
      pair_ = index >> 1U;
      block_ = stream_.block(pair_);
    }
    return Stream::uniform_of(block_, index);
  }

 private:
  Stream stream_;
  std::uint32_t pair_ = 0xFFFFFFFFU;  // no pair: halves of 32-bit numbers are smaller
  Stream::Block block_{};
};

/// Consecutive draws of a stream, for laws that need an unknown number of them.
class StreamCursor {
 public:
  constexpr StreamCursor(Stream stream, std::uint32_t first) : draws_(stream), next_(first) {}
  constexpr double next() { return draws_.uniform(next_++); }

 private:
  CachedStream draws_;
  std::uint32_t next_;
};

/// All chance of one replicate in one year; a phase takes this and opens the streams it needs. A municipality
/// draws by its own number, so neither its position in the list nor who else is in it can change its draws.
struct YearStreams {
  ReplicateSeed seed;
  std::uint32_t step = 0;
  std::span<const std::uint32_t> numbers{};  ///< of the municipalities; empty: their positions
  /// In which order the rows of a block are worked through (see random/rows.hpp): places within the block;
  /// empty: as they stand. It is a matter of speed alone.
  std::span<const std::uint16_t> order{};

  [[nodiscard]] constexpr std::uint32_t number_of(std::size_t municipality) const {
    return numbers.empty() ? static_cast<std::uint32_t>(municipality) : numbers[municipality];
  }
  [[nodiscard]] constexpr Stream of(Purpose purpose, std::size_t municipality) const {
    return of_number(purpose, number_of(municipality));
  }
  /// Of one who has a number: a municipality, or 0 for those who have none and are told apart by the index.
  [[nodiscard]] constexpr Stream of_number(Purpose purpose, std::uint32_t number) const {
    return {seed, purpose, step, number};
  }
};

}  // namespace taktskifte
