// What the answer of a comparison hangs on beside luck: inputs that are assumed or known with little
// confidence.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace taktskifte {

/// How far the doubt about the decisive inputs moves the effect of a larger public share: its smallest and
/// largest value over the points tried, as parts of the effect at the defaults. Below 0 where it changes
/// sign.
struct Doubt {
  std::string_view row;  ///< of the comparison, without the label in brackets
  double low = 1.0, high = 1.0;
};

/// All rows of which it is known, from runs (engine/analysis/doubt_table.hpp, written by tools/pairs.py).
std::span<const Doubt> known_doubts();

/// That of a row of the comparison, "success_share[quality]" or "research_share".
std::optional<Doubt> doubt_of(std::string_view row);

/// Two sentences on the decisive inputs, true of every comparison: those that are assumed or of low
/// confidence by the table of keys, and those known better, but not well.
std::string assumed_inputs();

}  // namespace taktskifte
