#include "jobs/complete.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte {
namespace {

void refuse_incomplete(const std::string& folder, const ShardInventory& found, const RunIdentity& identity) {
  if (found.missing.empty()) return;
  throw Error(ErrorKind::stopped, folder + ": " + std::to_string(found.missing.size()) + " of " +
                                      std::to_string(identity.replicates) + " " + identity.rows_word() +
                                      "s are missing, the first is " + std::to_string(found.missing.front()) +
                                      "; run them with: taktskifte resume " + folder);
}

}  // namespace

void merge_job(const std::string& folder, const StoredRun& stored, const std::string& output, bool overwrite,
               const JobCallbacks& callbacks) {
  const FolderLock lock(folder, FolderLock::Kind::exclusive);
  check_output(output);
  const Destination destination(output, stored.record.input_files, stored.header, overwrite);
  callbacks.on_start();
  const ShardInventory found = list_shards(folder, stored.identity);
  refuse_foreign(found);
  refuse_damaged(found);
  refuse_incomplete(folder, found, stored.identity);
  join_shards(folder, found, stored.identity, stored.header, destination, callbacks);
}

}  // namespace taktskifte
