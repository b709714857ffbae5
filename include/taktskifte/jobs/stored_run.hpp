// A run that lies in its folder, as resume, status and merge find it.
#pragma once

#include <string>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/run_folder.hpp"
#include "taktskifte/results/experiment_id.hpp"

namespace taktskifte {

struct StoredRun {
  JobManifest record;
  Experiment study;
  ResultHeader header;
  RunIdentity identity;
};

/// From the folder alone. Errors: those of read_record; ErrorKind::data for a record that was altered.
StoredRun stored_run(const std::string& folder);

}  // namespace taktskifte
