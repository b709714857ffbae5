// Whether the burn-in holds its targets at parameter points far from the defaults.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "taktskifte/analysis/pooled.hpp"
#include "taktskifte/analysis/variants.hpp"

namespace taktskifte {

struct ParameterPoint {
  std::string name;
  std::vector<std::string> settings;
};

/// The points: ends of the ranges of the decisive keys, one at a time, and two corners.
std::span<const ParameterPoint> parameter_points();

/// Means over replicates and the first five reported years. Targets are those of the scenario at the point.
/// Tolerances: 0.01 of research share and 0.02 of reuse share, as for the patterns; 11 % of municipal
/// applications, the tolerance of 12 in 110 applications. At most one replicate in a hundred may drift; so
/// many of a few replicates as chance shows less than once in a thousand are more.
struct CalibrationResult {
  std::string name;
  double research_target = 0.0, reuse_target = 0.0;
  double research_share = 0.0, reuse_share = 0.0;
  double applications = 0.0;  ///< municipal ones per expected one
  int drifted = 0, replicates = 0;
  bool holds = false;  ///< all three within tolerance, and no more replicates drifted than may
};
CalibrationResult judge_calibration(CalibrationResult result);

/// Each point under the mix of its own burn-in.
std::vector<CalibrationResult> measure_calibration(const VariantOptions& options);

}  // namespace taktskifte
