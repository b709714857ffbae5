// One run, many processes: rank 0 leads it, hands out blocks of replicates and joins the shards; all ranks
// run replicates and write shards into the folder of the run. Which rank runs what changes no bit.
#pragma once

#include "commands/work.hpp"

namespace taktskifte::commands {

/// Rank 0: run_pending() together with the other ranks. Errors: those of run_pending, of whatever rank;
/// the others finish what they are at. All finished shards stay.
void coordinate(const Ranks& ranks, const std::vector<int>& missing, const ReplicateModel& model,
                const std::string& folder, const RunIdentity& shape, const WorkOptions& options,
                Progress& progress);

/// The other ranks: does what rank 0 says until it has no more. What goes wrong is told to rank 0.
void run_worker(const Ranks& ranks);

}  // namespace taktskifte::commands
