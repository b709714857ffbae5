// One run, many processes: rank 0 leads it, hands out blocks of replicates and joins the shards; all ranks
// run replicates and write shards into the folder of the run. Which rank runs what changes no bit.
#pragma once

#include <vector>

#include "jobs/run_pending.hpp"

namespace taktskifte {

/// Rank 0: run_pending() together with the other ranks, which are in run_worker(). Errors: those of
/// run_pending, of whatever rank; the others finish what they are at. All finished shards stay.
void coordinate(const Ranks& ranks, const std::vector<int>& missing, const PendingWork& work,
                const JobCallbacks& callbacks);

}  // namespace taktskifte
