// A sweep that can be run: its points on top of one experiment, row by row.
#pragma once

#include <cstddef>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/scenario/sweep.hpp"

namespace taktskifte {

struct SweepExperiment {
  Experiment study;                     ///< of the scenarios as they are
  std::vector<ResolvedScenario> bases;  ///< the same before their totals were scaled to the population
  Sweep sweep;
};

/// Reads the data of the scenarios, and refuses points at which a scenario has no researchers to be found or
/// numbers too large to be kept. Errors: those of prepare_experiment and refuse_points.
SweepExperiment prepare_sweep(std::vector<ResolvedScenario> bases, Sweep sweep, int threads,
                              const StopRequest& stop = {});

/// The same with the tables of an experiment that was prepared before; opens no file.
SweepExperiment prepare_sweep(std::vector<ResolvedScenario> bases, Sweep sweep, const Experiment& known,
                              int threads);

/// The refusals of points that prepare_sweep adds. Errors: those of refuse_points.
void refuse_impossible(SweepExperiment& experiment, int threads, const StopRequest& stop = {});

/// A scenario at a point, ready to be simulated. Errors: those of at_point.
ResolvedScenario scaled_at_point(const SweepExperiment& experiment, std::size_t scenario, std::size_t point);

/// One row of a sweep, by its number (scenario/sweep_rows.hpp): a Series per scenario whose values are those
/// of sweep_numbers(), with nothing else. The same row gives the same bits whenever, wherever and beside
/// whatever it is run. Scenarios and points that share environment or burn-in have them computed once while
/// their rows are run one after the other. `experiment` must outlive the model; `threads` run rows at a time.
/// The model throws Error(ErrorKind::scenario) at a point that turns out to be too large once its environment
/// stands.
ReplicateModel sweep_model(const SweepExperiment& experiment, int threads);

/// How many rows to have in flight at a time: some whole groups of those that share work, and not more than
/// fits 32 MiB.
std::size_t rows_in_flight(const SweepExperiment& experiment, int threads);

}  // namespace taktskifte
