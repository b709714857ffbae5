#include "jobs/complete.hpp"

#include <new>

#include "jobs/coordinator.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/out_of_memory.hpp"
#include "taktskifte/jobs/run_identity.hpp"

namespace taktskifte {
namespace {

// Renames damaged shards so that nobody counts them, and says so.
void put_damaged_aside(const ShardInventory& found, const JobCallbacks& callbacks) {
  for (const auto& damaged : found.damaged) {
    set_aside(damaged.file);
    callbacks.on_warning(damaged.file + ": this shard is damaged: " + damaged.why +
                         "; it is put aside as .damaged, and its replicates are run again");
  }
}

}  // namespace

void join_shards(const std::string& folder, const ShardInventory& found, const ResultHeader& header,
                 const Destination& output, const JobCallbacks& callbacks) {
  merge_shards(found, identity_of(header), header, output.name(), folder, [&] {
    if (callbacks.stop()) throw Error(ErrorKind::stopped, "stopped on request");
    output.check_again();
  });
  callbacks.on_written(output.name(), found.failures());
}

void complete(const PendingWork& work, const ResultHeader& header, const Destination& output,
              const Ranks& ranks, const JobCallbacks& callbacks) {
  constexpr int most_looks = 6;  // two are enough where nobody else touches the folder
  const std::string& folder = work.folder;
  Depth depth = Depth::contents;
  bool worked = false;
  for (int look = 0; look < most_looks; ++look) {
    const ShardInventory found = list_shards(folder, work.identity, depth);
    refuse_foreign(found);
    put_damaged_aside(found, callbacks);
    if (found.missing.empty()) {
      try {
        join_shards(folder, found, header, output, callbacks);
        return remove_run_folder(folder);
      } catch (const DamagedShard&) {
        depth = Depth::numbers;  // the next look finds it
        continue;
      }
    }
    if (look > 0)
      callbacks.on_warning(folder + ": of finished " + work.identity.rows_word() + "s " +
                           std::to_string(found.missing.size()) + " got lost meanwhile; run again");
    callbacks.on_found(static_cast<std::size_t>(work.identity.replicates) - found.missing.size(), folder);
    if (ranks.size() > 1 && !worked)
      coordinate(ranks, found.missing, work, callbacks);
    else
      run_pending(found.missing, work, callbacks);
    worked = true;
  }
  throw Error(ErrorKind::io, folder +
                                 ": finished replicates get lost or damaged again and again; check the disk, "
                                 "and that no other program changes this folder");
}

void keeping_parts(const Keeping& keeping, const RunIdentity& identity, const std::function<void()>& body) {
  const auto end = [&](ErrorKind exit, const std::string& why) {
    std::size_t done = 0;
    try {
      done = static_cast<std::size_t>(identity.replicates) -
             list_shards(keeping.folder, identity).missing.size();
    } catch (const Error&) {  // a folder that cannot even be looked at: what broke the run off says more
      throw Error(exit, why);
    }
    if (done == 0 && exit != ErrorKind::stopped) {
      if (keeping.fresh) remove_run_folder(keeping.folder);
      throw Error(exit, why);
    }
    // What the keys make too large stays so however often it is tried.
    const std::string next = exit == ErrorKind::scenario
                                 ? "; begin anew with other keys after: rm -r " + keeping.folder
                                 : "; go on with: " + keeping.go_on;
    throw Error(exit, why + "\n" + std::to_string(done) + " of " + std::to_string(identity.replicates) + " " +
                          identity.rows_word() + "s are kept in " + keeping.folder + next);
  };
  try {
    body();
  } catch (const Error& error) {
    end(error.kind(), error.what());
  } catch (const std::bad_alloc&) {
    end(ErrorKind::internal, out_of_memory);
  } catch (const std::exception& problem) {
    // Such as a thread that the system does not grant.
    end(ErrorKind::internal,
        std::string("the run broke off: ") + problem.what() + "; fewer threads need less");
  }
}

}  // namespace taktskifte
