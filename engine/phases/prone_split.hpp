// engine/MODEL.md, "Choose partners": innovations of a block of municipalities, split by whether they are
// research-prone and have researchers.
#pragma once

#include <span>

#include "phases/blocks.hpp"

namespace taktskifte {

/// Columns of one block, in the order in which they are filled.
struct ProneSplit {
  std::span<const int> count;     ///< innovations
  std::span<const double> now;    ///< p: their chance to have a researcher
  std::span<const double> prone;  ///< p0: their chance to be research-prone
  Block<int> prone_ones;
  /// Those among whom researchers change: prone ones where p < p0, the others where p >= p0.
  Block<int> among;
  /// That one of them has a researcher: p / p0, or (p - p0) / (1 - p0); NaN where p = p0 = 1, of none.
  Block<double> chance;
  Block<int> with;  ///< of `among`, have a researcher
  Block<int> prone_with, prone_without, others_with, others_without;
};

/// Fills `among` and `chance`.
void find_changes(ProneSplit& split);
/// Fills what comes behind `with`.
void apply_changes(ProneSplit& split);

}  // namespace taktskifte
