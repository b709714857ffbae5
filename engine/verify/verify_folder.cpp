#include "taktskifte/verify/verify_folder.hpp"

#include "taktskifte/jobs/stored_run.hpp"

namespace taktskifte {

FolderVerification verify_folder(const std::string& folder) {
  const StoredRun run = stored_run(folder);
  FolderVerification result{.found = list_shards(folder, run.identity, Depth::numbers),
                            .of = static_cast<std::size_t>(run.identity.replicates)};
  result.there = result.of - result.found.missing.size();
  return result;
}

}  // namespace taktskifte
