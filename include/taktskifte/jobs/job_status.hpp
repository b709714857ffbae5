// How far a run is that keeps its shards in a folder.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "taktskifte/contents/header.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {

struct JobStatus {
  std::string id;         ///< study_id of its result
  std::string history;    ///< verb and scenarios
  std::string rows_word;  ///< what is counted: "replicate", or "row" of a sweep
  std::size_t replicates = 0, missing = 0, scenarios = 0, shards = 0;
  std::vector<Failure> failures;  ///< those that failed
  std::vector<ShardInventory::Damaged> damaged;
  bool at_work = false;  ///< a run is at work in the folder
  std::string output;    ///< the result file that the run will make

  [[nodiscard]] bool complete() const { return missing == 0 && damaged.empty(); }
};

/// From the folder alone. Errors: those of stored_run and list_shards.
JobStatus job_status(const std::string& folder);

}  // namespace taktskifte
