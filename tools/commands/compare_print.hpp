// A comparison as a table for people and as JSON for programs; both hold the same numbers.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "taktskifte/analysis/verdict.hpp"
#include "taktskifte/results/results.hpp"
#include "taktskifte/world/list_facts.hpp"

namespace taktskifte::commands {

struct ComparedFile {
  std::string file;
  int replicates = 0;
  std::vector<Failure> failures;  ///< replicates left out of all numbers
  Compared compared;
  ListFacts list{};  ///< municipalities, inhabitants, factor of the totals and stand-ins; nothing else of it
  int drifted = 0;   ///< runs of a scenario and replicate that still moved at the end of their burn-in
  std::vector<ComparedRow> rows;
};

/// One table per scenario after the first, then their verdicts in words. With a single scenario: its means.
void print_tables(std::ostream& out, const ComparedFile& result);

/// One object; NaN and infinity become null. Money is in MNOK, as in the table.
void print_json(std::ostream& out, const ComparedFile& result);

}  // namespace taktskifte::commands
