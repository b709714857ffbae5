// Everything that can fail, in one run.
#pragma once

#include <vector>

#include "taktskifte/validation/alternatives.hpp"
#include "taktskifte/validation/calibration.hpp"
#include "taktskifte/validation/limits.hpp"
#include "taktskifte/validation/mechanisms.hpp"
#include "taktskifte/validation/patterns.hpp"

namespace taktskifte {

struct Validation {
  int replicates = 0;
  std::vector<PatternResult> patterns;
  std::vector<CalibrationResult> calibration;
  std::vector<LimitResult> limits;
  std::vector<MechanismResult> mechanisms;
  std::vector<RuleResult> rules;
  NullResults nulls;
};

/// Runs all tables; deterministic for any number of threads. Errors: ErrorKind::scenario if fewer than twenty
/// years are reported, those of read_scenario otherwise.
Validation validate(const VariantOptions& options);

/// What failed, a line each: patterns that miss (weak ones left out), points at which the calibration does
/// not hold, limit cases, and mechanisms that work against what was stated. Other rules and null models are
/// reported and never fail. Empty: the validation passes.
std::vector<std::string> failures(const Validation& validation);

}  // namespace taktskifte
