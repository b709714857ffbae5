// Working through the replicates of a run into shards.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte {

/// What a run, or a rank of it, is to work through, and where to.
struct PendingWork {
  ReplicateModel model;
  std::string folder;
  RunIdentity identity;
  WorkOptions options;
};

/// Runs the `missing` replicates and writes them into shards in the folder. A failing replicate is recorded
/// in its shard if the run goes on after it; otherwise the finished ones are kept and the run ends.
/// Errors: ErrorKind::stopped on request, the kind of a replicate that failed (its number and reason), those
/// of write_shard. All finished shards stay.
void run_pending(const std::vector<int>& missing, const PendingWork& work, const JobCallbacks& callbacks);
/// The same with replicates drawn block by block: `next` gives the next ones, rising, or none at the end; it
/// is called by any thread, one at a time. Only on_progress is called.
using NextBlock = std::function<std::vector<int>()>;
void run_pending(const NextBlock& next, const PendingWork& work, const JobCallbacks& callbacks);

/// How many neighbours one thread runs in turn: those that share work, but fewer where there are so few that
/// other threads would have nothing to do.
std::size_t in_turn_of(const RunIdentity& identity, int threads);

/// How many replicates are drawn at a time: those of a shard, but one for every thread, and no more than are
/// in flight.
std::size_t block_of(const WorkOptions& options);

}  // namespace taktskifte
