// engine/MODEL.md, "Choose partners": innovations of a block of municipalities, split by whether they are
// research-prone and have researchers.
#pragma once

#include <array>
#include <span>

#include "phases/blocks.hpp"

namespace taktskifte {

/// With p the chance of researchers now, and p0 that by which innovations are research-prone, of each
/// municipality.
struct ProneSplit {
  std::span<const int> count;  ///< innovations
  std::span<const double> now, prone;
  Block<int> prone_ones;  ///< drawn first
  Block<int>
      among;  ///< those among whom researchers change: prone ones where p < p0, the others where p >= p0
  Block<double> chance;  ///< that one of them has a researcher: p / p0, or (p - p0) / (1 - p0)
  Block<int> with;       ///< of them, have a researcher
  Block<int> prone_with, prone_without, others_with, others_without;
};

/// Fills `among` and `chance` from what comes before them.
void find_changes(ProneSplit& split);
/// Fills the last four columns.
void apply_changes(ProneSplit& split);

}  // namespace taktskifte
