// What a run is of: from an experiment to what its shards and its result file say of themselves.
#pragma once

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/results/experiment_id.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// What a result file says about an experiment; replicates and failures are to be filled in.
ResultHeader header_of(const Experiment& study);

/// What the shards of a run agree in.
RunIdentity identity_of(const ResultHeader& header);

}  // namespace taktskifte
