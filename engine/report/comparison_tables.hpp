// The tables of a comparison.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "taktskifte/report/comparison.hpp"

namespace taktskifte::report {

/// Means, difference, interval and verdict of every row.
Table difference_table(const ComparedFile& result, std::size_t scenario);

/// Relative change, where a single run lies, and the difference in single years, of every row.
Table spread_table(const ComparedFile& result, std::size_t scenario);

/// What is given up for what is gained.
Table trade_table(const ComparedFile& result, std::size_t scenario);

/// A row for each scenario after the first, with the differences that decide.
Table scenario_table(const ComparedFile& result);

/// The rows of these.
std::vector<std::string_view> deciding_rows();

/// Whether some cell behind the first column has this mark.
bool shows(const Table& table, std::string_view mark);

/// Of a file with one scenario.
Table mean_table(const ComparedFile& result);

/// What the unit of a row is printed with where no error tells.
int decimals(RowUnit unit);

/// "+0.68 .. +0.70", or "-".
Cell range_cell(const std::optional<Interval>& interval, int digits);

/// "matters (margin 3.0)".
Cell verdict_cell(const ComparedRow& row, const Difference& difference);

}  // namespace taktskifte::report
