// What a row of a sweep keeps of each scenario: every indicator or some, and measures year by year if asked
// for.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/measures/series.hpp"
#include "taktskifte/scenario/sweep.hpp"

namespace taktskifte {

/// One quantity: a variable of the file of a sweep.
struct SweepColumn {
  std::string name;  ///< "research_share", "research_share_by_year"
  std::string long_name, units;
  std::vector<std::string> dimensions;  ///< behind design, scenario and replicate, outermost first
  std::size_t size = 1;                 ///< numbers of a row and scenario
};

/// The columns, in the order of their numbers in a row. Errors: ErrorKind::usage for a name in Sweep::series
/// that is no measure, and for one in Sweep::indicators that is no indicator.
std::vector<SweepColumn> sweep_columns(const Sweep& sweep, std::size_t years);

/// The numbers of a row and scenario, column by column.
std::vector<double> sweep_numbers(const Sweep& sweep, const Series& of_years);

}  // namespace taktskifte
