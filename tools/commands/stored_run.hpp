// A run that lies in its folder, as resume, status and merge find it.
#pragma once

#include <string>

#include "taktskifte/ensemble/replicates.hpp"
#include "taktskifte/jobs/run_folder.hpp"
#include "taktskifte/jobs/shards.hpp"

namespace taktskifte::commands {

struct StoredRun {
  JobManifest record;
  Experiment study;
  ResultHeader header;
  RunIdentity shape;
};

/// The folder's name without a slash at its end. Errors: ErrorKind::usage unless `words` is one name.
std::string folder_of(const std::vector<std::string>& words, const std::string& verb);

/// From the folder alone. Errors: those of read_record; ErrorKind::data for a record that was altered.
StoredRun stored_run(const std::string& folder);

/// "folder: shard-00000000.h5 is damaged: ..." for all, or nothing. Errors: ErrorKind::data.
void refuse_damaged(const ShardInventory& found);

}  // namespace taktskifte::commands
