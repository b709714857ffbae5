// The end of a run: from its folder to its result file, or, if it breaks off, what is kept.
#pragma once

#include <functional>
#include <string>

#include "jobs/run_pending.hpp"
#include "taktskifte/jobs/shards.hpp"
#include "taktskifte/results/destination.hpp"

namespace taktskifte {

/// Carries a run to its end: refuses foreign shards, puts damaged ones aside (said, and their replicates run
/// again), runs what is missing, with the help of the other ranks, until the run has all replicates or its
/// StoppingRule ends it, looks again, writes the result file and removes the folder. What has been lost or
/// damaged meanwhile is run again a few times. Errors: those of run_pending and join_shards; ErrorKind::io if
/// shards are lost again and again.
void complete(const PendingWork& work, ResultHeader header, const Destination& output, const Ranks& ranks,
              const JobCallbacks& callbacks);

/// Joins the shards into the result file, a run on up to `threads` threads, and says what it holds. Errors:
/// those of merge_shards and Destination::check_again, ErrorKind::stopped.
void join_shards(const std::string& folder, const ShardInventory& found, const RunIdentity& run,
                 const ResultHeader& header, const Destination& output, int threads,
                 const JobCallbacks& callbacks);

/// What becomes of the folder of a run that breaks off.
struct Keeping {
  std::string folder;
  bool fresh =
      false;          ///< made for this run alone: removed if nothing was finished, unless it was interrupted
  std::string go_on;  ///< what to do to go on
};

/// Runs `body`. If it throws, the message is followed by what is kept in the folder and how to go on.
void keeping_parts(const Keeping& keeping, const RunIdentity& identity, const std::function<void()>& body);

}  // namespace taktskifte
