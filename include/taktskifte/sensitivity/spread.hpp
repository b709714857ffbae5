// How an answer spreads over the sets of assumptions that were tried.
#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "taktskifte/analysis/compare.hpp"

namespace taktskifte {

/// Of the differences at the points of a design. Shares are shares of the sets tried: of this box of
/// assumptions and of how it was drawn, no probabilities.
struct Spread {
  std::array<double, told_quantiles.size()> quantiles{};  ///< told_quantiles; NaN without a set
  std::size_t sets = 0;                                   ///< with a number
  std::size_t missing = 0;                                ///< without one
  double below = 0.0, within = 0.0, above = 0.0;  ///< shares: < -margin, in [-margin, margin], > margin
};

/// `margin` >= 0. NaN values are missing sets.
Spread spread_of(std::span<const double> differences, double margin);

}  // namespace taktskifte
