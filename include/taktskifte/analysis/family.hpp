// Verdicts of many rows at once: how many of them may be wrong by chance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "taktskifte/analysis/verdict.hpp"

namespace taktskifte {

/// What holds for all verdicts that claim something ("matters", "too small to matter").
enum class Family : std::uint8_t {
  each,             ///< nothing: each verdict by itself is wrong with a chance of at most 5 %
  false_discovery,  ///< of those that claim something at most 5 % are expected to be wrong
  simultaneous,     ///< with a chance of 95 % none is wrong
};

/// Takes claims back ("cannot tell") that do not hold in the family of all differences of the rows that have
/// a margin, and sets their adjusted_p_value. Whatever the dependence between rows: Benjamini, Y. &
/// Yekutieli, D. (2001), The control of the false discovery rate in multiple testing under dependency, Annals
/// of Statistics 29(4); Holm, S. (1979), A simple sequentially rejective multiple test procedure,
/// Scandinavian Journal of Statistics 6(2). Verdicts of other kinds stay, and the family holds only those
/// that could claim something. Returns the size of the family.
std::size_t judge_family(std::span<ComparedRow> rows, Family family);

}  // namespace taktskifte
