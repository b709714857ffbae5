// Runs that can be killed at any moment: replicates go into shards in the folder of the run, and the shards
// into the result file. Nothing here writes to a terminal or takes a signal; see JobCallbacks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/callbacks.hpp"
#include "taktskifte/jobs/ranks.hpp"
#include "taktskifte/jobs/replicate_slice.hpp"
#include "taktskifte/jobs/stored_run.hpp"

namespace taktskifte {

struct WorkOptions {
  int threads = 1;
  bool all_cores = false;      ///< `threads` was not asked for: other machines may use more or fewer
  std::size_t in_flight = 64;  ///< replicates at a time; run_job and resume_job choose it
  std::size_t in_turn = 1;     ///< neighbours that one thread runs in turn; chosen as in_flight is
  std::size_t shard_size = 0;  ///< replicates a shard; 0 = as many as are in flight
  bool go_on_after_failure = false;
};

/// What a run was asked for, beside its experiment.
struct RunOrder {
  std::vector<std::string> scenario_files;  ///< that the experiment was read from, one a scenario
  std::vector<std::string> settings{};      ///< "key=value" for all scenarios
  std::string output;                       ///< the result file
  bool overwrite = false;                   ///< whatever stands under its name
  std::vector<std::string> other_inputs{};  ///< files that it was read from beside scenarios and tables
  std::optional<ReplicateSlice> slice{};    ///< this part of the replicates only, and no result file
};

/// Begins a run, or goes on with it where its folder is of the same one. Replicates of an earlier result of
/// the same experiment under the same name are taken over, unless it is to be overwritten or only a slice of
/// the replicates is asked for. A failing replicate is recorded in its shard if the run goes on after it;
/// otherwise the finished ones are kept and the run ends. Shards that get lost or damaged meanwhile are told
/// of and run again. Errors: those of check_output, Destination, replicate_model, enter_run_folder and
/// FolderLock before on_start; ErrorKind::cannot_create if the folder is of another run; ErrorKind::data for
/// a shard of another run; ErrorKind::stopped; the kind of a replicate that failed (its number and reason);
/// ErrorKind::io if shards are lost again and again; those of write_shard and merge_shards. The message says
/// what is kept in the folder and how to go on.
void run_job(const Experiment& study, const RunOrder& order, WorkOptions options, const Ranks& ranks,
             const JobCallbacks& callbacks);

/// The same of a sweep, whose rows stand for replicates. Points that turn out too large are recorded.
void run_job(const SweepExperiment& experiment, const RunOrder& order, WorkOptions options,
             const Ranks& ranks, const JobCallbacks& callbacks);

/// Goes on with a run or a sweep from its folder alone, to the same bits as if it had never stopped. What it
/// began with is looked at again: ErrorKind::data if that has changed. Errors otherwise as run_job.
void resume_job(const std::string& folder, const StoredRun& stored, WorkOptions options, bool overwrite,
                const Ranks& ranks, const JobCallbacks& callbacks);

/// Joins the shards of a complete run into `output`; the folder stays as it is. Errors: ErrorKind::stopped if
/// replicates are missing or on request; ErrorKind::data for damaged shards and such of another run; those of
/// FolderLock, check_output, Destination and merge_shards.
void merge_job(const std::string& folder, const StoredRun& stored, const std::string& output, bool overwrite,
               const JobCallbacks& callbacks);

/// What every rank but 0 does in place of run_job or resume_job: replicates that rank 0 hands out, until it
/// has no more; again, as long as rank 0 begins anew. on_start is called at its first word, if there are any.
/// What goes wrong is told to rank 0.
void run_worker(const Ranks& ranks, const JobCallbacks& callbacks);

}  // namespace taktskifte
