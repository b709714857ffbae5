// A result that is asked for again with more replicates: those it has are taken over, not run once more.
#pragma once

#include <string>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/callbacks.hpp"
#include "taktskifte/results/results.hpp"

namespace taktskifte {

/// If `file` is a result of the same experiment by the same engine, whole and with replicates of this run
/// only, writes them into `folder` as one shard, which holds them in memory at once, and says so. It says why
/// not if the file is of the same experiment but cannot be taken over. A replicate that failed is left to be
/// run. The first replicate is run once more: two programs of a changed checkout name the same commit.
/// Errors: those of write_shard; what the replicate throws.
void take_over(const std::string& file, const std::string& folder, const ResultHeader& header,
               const ReplicateModel& model, const JobCallbacks& callbacks);

}  // namespace taktskifte
