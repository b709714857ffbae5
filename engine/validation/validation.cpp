#include "taktskifte/validation/validation.hpp"

#include "taktskifte/core/error.hpp"

namespace taktskifte {
namespace {

constexpr int years_needed = 20;  // the patterns look at years 11 to 20

}  // namespace

Validation validate(const VariantOptions& wanted) {
  const PatternContext ground = context_of(wanted);
  if (ground.scenario.run.years < years_needed) {
    throw Error(ErrorKind::scenario, "run.years = " + std::to_string(ground.scenario.run.years) +
                                         ": the patterns look at twenty reported years; write at least 20");
  }
  const auto all = patterns(ground);
  const VariantOptions options = keep_shipped(wanted, pattern_scenarios());
  Validation validation;
  validation.replicates = options.replicates;
  validation.patterns = measure_patterns(all, options);
  validation.calibration = measure_calibration(options);
  validation.limits = measure_limits(options);
  validation.mechanisms = measure_mechanisms(options);
  validation.rules = measure_rules(all, options);
  validation.nulls = measure_nulls(all, ground, options);
  return validation;
}

std::vector<std::string> failures(const Validation& validation) {
  std::vector<std::string> lines;
  for (const auto& result : validation.patterns)
    if (result.found == PatternOutcome::misses && result.pattern.kind != PatternKind::weak)
      lines.push_back("pattern missed: " + result.pattern.name);
  for (const auto& result : validation.calibration)
    if (!result.holds) lines.push_back("calibration does not hold: " + result.name);
  for (const auto& result : validation.limits)
    if (!result.seen.holds) lines.push_back("limit case fails: " + result.name);
  for (const auto& result : validation.mechanisms)
    for (const auto& effect : result.effects)
      if (effect.agreement == Agreement::against)
        lines.push_back("mechanism against what was stated: " + result.name + ", " +
                        std::string(effect.measure));
  return lines;
}

}  // namespace taktskifte
