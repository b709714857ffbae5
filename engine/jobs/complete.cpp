#include "jobs/complete.hpp"

#include <filesystem>
#include <new>
#include <optional>

#include "jobs/coordinator.hpp"
#include "jobs/stopping_rule.hpp"
#include "taktskifte/core/error.hpp"
#include "taktskifte/core/out_of_memory.hpp"

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

void join_shards(const std::string& folder, const ShardInventory& found, const RunIdentity& run,
                 const ResultHeader& header, const Destination& output, int threads,
                 const JobCallbacks& callbacks) {
  merge_shards(found, run, header, output.name(), folder, threads, [&] {
    if (callbacks.stop()) throw Error(ErrorKind::stopped, "stopped on request");
    output.check_again();
  });
  callbacks.on_written(output.name(), found.failures());
}

void complete(const PendingWork& work, ResultHeader header, const Destination& output, const Ranks& ranks,
              const JobCallbacks& callbacks) {
  constexpr int most_tries = 6;  // two are enough where nobody else touches the folder
  const std::string& folder = work.folder;
  Depth depth = Depth::contents;
  StoppingRule rule(header, work.identity.replicates);
  bool begun = false;
  for (int tries = 0; tries < most_tries; ++tries) {
    const ShardInventory found = list_shards(folder, work.identity, depth);
    refuse_foreign(found);
    put_damaged_aside(found, callbacks);
    const auto missing = rule.wanted_of(found.missing);
    if (missing.empty()) {
      try {
        RunIdentity run = work.identity;
        run.replicates = rule.wanted();
        if (!rule.ends(found, run)) {
          tries = -1;
          continue;
        }
        header.precision_looks = rule.looks();
        join_shards(folder, found, run, header, output, work.options.threads, callbacks);
        rule.tell(callbacks);
        return remove_run_folder(folder);
      } catch (const DamagedShard&) {
        depth = Depth::numbers;  // the next look finds it
        continue;
      }
    }
    if (tries > 0)
      callbacks.on_warning(folder + ": of finished " + work.identity.rows_word() + "s " +
                           std::to_string(missing.size()) + " got lost meanwhile; run again");
    if (!begun)
      callbacks.on_found(static_cast<std::size_t>(work.identity.replicates) - found.missing.size(), folder);
    begun = true;
    if (ranks.size() > 1)
      coordinate(ranks, missing, work, callbacks);
    else
      run_pending(missing, work, callbacks);
    depth = Depth::replicates;  // shards are looked at closely when they are joined
  }
  throw Error(ErrorKind::io, folder +
                                 ": finished replicates get lost or damaged again and again; check the disk, "
                                 "and that no other program changes this folder");
}

void keeping_parts(const Keeping& keeping, const RunIdentity& identity, const std::function<void()>& body) {
  const auto end = [&](ErrorKind exit, const std::string& why) {
    std::optional<std::size_t> done;  // nothing if the folder cannot be looked at now
    try {
      done = static_cast<std::size_t>(identity.replicates) -
             list_shards(keeping.folder, identity).missing.size();
    } catch (const std::exception&) {  // what broke the run off says more
      std::error_code ignored;
      const auto type = std::filesystem::symlink_status(keeping.folder, ignored).type();
      if (type == std::filesystem::file_type::not_found) throw Error(exit, why);
    }
    if (done == 0 && exit != ErrorKind::stopped) {
      if (keeping.fresh) remove_run_folder(keeping.folder);
      throw Error(exit, why);
    }
    // What the keys make too large stays so however often it is tried.
    const std::string next = exit == ErrorKind::scenario
                                 ? "; begin anew with other keys after: rm -r " + keeping.folder
                                 : "; go on with: " + keeping.go_on;
    const std::string kept = done ? std::to_string(*done) + " of " + std::to_string(identity.replicates) +
                                        " " + identity.rows_word() + "s are kept in "
                                  : "what is finished is kept in ";
    throw Error(exit, why + "\n" + kept + keeping.folder + next);
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
