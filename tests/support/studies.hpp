// The shipped scenarios on the real municipalities, for tests that look at laws and targets.
#pragma once

#include <string>
#include <vector>

#include "taktskifte/core/parallel.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/scenario/read.hpp"

namespace taktskifte::support {

/// Means over replicates of every measure and year of one scenario.
struct Sums {
  std::vector<double> values;
  int drifted = 0;

  [[nodiscard]] double at(int year, Measure measure, std::size_t element = 0) const {
    return values[static_cast<std::size_t>(year) * values_per_year() + offset(measure) + element];
  }
};

/// Shipped scenarios by name, with settings for all of them.
inline Experiment real_study(const std::vector<std::string>& names,
                             const std::vector<std::string>& settings = {}) {
  std::vector<ResolvedScenario> scenarios;
  for (const auto& name : names) {
    scenarios.push_back(
        read_scenario(std::string(TAKTSKIFTE_SOURCE_DIR) + "/scenarios/" + name + ".ini", settings));
  }
  return prepare_experiment(std::move(scenarios));
}

inline std::vector<Sums> run_means(const Experiment& study, int replicates) {
  std::vector<Sums> means(study.scenarios.size());
  run_ensemble(study, {.threads = available_threads(), .replicates = replicates},
               [&](int, std::vector<Series>&& series) {
                 for (std::size_t s = 0; s < series.size(); ++s) {
                   means[s].values.resize(series[s].values.size(), 0.0);
                   for (std::size_t v = 0; v < series[s].values.size(); ++v) {
                     means[s].values[v] += series[s].values[v] / replicates;
                   }
                   means[s].drifted += series[s].drifted ? 1 : 0;
                 }
               });
  return means;
}

inline std::vector<Sums> run_means(const std::vector<std::string>& names, int replicates,
                                   const std::vector<std::string>& settings = {}) {
  return run_means(real_study(names, settings), replicates);
}

}  // namespace taktskifte::support
