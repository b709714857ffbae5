// Binomial counts of the municipalities of a block, each with its own draws, many side by side.
//
// A count of more than 64 trials is the sum of those of its parts: 64 trials each, the last one what is left.
// Part j has a draw of its own, so the count rises with the number of trials, with the chance and with every
// draw, and paired scenarios stay close. A draw is a word of 32 bits: the cell [word, word + 1) / 2^32 of the
// unit interval. Where a value of the distribution function lies within the cell, 32 more bits decide, so
// that the law is that of 64 bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "taktskifte/random/fixed_binomial.hpp"
#include "taktskifte/random/stream.hpp"

namespace taktskifte {

/// Municipalities of a block: as many as the nearest cache holds columns of.
inline constexpr std::size_t block_size = 512;

/// Which word of a stream a count is drawn from: `block` < 64, `word` < 4. Part j lies in block 64 j + block.
struct RowDraw {
  std::uint32_t block = 0;
  unsigned word = 0;
};
constexpr std::uint32_t part_block(std::uint32_t block, std::uint32_t part) { return (part << 6U) | block; }
/// Added to the block of a draw: where its further bits lie.
inline constexpr std::uint32_t further_bits = 0x8000'0000U;

/// The counts by which those below are defined, one by one: n in [0, 2^31), p in [0, 1].
int binomial(const Stream& stream, RowDraw draw, int n, double p);
int binomial(const Stream& stream, RowDraw draw, int n, const FixedBinomial& law);

/// Parts of rows that have trials, and what was drawn for them.
struct RowParts {
  static constexpr std::size_t most = 2 * block_size;
  static constexpr std::size_t padding = 64;  // lanes go on beyond the last
  template <class T>
  using Column = std::array<T, most + padding>;

  std::size_t size = 0;
  Column<std::uint32_t> number, part;  ///< who draws, and which part
  Column<std::int32_t> trials;         ///< 1 to 64
  Column<std::int32_t> place;          ///< in the block
  std::array<Column<std::uint32_t>, 4> word;
  Column<std::int32_t> count;

  /// Adds the counts to the rows they are of.
  void add_to(std::span<int> rows) const {
    for (std::size_t e = 0; e < size; ++e) rows[static_cast<std::size_t>(place[e])] += count[e];
  }
};

/// Draws the words of block `block` of the purpose for every part.
void draw_words(const YearStreams& draws, Purpose purpose, std::uint32_t block, RowParts& parts);

/// parts.count: Binomial(trials, chance) of a word that has been drawn, with the chance of each row (of a
/// block: at most block_size) or of a law that all share.
void draw_counts(const YearStreams& draws, Purpose purpose, RowDraw draw, std::span<const double> chance,
                 RowParts& parts);
void draw_counts(const YearStreams& draws, Purpose purpose, RowDraw draw, const FixedBinomial& law,
                 RowParts& parts);

/// Places in a block.
using Places = std::array<std::uint16_t, block_size>;

/// Fills `parts` with the rows of a block that have 1 to 64 trials, and returns how many have more: their
/// places are in `larger`.
std::size_t collect_small_rows(const YearStreams& draws, std::size_t first, std::span<const int> n,
                               RowParts& parts, Places& larger);

/// Calls body() with `parts` holding parts of the rows first, first + 1, ... (at most a block) of which n has
/// trials, until all have been in it.
template <class Body>
void for_each_part_of_rows(const YearStreams& draws, std::size_t first, std::span<const int> n,
                           RowParts& parts, Body body) {
  Places larger;
  const std::size_t count = collect_small_rows(draws, first, n, parts, larger);
  for (const std::size_t place : std::span(larger).first(count)) {
    int left = n[place];
    for (std::uint32_t part = 0; left > 0; ++part, left -= part_trials) {
      if (parts.size == RowParts::most) {
        body();
        parts.size = 0;
      }
      const std::size_t e = parts.size++;
      parts.number[e] = draws.number_of(first + place);
      parts.part[e] = part;
      parts.trials[e] = left < part_trials ? left : part_trials;
      parts.place[e] = static_cast<std::int32_t>(place);
    }
  }
  if (parts.size > 0) body();
}

/// counts_r ~ Binomial(n_r, chance_r) of a block of rows, all from one word.
void row_binomials(const YearStreams& draws, Purpose purpose, RowDraw draw, std::size_t first,
                   std::span<const int> n, std::span<const double> chance, RowParts& parts,
                   std::span<int> counts);

}  // namespace taktskifte
