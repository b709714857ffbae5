// Other models beside this one: another decision rule, and null models of who applies.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "taktskifte/validation/mechanisms.hpp"
#include "taktskifte/validation/patterns.hpp"

namespace taktskifte {

struct Alternative {
  std::string name;
  std::vector<std::string> settings;
};

// ---- another decision rule ---------------------------------------------------------------------------

/// The rules compared: the one of the model first.
std::span<const Alternative> decision_rules();

struct RuleResult {
  std::string name;
  std::vector<PatternResult> patterns;  ///< those that need no settings of their own
  std::vector<Difference> effects;      ///< of 50 against 7.5 % public, per effect measure; no margins
  int drifted = 0, replicates = 0;      ///< replicates of today that drifted at the end of the burn-in
};
std::vector<RuleResult> measure_rules(const std::vector<Pattern>& all, const VariantOptions& options);

// ---- null models -------------------------------------------------------------------------------------

/// The model first, then models without some of its mechanisms.
std::span<const Alternative> null_models();

/// A pattern that a null model may or may not reproduce.
struct NullPattern {
  std::string name;
  std::string wanted;  ///< "0.6 ± 0.1", "below 1"
};
/// How a null model fares: the value, and whether the pattern comes out. A number is reproduced within its
/// tolerance, a sign if the interval lies on its side.
struct NullFinding {
  Pooled value;
  bool reproduced = false;
};
struct NullResults {
  std::vector<NullPattern> patterns;
  std::vector<std::vector<NullFinding>> findings;  ///< [pattern][model]
};
NullResults measure_nulls(const std::vector<Pattern>& all, const PatternContext& ground,
                          const VariantOptions& options);

}  // namespace taktskifte
