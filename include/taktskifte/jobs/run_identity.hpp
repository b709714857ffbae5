// What a run is of: from an experiment to what its shards and its result file say of themselves.
#pragma once

#include "taktskifte/analysis/sweep_model.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/results/experiment_id.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// What a result file says about an experiment; replicates and failures are to be filled in.
ResultHeader header_of(const Experiment& study);

/// The same of a sweep.
ResultHeader header_of(const SweepExperiment& experiment);

/// How many rows of a sweep to have in flight at a time: some whole groups of those that share work, and not
/// more than fits 32 MiB.
std::size_t rows_in_flight(const RunIdentity& identity, int threads);

/// What the shards of a run agree in.
RunIdentity identity_of(const ResultHeader& header);

}  // namespace taktskifte
