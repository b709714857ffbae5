// Checks the folder of a run under way.
#pragma once

#include <string>

#include "taktskifte/jobs/shards.hpp"

namespace taktskifte {

/// What of its replicates a folder holds, damaged shards among it.
struct FolderVerification {
  ShardInventory found;
  std::size_t there = 0, of = 0;  ///< replicates in intact shards, and of the whole run
};

/// Checks the record and every shard of `folder`, every number included. Nothing is run again: that is for
/// the result file. Errors: those of stored_run and list_shards.
FolderVerification verify_folder(const std::string& folder);

}  // namespace taktskifte
