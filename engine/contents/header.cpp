#include "taktskifte/contents/header.hpp"

namespace taktskifte {
namespace {

// The verb and what each scenario sets, defaults left out.
std::string history_of(const std::vector<ResolvedScenario>& scenarios, const std::string& verb) {
  std::string history = "taktskifte " + verb;
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
          .history = history_of(study.scenarios, "run")};
}

ResultHeader header_of(const SweepExperiment& experiment) {
  ResultHeader header = header_of(experiment.study);
  header.history = history_of(experiment.study.scenarios, "sweep") + ":";
  for (const auto& key : experiment.sweep.keys)
    header.history.append(" ").append(to_string(key.treatment)).append(" ").append(key.name()).append(";");
  header.history += " " + experiment.sweep.design;
  header.sweep = experiment.sweep;
  return header;
}

std::size_t municipality_years_kept(const ResultHeader& header) {
  const RunParameters& run = header.scenarios.front().scenario.run;
  return keeps_municipality_years(run, header.municipalities->size()) ? static_cast<std::size_t>(run.years)
                                                                      : 0;
}

}  // namespace taktskifte
