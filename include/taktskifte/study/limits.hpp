// Limit cases: settings at which the answer is known beforehand.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "taktskifte/study/bench.hpp"

namespace taktskifte {

struct Seen {
  std::string text;
  bool holds = false;
};

struct LimitCase {
  std::string name;
  std::string must;  ///< what must hold
  std::vector<Case> runs;
  std::function<Seen(const std::vector<Replicates>&)> look;  ///< one entry per run
};

/// All limit cases. Where chance is left in them, a true answer fails one time in a million.
std::span<const LimitCase> limit_cases();

struct LimitResult {
  std::string name, must;
  Seen seen;
};
std::vector<LimitResult> measure_limits(const BenchOptions& options);

}  // namespace taktskifte
