// A comparison, gathered.
#pragma once

#include <vector>

#include "report/compared_set.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// `more`: rows of the chosen years at equal numbers of grants, each put behind that of the same index at the
/// numbers that there are. Errors: as compare_files.
ComparedFile compare_set(const ComparedSet& set, const ComparisonOptions& options,
                         std::vector<taktskifte::IndicatorRow> more);

}  // namespace taktskifte::report
