#include "taktskifte/jobs/job_status.hpp"

#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/jobs/stored_run.hpp"

namespace taktskifte {

JobStatus job_status(const std::string& folder) {
  const StoredRun run = stored_run(folder);
  const ShardInventory found = list_shards(folder, run.identity);
  return {.id = run.identity.id,
          .history = run.header.history,
          .rows_word = run.identity.rows_word(),
          .replicates = static_cast<std::size_t>(run.identity.replicates),
          .missing = found.missing.size(),
          .scenarios = run.identity.scenarios,
          .shards = found.shards.size(),
          .failures = found.failures(),
          .damaged = found.damaged,
          .at_work = FolderLock::is_held(folder),
          .output = result_of(folder, run.record)};
}

}  // namespace taktskifte
