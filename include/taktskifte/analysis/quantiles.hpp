// Quantiles of a sample.
#pragma once

#include <span>

namespace taktskifte {

/// Quantile `p` in [0, 1] of values that rise (Hyndman & Fan 1996, type 7: linear between the sorted values).
/// NaN of none.
double quantile_of_sorted(std::span<const double> sorted, double p);

}  // namespace taktskifte
