// Patterns held against their targets.
#include <cmath>
#include <map>

#include "taktskifte/core/error.hpp"
#include "taktskifte/core/find_named.hpp"
#include "taktskifte/core/name_of.hpp"
#include "taktskifte/validation/patterns.hpp"

namespace taktskifte {

std::string_view to_string(PatternKind kind) {
  return name_of<PatternKind::weak>(kind, {"solved", "calibrated", "set", "closed form", "follows", "weak"});
}

std::string_view to_string(PatternOutcome found) {
  return name_of<PatternOutcome::misses>(found, {"meets", "meets, reaches out", "misses"});
}

PatternOutcome judge_pattern(const Pooled& difference, double tolerance) {
  if (!(std::fabs(difference.value) <= tolerance)) return PatternOutcome::misses;
  if (!difference.interval) return PatternOutcome::reaches_out;
  const auto& [low, high] = *difference.interval;
  return low >= -tolerance && high <= tolerance ? PatternOutcome::meets : PatternOutcome::reaches_out;
}

PatternResult measure(const Pattern& pattern, const Replicates& replicates, const Replicates& against) {
  std::vector<Terms> terms;
  for (const Series& series : replicates) terms.push_back(pattern.terms(series));
  for (std::size_t r = 0; r < against.size(); ++r) {
    const Terms other = pattern.terms(against[r]);
    terms[r][2] = other[0];
    terms[r][3] = other[1];
  }
  const Pooled difference =
      pooled(terms, [&](const Terms& t) { return pattern.value(t) - pattern.target(t); });
  PatternResult result{.pattern = pattern, .simulated = pooled(terms, pattern.value)};
  result.target = result.simulated.value - difference.value;
  result.found = judge_pattern(difference, pattern.tolerance);
  return result;
}

std::vector<PatternResult> measure_patterns(const std::vector<Pattern>& wanted, const VariantOptions& options,
                                            const std::vector<std::string>& settings,
                                            std::string_view table) {
  // Cases by their settings; in each group the patterns by scenario.
  std::map<std::vector<std::string>, std::map<std::string, std::vector<std::size_t>>> groups;
  for (std::size_t p = 0; p < wanted.size(); ++p) {
    auto& group = groups[wanted[p].run.settings];
    group[wanted[p].run.scenario].push_back(p);
    if (!wanted[p].against.empty()) group[wanted[p].against];
  }
  std::vector<PatternResult> results(wanted.size());
  std::size_t row = 0;
  for (const auto& [own, scenarios] : groups) {
    tell(options, table, row++, groups.size());
    std::vector<std::string> all = settings;
    all.insert(all.end(), own.begin(), own.end());
    std::vector<Variant> cases;
    for (const auto& [scenario, members] : scenarios) cases.push_back({scenario, all});
    auto runs = run_variants(cases, options);
    std::map<std::string, Replicates> run_of{{"", {}}};
    for (std::size_t c = 0; c < cases.size(); ++c) run_of[cases[c].scenario] = std::move(runs[c]);
    for (const auto& [scenario, members] : scenarios) {
      for (const std::size_t p : members)
        results[p] = measure(wanted[p], run_of.at(scenario), run_of.at(wanted[p].against));
    }
  }
  return results;
}

const Pattern& pattern_named(const std::vector<Pattern>& all, std::string_view name) {
  const Pattern* const found = find_named(all, name);
  if (found == nullptr) throw Error(ErrorKind::internal, "no pattern is named " + std::string(name));
  return *found;
}

}  // namespace taktskifte
