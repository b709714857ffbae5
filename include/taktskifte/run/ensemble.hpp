// Many replicates of several scenarios, in parallel, handed over in replicate order.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "taktskifte/record/series.hpp"
#include "taktskifte/scenario/read.hpp"
#include "taktskifte/world/municipalities.hpp"

namespace taktskifte {

/// A study: scenarios that share seed, replicates, years and data, so that they can be paired.
struct Study {
  std::vector<Resolved> scenarios;  ///< the first one is what the others are compared with
  MunicipalityTable municipalities;
  std::vector<Site> sites;
  double totals_factor = 1.0;  ///< by which the totals of `scenarios` have been multiplied
  bool panels = false;         ///< whether each Series also keeps every municipality, year by year
};

/// Reads the data files the scenarios name, makes the synthetic population they ask for, and scales the
/// totals of each Scenario to its inhabitants (scenario/totals.hpp); entries keep the text the user wrote.
/// Errors: Exit::scenario if the scenarios cannot be paired (which key differs, in which of them), those of
/// the readers otherwise.
Study prepare_study(std::vector<Resolved> scenarios);

struct EnsembleOptions {
  int threads = 1;
  int replicates = 0;  ///< 0 = run.replicates of the scenarios
};

/// Called on the calling thread, in replicate order; `series` holds one per scenario.
using ReplicateSink = std::function<void(int replicate, std::vector<Series>&& series)>;

/// Runs replicates 0, 1, ... of every scenario. At most a fixed number of replicates (fewer of a large
/// population, but one per thread) is in flight, so memory does not grow with their number. Replicate r is
/// the same whatever the number of replicates or threads.
void run_ensemble(const Study& study, const EnsembleOptions& options, const ReplicateSink& sink);

}  // namespace taktskifte
