// What can be checked of a result file without running anything.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/results/mismatch.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

struct RuleCount {
  std::string name;
  std::size_t checked = 0;  ///< how often, over scenarios, replicates, years and measures
  std::size_t broken = 0;   ///< how often it did not hold
};

struct RuleReport {
  std::vector<RuleCount> rules;      ///< each name once
  std::vector<std::string> missing;  ///< measures this file, being older, lacks: their rules are left out
  Mismatches broken;

  /// The one of that name; at the end if it is new.
  RuleCount& rule(const std::string& name);
};

/// Holds every scenario, replicate and year against measures/invariants.hpp, and the sums over municipalities
/// against those over replicates, and panels against the measures. Errors: ErrorKind::data if a variable
/// cannot be read or has another shape than results/README.md says.
RuleReport check_invariants(const ResultReader& reader);

}  // namespace taktskifte
