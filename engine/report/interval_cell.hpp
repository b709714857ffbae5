// Cells of estimates.
#pragma once

#include <optional>

#include "taktskifte/analysis/compare.hpp"
#include "taktskifte/report/document.hpp"

namespace taktskifte::report {

/// "+0.68 ± 0.01", with a sign or not; the interval lies evenly around the value. Members: value, low, high.
Cell interval_cell(double value, const std::optional<Interval>& interval, int decimals, bool sign);

}  // namespace taktskifte::report
