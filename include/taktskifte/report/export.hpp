// Numbers of a result file as one table of CSV.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "taktskifte/report/document.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte::report {

struct ExportOptions {
  std::vector<std::string> variables{};  ///< numeric variables of equal dimensions, a column each
  bool municipalities = false;           ///< instead a row for each scenario and municipality
  bool mean = false;                     ///< mean and standard deviation over the replicates
  Form form = Form::csv;                 ///< csv or excel
};

/// A line of names, then a line for each element, whose labels stand before the numbers. With `mean`
/// replicates in which a number is not defined are left out of it. Errors: ErrorKind::usage for a variable
/// that is none or has other dimensions than the first, and for a mean without replicates; ErrorKind::data
/// for a file of another shape.
void export_csv(std::ostream& out, const ResultReader& reader, const ExportOptions& options);

}  // namespace taktskifte::report
