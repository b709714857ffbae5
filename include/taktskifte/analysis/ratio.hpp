// One mean over another, with an interval that holds where the one below is uncertain, too.
#pragma once

#include <span>

#include "taktskifte/analysis/compare.hpp"

namespace taktskifte {

/// mean(over) / mean(under), replicate by replicate (as many of each; NaN in either drops the pair). The
/// interval misses with chance `miss`: all ratios r for which the mean of over - r under is not told from 0
/// by a t test. Source: Fieller, E. C. (1954), Some problems in interval estimation, Journal of the Royal
/// Statistical Society B 16(2).
Ratio ratio_of_means(std::span<const double> over, std::span<const double> under,
                     double miss = 1.0 - confidence);

}  // namespace taktskifte
