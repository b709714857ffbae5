// run.precision: a run that stops when the differences between its scenarios are known well enough.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "taktskifte/analysis/indicators.hpp"

namespace taktskifte {

/// One INDICATOR:HALF-WIDTH of run.precision.
struct PrecisionTarget {
  const Indicator* indicator = nullptr;  ///< one with a single number a replicate
  double half_width = 0.0;               ///< above 0, in the unit of the indicator
};

/// The targets in a value of run.precision; none if it is empty. `scenarios`: of the run. Errors:
/// ErrorKind::scenario, all mistakes in one go.
std::vector<PrecisionTarget> precision_targets(std::string_view text, std::size_t scenarios);

/// After how many replicates to look next, having looked after `replicates` (0: not yet); at most `most`. The
/// first look is at `enough_replicates`: fewer make the interval's own length too uncertain to stop by it.
/// Every next one is at a quarter more, so that their number grows with the logarithm only: each is a chance
/// to stop at an interval that is short by accident.
int next_look(int replicates, int most);

/// What a look found.
struct PrecisionLook {
  int replicates = 0;  ///< run so far, failed ones among them
  /// Per target, the widest of all scenarios; NaN without an interval, and where a difference is so skewed
  /// that its interval may miss more often than it says (Difference::skewed) or nothing was seen: such a look
  /// ends nothing.
  std::vector<double> half_widths;
};

/// The values of one indicator, [scenario][replicate].
using IndicatorValues = std::vector<std::vector<double>>;

/// Adds those of one more replicate, with a series per scenario, to `values` per target.
void add_values(std::span<const PrecisionTarget> targets, const std::vector<Series>& series,
                std::vector<IndicatorValues>& values);

/// `values` per target, of the replicates so far; those that failed are left out. The half-width is that of
/// the simultaneous interval that compare() gives.
PrecisionLook look_at(std::span<const IndicatorValues> values, int replicates);

/// Whether no half-width is above its target.
bool reached(std::span<const PrecisionTarget> targets, const PrecisionLook& look);

/// "run.precision: 38 replicates; half-width of research_share 0.0019 (asked 0.002)".
std::string to_string(std::span<const PrecisionTarget> targets, const PrecisionLook& look);

/// "30: 0.0031; 38: 0.0019": replicates and half-widths of each look, exactly.
std::string to_string(std::span<const PrecisionLook> looks);

}  // namespace taktskifte
