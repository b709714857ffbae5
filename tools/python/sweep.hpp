// A sweep as Python asks for one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/analysis/sweep_model.hpp"

namespace taktskifte::python {

struct SweepChoice {
  std::vector<std::vector<std::string>> lines;  ///< key and what it takes, in order
  std::optional<std::string> design{};
  std::optional<int> points{}, scramblings{}, design_seed{};
  std::string chance = "common";
  std::vector<std::string> series{}, indicators{};
};

/// Errors: ErrorKind::usage for words and numbers that are none, with the name of the argument; those of
/// make_sweep and prepare_sweep; ErrorKind::stopped if `stop` says so.
SweepExperiment make_experiment(const std::vector<ResolvedScenario>& scenarios, const SweepChoice& choice,
                                int threads, const StopRequest& stop);

}  // namespace taktskifte::python
