#include "taktskifte/sensitivity/study_summary.hpp"

#include <algorithm>

namespace taktskifte {
namespace {

// Of the mixes the other way round.
Spread reversed(Spread spread) {
  std::reverse(spread.quantiles.begin(), spread.quantiles.end());
  for (double& quantile : spread.quantiles) quantile = -quantile;
  std::swap(spread.below, spread.above);
  return spread;
}

}  // namespace

std::optional<std::size_t> StudySummary::mix(double public_share) const {
  const auto found = std::find(mixes.begin(), mixes.end(), public_share);
  if (found == mixes.end()) return std::nullopt;
  return static_cast<std::size_t>(found - mixes.begin());
}

std::optional<Spread> spread_between(const StudiedRow& row, std::size_t base, std::size_t other) {
  for (const MixSpread& pair : row.pairs) {
    if (pair.base == base && pair.other == other) return pair.spread;
    if (pair.base == other && pair.other == base) return reversed(pair.spread);
  }
  return std::nullopt;
}

}  // namespace taktskifte
