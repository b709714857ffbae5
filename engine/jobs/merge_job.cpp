#include "jobs/complete.hpp"
#include "jobs/stopping_rule.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/jobs/folder_lock.hpp"
#include "taktskifte/jobs/run_job.hpp"

namespace taktskifte {
namespace {

void refuse_incomplete(const std::string& folder, const std::vector<int>& missing,
                       const RunIdentity& identity) {
  if (missing.empty()) return;
  throw Error(ErrorKind::stopped, folder + ": " + std::to_string(missing.size()) + " of " +
                                      std::to_string(identity.replicates) + " " + identity.rows_word() +
                                      "s are missing, the first is " + std::to_string(missing.front()) +
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
  StoppingRule rule(stored.header, stored.identity.replicates);
  RunIdentity run = stored.identity;
  do {
    run.replicates = rule.wanted();
    refuse_incomplete(folder, rule.wanted_of(found.missing), run);
  } while (!rule.ends(found, run));
  constexpr int threads = 1;  // batch systems are asked for one processor (tools/slurm)
  ResultHeader header = stored.header;
  header.precision_looks = rule.looks();
  join_shards(folder, found, run, header, destination, threads, callbacks);
  rule.tell(callbacks);
}

}  // namespace taktskifte
