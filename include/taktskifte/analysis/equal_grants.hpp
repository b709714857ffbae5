// How unevenly grants are shared out where two scenarios give as many of them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/random/stream.hpp"

namespace taktskifte {

/// How often the larger number is thinned in each replicate; the indices are means over these.
inline constexpr std::uint32_t thinnings = 20;

/// `keep` of the grants drawn at random without replacement, each as likely as any other: what is left of
/// counts per municipality. Each grant draws by its municipality's number (draw_numbers) and its place among
/// that one's grants, in the replicate and thinning, so scenarios share these draws.
std::vector<std::int32_t> thinned(std::span<const std::int32_t> counts,
                                  std::span<const std::uint32_t> numbers, std::int64_t keep,
                                  ReplicateSeed seed, std::uint32_t thinning);

/// Grants led per municipality up to a year, of one replicate: [scenario][municipality].
using GrantCounts = std::vector<std::vector<std::int32_t>>;

/// Gini and Theil indices of all scenarios at the same number of grants in each replicate, the smallest that
/// one of them gave, those that gave none left out: rows gini_awards_equal_grants and
/// theil_awards_equal_grants; NaN without grants. `seeds`: of each replicate.
std::vector<IndicatorRow> equal_grants_rows(std::span<const GrantCounts> replicates,
                                            std::span<const ReplicateSeed> seeds,
                                            std::span<const std::uint32_t> numbers,
                                            std::span<const double> inhabitants);

}  // namespace taktskifte
