// Patterns held against their targets.
#include <algorithm>
#include <cmath>
#include <map>

#include "taktskifte/core/error.hpp"
#include "taktskifte/study/patterns.hpp"

namespace taktskifte {

std::string_view to_string(PatternKind kind) {
  switch (kind) {
    case PatternKind::solved:
      return "solved";
    case PatternKind::calibrated:
      return "calibrated";
    case PatternKind::set:
      return "set";
    case PatternKind::closed_form:
      return "closed form";
    case PatternKind::follows:
      return "follows";
    case PatternKind::weak:
      break;
  }
  return "weak";
}

std::string_view to_string(Found found) {
  switch (found) {
    case Found::meets:
      return "meets";
    case Found::reaches_out:
      return "meets, reaches out";
    case Found::misses:
      break;
  }
  return "misses";
}

Found judge_pattern(const Pooled& difference, double tolerance) {
  if (!(std::fabs(difference.value) <= tolerance)) return Found::misses;
  if (!difference.interval) return Found::reaches_out;
  const auto& [low, high] = *difference.interval;
  return low >= -tolerance && high <= tolerance ? Found::meets : Found::reaches_out;
}

PatternResult measure(const Pattern& pattern, const Replicates& replicates) {
  std::vector<Terms> terms;
  for (const Series& series : replicates) terms.push_back(pattern.terms(series));
  const Pooled difference =
      pooled(terms, [&](const Terms& t) { return pattern.value(t) - pattern.target(t); });
  PatternResult result{.pattern = pattern, .simulated = pooled(terms, pattern.value)};
  result.target = result.simulated.value - difference.value;
  result.found = judge_pattern(difference, pattern.tolerance);
  return result;
}

std::vector<PatternResult> measure_patterns(const std::vector<Pattern>& wanted, const BenchOptions& options,
                                            const std::vector<std::string>& settings,
                                            std::string_view table) {
  // Cases by their settings; in each group the patterns by scenario.
  std::map<std::vector<std::string>, std::map<std::string, std::vector<std::size_t>>> groups;
  for (std::size_t p = 0; p < wanted.size(); ++p) {
    groups[wanted[p].run.settings][wanted[p].run.scenario].push_back(p);
  }
  std::vector<PatternResult> results(wanted.size());
  std::size_t row = 0;
  for (const auto& [own, scenarios] : groups) {
    tell(options, table, row++, groups.size());
    std::vector<std::string> all = settings;
    all.insert(all.end(), own.begin(), own.end());
    std::vector<Case> cases;
    for (const auto& [scenario, members] : scenarios) cases.push_back({scenario, all});
    const auto runs = run_cases(cases, options);
    std::size_t run = 0;
    for (const auto& [scenario, members] : scenarios) {
      for (const std::size_t p : members) results[p] = measure(wanted[p], runs[run]);
      ++run;
    }
  }
  return results;
}

const Pattern& pattern_named(const std::vector<Pattern>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Pattern& p) { return p.name == name; });
  if (found == all.end()) throw Error(Exit::internal, "no pattern is named " + std::string(name));
  return *found;
}

}  // namespace taktskifte
