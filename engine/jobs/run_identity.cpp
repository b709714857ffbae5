#include "taktskifte/jobs/run_identity.hpp"

namespace taktskifte {
namespace {

// The verb and what each scenario sets, defaults left out.
std::string history_of(const std::vector<ResolvedScenario>& scenarios) {
  std::string history = "taktskifte run";
  for (const auto& resolved : scenarios) {
    history += " " + resolved.scenario.name + "(";
    std::string set;
    for (const auto& entry : resolved.entries) {
      if (entry.origin == "default") continue;
      set += (set.empty() ? "" : "; ") + std::string(entry.key->name) + " = " + entry.text;
    }
    history += set + ")";
  }
  return history;
}

}  // namespace

ResultHeader header_of(const Experiment& study) {
  return {.scenarios = study.scenarios,
          .municipalities = study.municipalities,
          .data = study.data,
          .replicates = {},
          .failures = {},
          .population_scale = study.population_scale,
          .history = history_of(study.scenarios)};
}

RunIdentity identity_of(const ResultHeader& header) {
  const auto& run = header.scenarios.front().scenario.run;
  return {.id = study_id(header),
          .scenarios = header.scenarios.size(),
          .years = static_cast<std::size_t>(run.years),
          .municipalities = header.municipalities->size(),
          .replicates = run.replicates,
          .municipality_years = keeps_municipality_years(run, header.municipalities->size())};
}

}  // namespace taktskifte
