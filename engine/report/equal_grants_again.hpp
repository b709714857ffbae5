// Inequality at equal numbers of grants: a result file holds no counts by municipality of each replicate, so
// they are made once more.
#pragma once

#include <string>
#include <vector>

#include "report/compared_set.hpp"
#include "taktskifte/analysis/indicators.hpp"
#include "taktskifte/verify/rerun_replicates.hpp"

namespace taktskifte::report {

/// The rows of equal_grants_rows for grants led up to `last_year`. Errors: those of rerun_replicates.
std::vector<taktskifte::IndicatorRow> equal_grants_again(const ComparedSet& set, int last_year,
                                                         const RerunOptions& options);

}  // namespace taktskifte::report
