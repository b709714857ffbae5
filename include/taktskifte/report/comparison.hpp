// The scenarios of a result file compared with its first one, and what is to be said of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "taktskifte/analysis/doubt.hpp"
#include "taktskifte/analysis/verdict.hpp"
#include "taktskifte/report/document.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/world/list_facts.hpp"

namespace taktskifte::report {

struct ComparisonOptions {
  std::string years{};                      ///< "2028:2037" or "2030"; all years of the file if empty
  std::map<std::string, double> margins{};  ///< by row or, without its label, by measure; in the row's unit
  bool all = false;                         ///< rows by region and size class, too
};

struct ComparedFile {
  std::string file;
  int replicates = 0;
  std::vector<Failure> failures;  ///< replicates left out of all numbers
  Compared compared;
  ListFacts list{};  ///< municipalities, inhabitants, factor of the totals and stand-ins; nothing else of it
  int drifted = 0;   ///< runs of a scenario and replicate that still moved at the end of their burn-in
  std::vector<StatedKeys> keys;  ///< of each scenario, printable
  std::vector<ComparedRow> rows;
};

/// Errors: ErrorKind::usage for years that are none or not in the file, and for margins of no row;
/// ErrorKind::data for a file without results or of another shape; those of ResultReader.
ComparedFile compare_file(const std::string& file, const ComparisonOptions& options);

/// One table per scenario after the first, then their verdicts in words. With a single scenario: its means.
/// For programs all numbers in full; money is in MNOK, as in the table.
Document comparison_document(const ComparedFile& result);

}  // namespace taktskifte::report
