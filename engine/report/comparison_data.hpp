// A comparison for programs.
#pragma once

#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

Value comparison_data(const ComparedFile& result);

/// Of one row: means and differences of all scenarios.
Value row_value(const ComparedRow& row, const Compared& compared);

}  // namespace taktskifte::report
