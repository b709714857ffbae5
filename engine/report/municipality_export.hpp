// The table of municipalities of a result file.
#pragma once

#include <ostream>

#include "report/csv_style.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::report {

/// A line for each scenario and municipality: what it is, and means a year over reported years and
/// replicates. Errors: ErrorKind::data for a file without these sums.
void export_municipalities(std::ostream& out, const ResultReader& reader, const CsvStyle& style);

}  // namespace taktskifte::report
