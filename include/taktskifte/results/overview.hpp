// What a result file holds, gathered for printing.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// A key whose value is another one than in the first scenario.
struct KeyDifference {
  std::string key, value, origin, first_value;
};

struct ScenarioOverview {
  std::string name, title;
  int drifted = 0;  ///< replicates whose research share still moved at the end of the burn-in
  std::vector<KeyDifference> differences;
};

struct Overview {
  std::vector<ResultText> attributes;
  std::vector<ScenarioOverview> scenarios;
  std::vector<int> years;
  int replicates = 0;             ///< finished ones
  std::vector<Failure> failures;  ///< those that are in no variable
  double population_scale = 1.0;  ///< by which the totals of a synthetic population were multiplied
  std::vector<std::pair<std::string, std::size_t>> dimensions;
  std::vector<std::pair<std::string, int>> inputs;  ///< status, and how many keys have it
  int of_low_confidence = 0;        ///< keys, whatever their status; 0 in files that do not say
  std::vector<Variable> variables;  ///< without values

  /// The value of a root attribute, empty without it.
  [[nodiscard]] std::string attribute(const std::string& name) const;
};

Overview overview_of(const ResultReader& reader);

}  // namespace taktskifte
