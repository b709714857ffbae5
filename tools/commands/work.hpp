// Working through the replicates of a run into shards, and the shards into the result file. Shared by run,
// resume and merge.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "commands/progress.hpp"
#include "commands/ranks.hpp"
#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/run_folder.hpp"
#include "taktskifte/jobs/shards.hpp"
#include "taktskifte/results/destination.hpp"

namespace taktskifte::commands {

/// What a result file says about a study; replicates and failures are to be filled in.
ResultHeader header_of(const Experiment& study);

/// What the shards of a study agree in.
RunIdentity shape_of(const ResultHeader& header);

struct WorkOptions {
  int threads = 1;
  bool all_cores = false;      ///< `threads` was not asked for: other machines may use more or fewer
  std::size_t in_flight = 64;  ///< replicates at a time
  std::size_t shard_size = 0;  ///< replicates a shard; 0 = as many as are in flight
  bool go_on_after_failure = false;
};

/// Errors: ErrorKind::data if a shard is of another run, named with what to do.
void refuse_foreign(const ShardInventory& found);

/// Runs the `missing` replicates and writes them into shards in `folder`. A failing replicate is recorded in
/// its shard if the run goes on after it; otherwise the finished ones are kept and the run ends.
/// Errors: ErrorKind::stopped after an interrupt, the exit of a replicate that failed (its number and
/// reason), those of write_shard. All finished shards stay.
void run_pending(const std::vector<int>& missing, const ReplicateModel& model, const std::string& folder,
                 const RunIdentity& shape, const WorkOptions& options, Progress& progress);
/// The same with replicates drawn block by block: `next` gives the next ones, rising, or none at the end.
/// `finished` is told how many more are done, from any thread.
using NextBlock = std::function<std::vector<int>()>;
void run_pending(const NextBlock& next, const ReplicateModel& model, const std::string& folder,
                 const RunIdentity& shape, const WorkOptions& options,
                 const std::function<void(std::size_t)>& finished);

/// How many replicates are drawn at a time, so that little is lost where shards are small and every thread
/// gets one.
std::size_t block_of(const WorkOptions& options);

/// Carries a run to its end: refuses foreign shards, puts damaged ones aside (said, and their replicates run
/// again), runs what is missing, with the help of the other ranks, looks again, writes the result file and
/// removes the folder. What has been lost or damaged meanwhile is run again a few times. Errors: those of
/// run_pending and join; ErrorKind::io if shards are lost again and again.
void complete(const std::string& folder, const ReplicateModel& model, const ResultHeader& header,
              const WorkOptions& options, const Destination& output, const Ranks& ranks, Progress& progress);

/// Joins the shards into the result file and says what it holds. Errors: those of merge_shards and
/// Destination::check_again, ErrorKind::stopped.
void join(const std::string& folder, const ShardInventory& found, const ResultHeader& header,
          const Destination& output, Progress& progress);

/// What becomes of the folder of a run that breaks off.
struct Keeping {
  std::string folder;
  bool fresh =
      false;          ///< made for this run alone: removed if nothing was finished, unless it was interrupted
  std::string go_on;  ///< what to do to go on
};

/// Runs `body`. If it throws, the message is followed by what is kept in the folder and how to go on.
void keeping_parts(const Keeping& keeping, const RunIdentity& shape, const std::function<void()>& body);

}  // namespace taktskifte::commands
