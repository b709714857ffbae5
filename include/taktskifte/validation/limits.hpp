// Limit cases: settings at which the answer is known beforehand.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/analysis/variants.hpp"

namespace taktskifte {

struct Observation {
  std::string text;
  bool holds = false;
};

struct LimitCase {
  std::string name;
  std::string must;  ///< what must hold
  std::vector<Variant> runs;
  std::function<Observation(const std::vector<Replicates>&)> look;  ///< one entry per run
};

/// All limit cases. Where chance is left in them, a true answer fails one time in a million.
std::span<const LimitCase> limit_cases();

struct LimitResult {
  std::string name, must;
  Observation seen;
};
std::vector<LimitResult> measure_limits(const VariantOptions& options);

}  // namespace taktskifte
