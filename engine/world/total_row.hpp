// Rows that sum up the others.
#pragma once

#include <string>
#include <vector>

namespace taktskifte {

struct TotalRowCells {
  std::string number, name;
  double population = 0.0;  ///< 0 if it is no number
};

/// Which rows are totals: their number is 0 or 0000, their name says so, or their population is the sum of
/// all others' (of three rows with people at least) and their number is of no county: with a real number they
/// can be a municipality, and list_warnings says so.
std::vector<bool> find_total_rows(const std::vector<TotalRowCells>& rows);

}  // namespace taktskifte
